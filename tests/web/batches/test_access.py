import pytest

from tests.web.applications.kit import open_batch
from tests.web.case import Site
from tidu.web.batches.access import may_keep, may_make
from tidu.web.batches.models import Batch

pytestmark = pytest.mark.django_db


def test_who_applies_sees_what_was_opened_in_its_area(site: Site) -> None:
    batch, closed = open_batch(site), open_batch(site, title="未开放")
    closed.opened_at = None
    closed.save()

    def seen(key: str) -> set[Batch]:
        return set(Batch.objects.visible_to(site.people[key]))

    assert seen("officer") == seen("leader") == seen("unit") == {batch, closed}
    assert seen("firm") == seen("specialist") == {batch}
    assert seen("provider") == seen("stranger") == set()
    batch.areas.set([site.west])
    assert seen("firm") == set()


def test_an_area_reaches_what_lies_below_it_once(site: Site) -> None:
    batch = open_batch(site)
    batch.areas.set([site.east, site.town])
    assert list(Batch.objects.open_to(site.east_firm)) == [batch]
    assert not Batch.objects.open_to(site.west_firm).exists()


def test_a_sector_narrows(site: Site) -> None:
    batch = open_batch(site)
    batch.sector = "示例产业"
    batch.save()
    assert not Batch.objects.open_to(site.east_firm).exists()
    site.east_firm.sector = "示例产业"
    assert list(Batch.objects.open_to(site.east_firm)) == [batch]


def test_who_keeps_a_batch(site: Site) -> None:
    batch = open_batch(site)
    assert {key for key, someone in site.people.items() if may_keep(someone, batch)} == {
        "operator",
        "officer",
    }
    batch.organiser = site.east
    assert may_keep(site.district_officer, batch)
    assert {key for key, someone in site.people.items() if may_make(someone)} == {
        "operator", "officer", "district_officer", "stranger",
    }  # fmt: skip
