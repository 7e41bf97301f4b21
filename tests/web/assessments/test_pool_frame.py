import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.web.assessments.made import ON, add_ledgers, fill
from tests.web.case import Site
from tidu.engine.columnar import frame_of
from tidu.web.assessments.documents import FIRM
from tidu.web.assessments.pool_frame import pool_frame
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.facts.models import CurrentFacts
from tidu.web.packs import library

STANDARDS = [
    library().standard(one)
    for one in (
        "national.innovative-2022",
        "national.srdi-2022",
        "national.srdi-2026",
        "national.little-giant-2022",
        "national.little-giant-2026",
        "national.champion-2023",
    )
]


def test_it_holds_what_the_firms_hold_one_by_one(site: Site) -> None:
    fill(site, site.east_firm)
    fill(site, site.west_firm, revenue=None, class1_ip=None)
    add_ledgers(site, site.west_firm)
    firms = Enterprise.objects.order_by("pk")
    frame = pool_frame(firms, STANDARDS, on=ON)
    expected = frame_of(list(engine_facts(firms, on=ON)), STANDARDS, on=ON, catalogue=library().catalogue)
    assert frame[FIRM].to_list() == [firm.pk for firm in firms]
    assert set(expected.columns) <= set(frame.columns)
    assert_frame_equal(frame.select(expected.columns), expected)
    assert any("@" in name for name in frame.columns)
    assert frame["srdi_until"].null_count() == len(firms) - 1


def test_firms_that_lie_between_are_left_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for firm in (site.east_firm, site.west_firm):
        fill(site, firm)
        add_ledgers(site, firm)
    whole = pool_frame(Enterprise.objects.all(), STANDARDS, on=ON)
    chosen = Enterprise.objects.filter(pk__in=(site.east_firm.pk, site.foreign_firm.pk))
    for sparse in (1, 3):  # by a list, by a range
        monkeypatch.setattr("tidu.web.assessments.documents._SPARSE", sparse)
        frame = pool_frame(chosen, STANDARDS, on=ON)
        assert_frame_equal(frame, whole.filter(pl.col(FIRM) != site.west_firm.pk))


def test_where_no_firm_of_a_batch_has_ledgers_the_reported_figure_decides(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(site, site.east_firm, class1_ip="7")
    fill(site, site.west_firm)
    add_ledgers(site, site.west_firm)
    whole = pool_frame(Enterprise.objects.all(), STANDARDS, on=ON)
    monkeypatch.setattr("tidu.web.assessments.pool_frame._BATCH", 1)
    batches = pool_frame(Enterprise.objects.all(), STANDARDS, on=ON)
    assert_frame_equal(batches, whole, check_column_order=False)
    row = batches.filter(pl.col(FIRM) == site.east_firm.pk)
    assert row["class1_ip@national.srdi-2022"].to_list() == [7.0]


def test_with_columns_made_beside_it_is_the_same_and_tells_how_far_it_is(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(site, site.east_firm)
    fill(site, site.west_firm)
    add_ledgers(site, site.west_firm)
    firms, told = Enterprise.objects.all(), list[tuple[int, int]]()
    whole = pool_frame(firms, STANDARDS, on=ON)
    monkeypatch.setattr("tidu.web.assessments.pool_frame._BATCH_BESIDE", 2)
    beside = pool_frame(firms, STANDARDS, on=ON, beside=True, tell=lambda *done: told.append(done))
    assert_frame_equal(beside, whole)
    assert told == [(2, 3), (3, 3)]


@pytest.mark.parametrize("beside", [False, True])
def test_no_firms_no_rows(site: Site, *, beside: bool) -> None:
    assert pool_frame(Enterprise.objects.none(), STANDARDS, on=ON, beside=beside).height == 0


def test_queries_do_not_grow_with_firms(site: Site, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a fixture without a public type
    fill(site, site.east_firm)
    with django_assert_max_num_queries(8):
        pool_frame(Enterprise.objects.all(), STANDARDS, on=ON)


def test_a_document_of_another_kind_hides_nothing(site: Site) -> None:
    fill(site, site.east_firm)
    view = CurrentFacts.objects.get(enterprise=site.east_firm, year=2025)
    view.values |= {"employees": {"odd": 1}, "unheard_of": [1]}
    view.save()
    row = pool_frame(Enterprise.objects.filter(pk=site.east_firm.pk), STANDARDS, on=ON)
    assert row["revenue"].to_list() == [42_000_000.0]
    assert row["employees"].to_list() == [None]
