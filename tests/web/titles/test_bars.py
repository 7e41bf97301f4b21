"""Until when a revocation keeps a firm from applying."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.titles.bars import bar_until, bars_of
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step

pytestmark = pytest.mark.django_db
ON, END = date(2026, 6, 1), date(2029, 5, 31)


def revoked(site: Site, level: str = "national.srdi", ground: str = "accident", on: date = ON) -> Title:
    title: Title = Title.objects.create(
        enterprise=site.east_firm, level=level, until=date(2028, 12, 31), source=source(site)
    )
    take_step(actor=None, title=title, kind=Kind.REVOKED, on=on, words=Words("示例", ground=ground))
    return title


@pytest.mark.parametrize(
    ("on", "end"),
    [(date(2026, 5, 31), None), (ON, END), (END, END), (date(2029, 6, 1), None)],
    ids=["before", "first", "last", "after"],
)
def test_a_bar_has_a_first_and_a_last_day(site: Site, on: date, end: date | None) -> None:
    revoked(site)
    assert bar_until(site.east_firm, "national.srdi", on) == end


def test_titles_under_one_rule_bar_from_one_another(site: Site) -> None:
    revoked(site)
    assert bar_until(site.east_firm, "national.little-giant", ON) == END
    assert bar_until(site.east_firm, "national.champion", ON) is None
    assert bar_until(site.west_firm, "national.srdi", ON) is None


def test_another_reason_bars_from_nothing_and_a_restored_title_no_longer(site: Site) -> None:
    revoked(site, ground="")
    assert bar_until(site.east_firm, "national.srdi", ON) is None
    title = revoked(site, level="national.innovative")
    take_step(actor=None, title=title, kind=Kind.RESTORED, on=ON, words=Words("示例"))
    assert bar_until(site.east_firm, "national.innovative", ON) is None


def test_the_longest_bar_counts(site: Site, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    revoked(site)
    revoked(site, level="national.little-giant", on=date(2026, 9, 1))
    with django_assert_num_queries(1):
        bars = bars_of([site.east_firm.pk, site.west_firm.pk], on=date(2026, 10, 1))
    assert [bar.until for bar in bars] == [date(2029, 8, 31), END]
    assert bar_until(site.east_firm, "national.srdi", date(2026, 10, 1)) == date(2029, 8, 31)
