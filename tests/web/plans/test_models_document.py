import pytest
from django.db import IntegrityError

from tests.web.case import Site
from tests.web.plans.ahead_made import loaded
from tests.web.plans.made import plan
from tests.web.pools.made import pool
from tidu.web.enterprises.models import SourceLibrary
from tidu.web.plans.models import LibraryLink


def test_a_library_is_never_two_of_the_site(site: Site) -> None:
    adopted, source = plan(site), SourceLibrary.objects.create(root=site.root, name="示例库")
    with pytest.raises(IntegrityError):
        LibraryLink.objects.create(plan=adopted, library="pool", pool=pool(site, rule=""), source=source)


def test_names_for_people_and_the_tenant(site: Site) -> None:
    adopted = plan(site)
    document = loaded(site, adopted)
    assert (str(document), document.root_id) == ("示例.txt", site.root.pk)
    assert str(adopted.editions.get()) == "第1版"
    assert str(LibraryLink(library="pool")) == "pool"
