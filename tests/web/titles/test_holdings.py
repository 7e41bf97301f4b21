"""Which titles a firm holds."""

from datetime import date

from tidu.web.packs import library
from tidu.web.titles.holdings import highest, holdings
from tidu.web.titles.models import Title

LEVELS = library().levels
DAY = date(2026, 6, 1)


def title(level: str, until: date, **more: date) -> Title:
    return Title(level=f"national.{level}", until=until, **more)


def test_the_highest_valid_level_counts() -> None:
    held = holdings(
        [title("innovative", date(2027, 1, 1)), title("srdi", DAY), title("little-giant", date(2026, 5, 31))],
        {},
        LEVELS,
    )
    top = highest(held, DAY)
    assert top is not None
    assert top.level == "national.srdi"


def test_both_ends_are_inclusive() -> None:
    held = holdings([title("srdi", DAY, since=DAY)], {}, LEVELS)
    assert highest(held, DAY) is not None
    assert highest(held, date(2026, 5, 31)) is None
    assert highest(held, date(2026, 6, 2)) is None


def test_titles_beside_the_gradient_are_no_level() -> None:
    assert highest(holdings([title("high-tech", date(2027, 1, 1))], {}, LEVELS), DAY) is None


def test_reported_dates_serve_where_no_title_is_recorded() -> None:
    reported = {"srdi_until": "2027-12-31", "little_giant_until": "不详"}
    assert holdings([], reported, LEVELS)["national.srdi"].until == date(2027, 12, 31)
    assert "national.little-giant" not in holdings([], reported, LEVELS)
    recorded = title("srdi", date(2025, 12, 31))
    assert holdings([recorded], reported, LEVELS)["national.srdi"].until == date(2025, 12, 31)


def test_a_withdrawn_title_ends_the_day_before() -> None:
    held = holdings([title("srdi", date(2027, 1, 1), withdrawn_on=DAY)], {}, LEVELS)
    assert highest(held, DAY) is None
    assert highest(held, date(2026, 5, 31)) is not None
