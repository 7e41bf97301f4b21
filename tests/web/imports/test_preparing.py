"""A chunk's changes, ready and out of sight, in a bounded number of queries."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, known, staged
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.enterprises.services import create_enterprise
from tidu.web.facts.models import CurrentFacts, FactRow, Switch
from tidu.web.imports.models import Chunk, ImportRun, TouchedFirm
from tidu.web.imports.preparing import prepare_chunk
from tidu.web.imports.staging import judge_of

pytestmark = pytest.mark.django_db

REVENUE = "2025年营业收入（万元）"


def prepared(run: ImportRun) -> Switch:
    switch = Switch.objects.create(root_id=run.root_id)
    for chunk in Chunk.objects.filter(run=run):
        prepare_chunk(run, switch, chunk, judge_of(run))
    return switch


def test_it_lies_ready_and_shows_nothing(site: Site) -> None:
    applied(site, [firm(1)])
    switch = prepared(staged(site, [firm(1, **{REVENUE: 7}), firm(2)]))
    assert known(2).status == Status.PREPARED
    assert FactRow.objects.filter(since=switch).count() == 2
    assert list(FactRow.objects.in_force().values_list("enterprise__uscc", flat=True)) == [code(1)]
    (view,) = CurrentFacts.objects.filter(layer=1)
    assert (view.enterprise, view.switch, view.values) == (known(1), switch, {"revenue": "70000.00"})


def test_a_firm_that_lies_ready_cannot_be_put_on_record_by_hand(site: Site) -> None:
    prepared(staged(site, [firm(1)]))
    with pytest.raises(RegistryError, match="正在由一次导入登记"):
        create_enterprise(actor=site.officer, uscc=code(1), name="示例", jurisdiction=site.east)


def test_a_chunk_is_prepared_once(site: Site) -> None:
    run = staged(site, [firm(1)])
    switch = prepared(run)
    for chunk in Chunk.objects.filter(run=run):
        prepare_chunk(run, switch, chunk, judge_of(run))
    assert (FactRow.objects.count(), TouchedFirm.objects.filter(run=run).count()) == (1, 1)


def test_a_new_firm_met_again_in_a_later_chunk_is_the_same(site: Site) -> None:
    run = staged(site, [firm(1)])
    (chunk,) = Chunk.objects.filter(run=run)
    Chunk.objects.create(run=run, number=1, last_row=9, body=chunk.body, new=1)
    prepared(run)
    assert Enterprise.objects.filter(uscc=code(1)).count() == 1
    assert TouchedFirm.objects.filter(run=run).count() == 1


@pytest.mark.parametrize("again", [False, True], ids=["new", "changed"])
def test_queries_do_not_grow_with_the_rows(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries, *, again: bool
) -> None:
    rows = [firm(number, 产业领域="装备制造") for number in range(60)]
    if again:
        applied(site, rows)
    run = staged(site, [{**row, REVENUE: 7, "产业领域": "新材料"} for row in rows])
    with django_assert_max_num_queries(24):
        prepared(run)
