from tests.web.case import Site
from tests.web.documents.made import checked_document
from tidu.web.documents.publishing import publish
from tidu.web.revisions.models import PackRevision


def test_editions_are_the_tenants(site: Site) -> None:
    publish(actor=site.officer, document=checked_document(site))
    seen = {
        key: PackRevision.objects.visible_to(site.people[key]).count()
        for key in ("officer", "leader", "unit", "firm", "stranger")
    }
    assert seen == {"officer": 1, "leader": 1, "unit": 1, "firm": 0, "stranger": 0}
