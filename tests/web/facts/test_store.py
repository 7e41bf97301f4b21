"""Rows in bulk."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.facts.models import CurrentFacts, FactRow, Strength
from tidu.web.facts.store import NewRow, record_rows, refresh_current, supersede

pytestmark = pytest.mark.django_db


def test_many_rows_cost_few_queries(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    came_from = source(site)
    rows = [
        NewRow(firm.pk, year, came_from.pk, {"revenue": f"{year}.00"})
        for firm in (site.east_firm, site.west_firm)
        for year in range(2000, 2026)
    ]
    with django_assert_max_num_queries(14):
        record_rows(rows)
    assert CurrentFacts.objects.count() == 52


def test_two_rows_of_one_source_in_one_batch_are_one_row(site: Site) -> None:
    came_from = source(site)
    firm = site.east_firm.pk
    rows = record_rows(
        [
            NewRow(firm, 2025, came_from.pk, {"revenue": "1.00"}, "第1行"),
            NewRow(firm, 2025, came_from.pk, {"employees": "2"}, "第2行"),
        ]
    )
    assert [row.values for row in rows] == [{"revenue": "1.00", "employees": "2"}]


def test_undoing_a_source_leaves_the_others(site: Site) -> None:
    undone, kept = source(site), source(site, Strength.FIRM)
    firm = site.east_firm.pk
    record_rows(
        [
            NewRow(firm, 2025, kept.pk, {"revenue": "1.00"}),
            NewRow(firm, 2025, undone.pk, {"revenue": "2.00"}),
            NewRow(firm, 2024, undone.pk, {"revenue": "3.00"}),
        ]
    )
    assert supersede(FactRow.objects.filter(source=undone)) == 2
    assert list(CurrentFacts.objects.values_list("year", "values")) == [(2025, {"revenue": "1.00"})]


def test_refreshing_without_rows_leaves_nothing(site: Site) -> None:
    CurrentFacts.objects.create(enterprise=site.east_firm, year=2025, values={"revenue": "1.00"})
    refresh_current([(site.east_firm.pk, 2025)])
    assert not CurrentFacts.objects.exists()
