from datetime import date

import polars as pl

from tests.web.case import Site
from tidu.web.assessments.latest import list_of, mark_stale, store_lines
from tidu.web.assessments.models import LatestVerdict
from tidu.web.packs import library

STANDARD = library().standard("national.srdi-2026")


def lines(*rows: tuple[int, int, int]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "firm": [row[0] for row in rows],
            "verdict": [row[1] for row in rows],
            "score_low": [None] * len(rows),
            "score_high": [55.5] * len(rows),
            "unmet": [row[2] for row in rows],
            "open": [0] * len(rows),
            "distance": [0.25] * len(rows),
        }
    )


def test_later_lines_take_the_place_of_earlier_ones(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    assert list_of(site.root.pk, STANDARD, "new") == into
    store_lines(lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0)), into, on=date(2026, 1, 1))
    mark_stale([site.east_firm.pk])
    assert store_lines(lines((site.east_firm.pk, 0, 1)), into, on=date(2026, 2, 1)) == 1
    east, west = LatestVerdict.objects.order_by("enterprise")
    assert (east.unmet, east.on, east.stale) == (1, date(2026, 2, 1), False)
    assert (west.verdict, west.on) == (3, date(2026, 1, 1))
    assert (east.score_low, east.score_high, east.distance) == (None, 55.5, 0.25)


def test_lists_are_apart_by_case(site: Site) -> None:
    first, second = (list_of(site.root.pk, STANDARD, case) for case in ("new", "renewal"))
    for into in (first, second):
        store_lines(lines((site.east_firm.pk, 0, 2)), into, on=date(2026, 1, 1))
    assert LatestVerdict.objects.count() == 2


def test_only_the_firms_named_go_stale(site: Site) -> None:
    into = list_of(site.root.pk, STANDARD, "new")
    store_lines(lines((site.east_firm.pk, 0, 2), (site.west_firm.pk, 3, 0)), into, on=date(2026, 1, 1))
    assert mark_stale([site.east_firm.pk]) == 1
    assert mark_stale([site.east_firm.pk]) == 0
    assert [one.stale for one in LatestVerdict.objects.order_by("enterprise")] == [True, False]
