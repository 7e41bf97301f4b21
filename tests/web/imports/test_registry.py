"""What the registry knows of many codes, in a few queries."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, known
from tidu.web.enterprises.models import Enterprise, EnterpriseCode, Status
from tidu.web.imports.registry import add_facts, add_records, known_firms
from tidu.web.ledgers.models import LedgerRow
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def test_many_codes_cost_few_queries(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    applied(site, [firm(number) for number in range(30)])
    with django_assert_max_num_queries(5):
        found = known_firms(site.officer, [code(number) for number in range(40)])
        add_facts({one.pk: one for one in found.values()}.values())
    assert len(found) == 30
    assert found[code(3)].values == {2025: {"revenue": "10030000.00"}}
    assert found[code(3)].strengths == {(2025, "revenue"): 4}


def test_former_codes_and_merged_records_lead_to_the_firm(site: Site) -> None:
    applied(site, [firm(1), firm(2)])
    EnterpriseCode.objects.create(enterprise=known(1), uscc=code(90))
    Enterprise.objects.filter(uscc=code(2)).update(status=Status.MERGED, merged_into=known(1))
    found = known_firms(site.officer, [code(90), code(2), code(91)])
    assert {number: one.pk for number, one in found.items()} == {code(90): known(1).pk, code(2): known(1).pk}


def test_firms_out_of_scope_are_there_and_not_visible(site: Site) -> None:
    applied(site, [firm(1), {**firm(2), "所属辖区": "示例西区"}])
    found = known_firms(site.district_officer, [code(1), code(2)])
    assert [found[code(number)].visible for number in (1, 2)] == [True, False]
    assert known_firms(site.stranger, [code(1)]) == {}


def test_ledgers_are_known_by_number_and_titles_by_level_and_end(site: Site) -> None:
    run = applied(site, [firm(1)])
    one = known_firms(site.officer, [code(1)])[code(1)]
    for number, removed in (("示例1", None), ("示例2", run.applied_at), ("", None)):
        LedgerRow.objects.create(
            enterprise=known(1), ledger="ip", number=number, values={"number": number}, source=run.source,
            removed_at=removed,
        )  # fmt: skip
    Title.objects.create(
        enterprise=known(1), level="national.srdi", until=date(2027, 1, 1), source=run.source, number="示例"
    )
    add_records([one], "ip")
    assert one.records == {("ip", "示例1"): {"number": "示例1"}}
    add_records([one], "titles")
    assert one.records == {("national.srdi", "2027-01-01"): {"number": "示例"}}
