from tests.web.case import Site
from tests.web.documents.made import checked_document, document
from tidu.web.documents.models import Document
from tidu.web.documents.publishing import publish


def seen(site: Site) -> dict[str, int]:
    keys = ("officer", "district_officer", "operator", "leader", "unit", "firm", "stranger")
    return {key: Document.objects.visible_to(site.people[key]).count() for key in keys}


def test_a_draft_is_its_keepers(site: Site) -> None:
    document(site)
    assert seen(site) == {
        "officer": 1,
        "district_officer": 0,
        "operator": 1,
        "leader": 0,
        "unit": 0,
        "firm": 0,
        "stranger": 0,
    }


def test_what_was_published_is_for_all_who_carry_it_out(site: Site) -> None:
    publish(actor=site.officer, document=checked_document(site))
    found = seen(site)
    assert (found["unit"], found["leader"], found["district_officer"]) == (1, 1, 1)
    assert (found["firm"], found["stranger"]) == (0, 0)


def test_only_keepers_of_the_place_check_and_publish(site: Site) -> None:
    document(site, person="district_officer")
    kept = {
        key: Document.objects.kept_by(site.people[key]).count()
        for key in ("officer", "district_officer", "unit", "leader", "stranger")
    }
    assert kept == {"officer": 1, "district_officer": 1, "unit": 0, "leader": 0, "stranger": 0}
    site.officer.sectors = ["C35"]
    assert not Document.objects.kept_by(site.officer).exists(), "an officer of one sector keeps no plan"
