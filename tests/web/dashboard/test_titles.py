from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tests.web.dashboard.made import add_titles
from tidu.web.dashboard.titles import expiring, held_on, holder_counts, holders_page, trend
from tidu.web.titles.models import Title
from tidu.web.titles.services import withdraw_title

TODAY = date(2026, 6, 1)


def test_who_held_what_at_each_year_end(site: Site) -> None:
    add_titles(site, TODAY)
    found = trend(site.officer, TODAY)
    assert found.table.columns == ("2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31", "2026-06-01")
    rows = {row.label: tuple(cell.count for cell in row.cells) for row in found.table.rows}
    assert rows == {"创新型中小企业": (1, 1, 1, 0, 0), "专精特新“小巨人”企业": (0, 0, 1, 1, 1)}
    assert found.chart["labels"] == list(found.table.columns)
    assert found.subtitle.startswith("各时点持有称号的企业数，截至 2")
    assert trend(site.people["stranger"], TODAY).table.rows == ()


def test_both_ends_count_and_a_withdrawal_ends_it(site: Site) -> None:
    add_titles(site, TODAY)
    first = Title.objects.get(level="national.innovative")
    assert held_on(site.officer, first.until, "national.innovative").count() == 1
    assert held_on(site.officer, date(2025, 1, 2), "national.innovative").count() == 0
    withdraw_title(actor=site.officer, title=first, on=date(2023, 5, 1), reason="示例")
    assert held_on(site.officer, date(2023, 4, 30), "national.innovative").count() == 1
    assert held_on(site.officer, date(2023, 5, 1), "national.innovative").count() == 0


@pytest.mark.parametrize(("days", "counts"), [(0, [1, 1, 1]), (-40, [0, 1, 1]), (30, [0, 0, 0])])
def test_what_ends_soon(site: Site, days: int, counts: list[int]) -> None:
    # Summaries hold the highest title of the real day.
    today = timezone.localdate()
    add_titles(site, today)
    day = date.fromordinal(today.toordinal() + days)
    assert [figure.count for figure in expiring(site.officer, day)] == counts


def test_holders_page_by_page(site: Site) -> None:
    add_titles(site, TODAY)
    (title,) = holders_page(site.officer, TODAY, "")
    assert title.enterprise == site.east_firm
    assert holders_page(site.officer, TODAY, "", after=title.pk) == []
    assert len(holders_page(site.officer, date(2024, 12, 31), "", size=1)) == 2


def test_a_firm_with_two_titles_of_a_level_counts_once(site: Site) -> None:
    add_titles(site, TODAY)
    level = "national.little-giant"
    title = Title.objects.get(level=level)
    title.pk, title.until = None, title.until + timedelta(days=30)
    title.save(force_insert=True)
    figure = next(row.total for row in trend(site.officer, TODAY).table.rows if row.total.count)
    assert holder_counts(site.officer, TODAY, level) == (figure.count, 2)
