"""What narrows the list of firms."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.web.case import Site
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.filters import SORTS, FirmFilter, firms_for
from tidu.web.enterprises.models import (
    Enterprise,
    EnterpriseCode,
    EnterpriseName,
    FollowUp,
    LibraryEntry,
    SourceLibrary,
    Status,
)

pytestmark = pytest.mark.django_db


def found(site: Site, person: str = "officer", **query: str) -> set[str]:
    firms = {firm.pk: key for key, firm in site.firms.items()}
    return {firms[firm.pk] for firm in firms_for(site.people[person], FirmFilter.read(query))}


def change(site: Site, key: str, **values: object) -> None:
    Enterprise.objects.filter(pk=site.firms[key].pk).update(**values)


@pytest.mark.parametrize(
    ("word", "firms"),
    [
        ("示例", {"east", "west"}),
        ("机械", {"east"}),
        ("旧名", {"west"}),
        ("91990102", {"east"}),
        ("91990102ma0", {"east"}),
        ("91OLD", {"east"}),
        ("shil", {"east", "west"}),
        ("SLXQ", {"west"}),
        ("电子", set()),
        ("%", set()),
        ("_", set()),
    ],
)
def test_search_by_name_former_name_code_and_initials(site: Site, word: str, firms: set[str]) -> None:
    EnterpriseName.objects.create(enterprise=site.west_firm, name="示例旧名厂")
    EnterpriseCode.objects.create(enterprise=site.east_firm, uscc="91OLD")
    change(site, "west", initials="slxqxcl")
    assert found(site, q=word) == firms


def test_by_place_with_everything_below(site: Site) -> None:
    assert found(site, place=str(site.root.pk)) == {"east", "west"}
    assert found(site, place=str(site.east.pk)) == {"east"}
    assert found(site, place=str(site.town.pk)) == {"east"}
    assert found(site, place=str(site.elsewhere.pk)) == set()
    assert found(site, place="nowhere") == set()


def test_by_level_industry_sector_and_chain(site: Site) -> None:
    change(site, "east", level="national.srdi", size_industry="industry", sector="装备", chain="机器人")
    for name, value in (
        ("level", "national.srdi"), ("industry", "industry"), ("sector", "装备"), ("chain", "机器人"),
    ):  # fmt: skip
        assert found(site, **{name: value}) == {"east"}
    assert found(site, level="none") == {"west"}
    assert found(site, level="national.srdi", sector="材料") == set()


def test_by_library_while_listed(site: Site) -> None:
    library = SourceLibrary.objects.create(root=site.root, name="高新技术企业库")
    yesterday = timezone.localdate() - timedelta(days=1)
    LibraryEntry.objects.create(enterprise=site.east_firm, library=library)
    LibraryEntry.objects.create(enterprise=site.west_firm, library=library, until=yesterday)
    LibraryEntry.objects.create(enterprise=site.west_firm, library=library, until=timezone.localdate())
    assert found(site, library=str(library.pk)) == {"east"}


def test_by_expiry_within_days_from_today_on(site: Site) -> None:
    today = timezone.localdate()
    change(site, "east", title_until=today + timedelta(days=30))
    change(site, "west", title_until=today - timedelta(days=1))
    assert found(site, expiry="30") == {"east"}
    assert found(site, expiry="29") == set()


def test_by_completeness(site: Site) -> None:
    change(site, "east", completeness=100)
    change(site, "west", completeness=49)
    assert found(site, complete="full") == {"east"}
    assert found(site, complete="50") == {"west"}


def test_by_specialist_while_assigned(site: Site) -> None:
    specialist = site.people["specialist"]
    assert found(site, specialist=str(specialist.pk)) == {"east"}
    assert found(site, specialist="none") == {"west"}
    Assignment.objects.filter(user=specialist).update(until=timezone.localdate() - timedelta(days=1))
    assert found(site, specialist=str(specialist.pk)) == set()
    assert found(site, specialist="none") == {"east", "west"}


def test_by_open_marks_to_follow_up(site: Site) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    FollowUp.objects.create(enterprise=site.east_firm, note="核实", due=yesterday, marked_by=site.officer)
    FollowUp.objects.create(enterprise=site.west_firm, note="核实", marked_by=site.officer)
    assert found(site, follow="open") == {"east", "west"}
    assert found(site, follow="overdue") == {"east"}
    FollowUp.objects.update(closed_at=timezone.now())
    assert found(site, follow="open") == set()


@pytest.mark.parametrize("number", ["²", "9" * 40, "-1", "１"])
@pytest.mark.parametrize("name", ["place", "library", "expiry", "complete", "specialist"])
def test_what_is_no_number_of_ours_breaks_nothing(site: Site, name: str, number: str) -> None:
    assert found(site, **{name: number}) <= {"east", "west"}


@given(st.dictionaries(st.sampled_from([field.name for field in fields(FirmFilter)]), st.text(max_size=130)))
def test_a_filter_survives_its_query_string(values: dict[str, str]) -> None:
    wanted = FirmFilter.read(values)
    assert FirmFilter.parse(wanted.query) == wanted
    assert FirmFilter.parse(wanted.query).query == wanted.query


def test_merged_records_are_not_listed(site: Site) -> None:
    change(site, "east", status=Status.MERGED)
    assert found(site) == {"west"}


def test_scope_comes_first(site: Site) -> None:
    assert found(site, "district_officer") == {"east"}
    assert found(site, "district_officer", place=str(site.west.pk)) == set()
    assert found(site, "stranger", q="示例") == set()
    assert found(site, "provider") == set()


def test_orders_turn_round_and_unknown_ones_are_by_name() -> None:
    assert FirmFilter.read({"sort": "level"}).key == SORTS["level"]
    assert FirmFilter.read({"sort": "-level"}).key == SORTS["level"].turned()
    assert FirmFilter.read({"sort": "password"}).key == SORTS["name"]
    assert not FirmFilter.read({"sort": "level"}).narrows
    assert FirmFilter.read({"q": "示例"}).narrows
