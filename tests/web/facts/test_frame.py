"""Firms as the engine takes them."""

from datetime import date
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.engine import evaluate
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.facts.services import record_facts
from tidu.web.ledgers.services import add_row, mark_complete
from tidu.web.packs import library
from tidu.web.titles.services import record_title, withdraw_title

pytestmark = pytest.mark.django_db


def fill(site: Site) -> None:
    came_from = source(site)
    record_facts(
        actor=None,
        enterprise=site.east_firm,
        year=2025,
        source=came_from,
        values={"revenue": "2000万", "employees": 30},
    )
    record_facts(
        actor=None, enterprise=site.east_firm, year=0, source=came_from,
        values={"class1_ip": 2, "srdi_until": "2026-12-31"},
    )  # fmt: skip
    add_row(
        actor=None, enterprise=site.east_firm, ledger="ip", source=came_from,
        values={"kind": "发明专利", "number": "ZL0000000001", "granted_on": "2020-01-01", "related": "是"},
    )  # fmt: skip
    mark_complete(actor=None, enterprise=site.east_firm, ledger="ip", as_of=date(2026, 3, 1))


def test_values_ledgers_and_marks_arrive(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(site)
    firms = list(Enterprise.objects.filter(root=site.root).order_by("pk"))
    with django_assert_num_queries(4):
        east, west = engine_facts(firms)
    assert east.get("revenue", 2025) == Decimal(20_000_000)
    assert east.get("class1_ip") == 2
    assert east.get("established_on") == date(2015, 5, 20)
    assert east.get("srdi_until") == date(2026, 12, 31)
    assert east.records["ip"][0]["granted_on"] == date(2020, 1, 1)
    assert east.records["ip"][0]["related"] is True
    assert east.complete == {"ip"}
    assert west.get("revenue", 2025) is None
    assert west.records == {}


def test_a_mark_holds_from_its_day(site: Site) -> None:
    fill(site)
    (before,) = engine_facts([site.east_firm], on=date(2026, 2, 28))
    (after,) = engine_facts([site.east_firm], on=date(2026, 3, 1))
    assert (before.complete, after.complete) == (frozenset(), frozenset({"ip"}))


def test_recorded_titles_decide_over_reported_dates(site: Site) -> None:
    fill(site)
    title = record_title(
        actor=None, enterprise=site.east_firm, level="national.srdi", since=date(2025, 1, 1),
        until=date(2027, 12, 31), source=source(site),
    )  # fmt: skip
    (facts,) = engine_facts([site.east_firm])
    assert facts.get("srdi_until") == date(2027, 12, 31)
    assert facts.get("srdi_from") == date(2025, 1, 1)
    assert facts.records["titles"][0]["level"] == "national.srdi"
    withdraw_title(actor=None, title=title, on=date(2026, 5, 1), reason="示例")
    (facts,) = engine_facts([site.east_firm])
    assert facts.get("srdi_until") == date(2026, 4, 30)


def test_the_engine_judges_them(site: Site) -> None:
    fill(site)
    (facts,) = engine_facts([site.east_firm])
    result = evaluate(library().standard("national.srdi-2026"), facts, on=date(2026, 6, 1), case="new")
    assert "rd_expense" in {*result.missing, *result.absent}


def test_only_what_is_wanted_is_what_it_is_among_all(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(site)
    record_title(
        actor=None,
        enterprise=site.east_firm,
        level="national.srdi",
        since=date(2024, 1, 1),
        until=date(2027, 6, 30),
        source=source(site),
    )
    firms, only = [site.east_firm, site.west_firm], {"revenue", "srdi_until", "name"}
    for whole, part in zip(engine_facts(firms), list(engine_facts(firms, only=only)), strict=True):
        assert part.values == {key: value for key, value in whole.values.items() if key[0] in only}
        assert part.records.get("titles") == whole.records.get("titles")
        assert set(part.records) <= {"titles"}
        assert not part.complete
    assert part.values.keys() == {("name", None)}
    with django_assert_num_queries(2):
        list(engine_facts(firms, only=only))
