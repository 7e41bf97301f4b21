"""Facts of a made-up firm by source and year: three years, gaps, and sources that disagree."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from tidu.web.demo.titles import LEVELS
from tidu.web.facts.values import stored
from tidu.web.packs import library

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.schema.facts import FactType
    from tidu.tables.sample.draws import Draws
    from tidu.tables.sample.figures import Row
    from tidu.web.facts.values import Stored

Rows = dict[tuple[str, int], dict[str, "Stored | None"]]
"""Kept values by source (key of `tidu.web.demo.ground.SOURCES`) and year; 0 for what has no year."""

# The registry has these itself; titles are recorded one by one.
_NOT_FACTS = frozenset({"uscc", "name", "jurisdiction", "size_industry", "established_on"})
_NOT_FACTS |= {f"{title}_until" for title in LEVELS}
# The sample gives these for the last year, or two; the page shows three.
_STOCKS = ("total_assets", "total_liabilities", "employees", "rd_staff", "rd_expense")
_YEARS_BACK = (0, 1, 2)
_CENT = Decimal("0.01")


def rows_of(row: Row, draws: Draws, on: date) -> Rows:
    """Return what each source says of a firm; values in the form the store keeps.

    Args:
        row: the sample's row.
        draws: chance.
        on: today; the last full year is the year before.
    """
    platform = _by_year(_three_years(row, draws), on)
    last = on.year - 1
    _leave_gaps(platform, draws, last)
    rows: Rows = {("platform", year): values for year, values in platform.items() if values}
    if known := platform.get(last):
        _add_others(rows, known, draws, last)
    return rows


def _three_years(row: Row, draws: Draws) -> Row:
    """The row with balance sheet, staff and R&D of three years: a little less each year back."""
    full = dict(row)
    for fact in _STOCKS:
        for back in _YEARS_BACK[1:]:
            key, after = f"{fact}[{-back}]", f"{fact}[{1 - back}]" if back > 1 else fact
            value = full.get(after)
            if key in full or not isinstance(value, Decimal | int):
                continue
            shrunk = value * Decimal(draws.between(82, 99)) / 100
            full[key] = shrunk.quantize(_CENT) if isinstance(value, Decimal) else int(shrunk)
    return full


def _by_year(row: Row, on: date) -> dict[int, dict[str, Stored | None]]:
    years: dict[int, dict[str, Stored | None]] = {}
    for key, value in row.items():
        place = _place_of(key, on.year)
        if value is None or place is None:
            continue
        fact, kind, year = place
        exact = Decimal(value) if type(value) is int else value
        years.setdefault(year, {})[fact] = stored(exact, kind)  # type: ignore[arg-type] # as the sample says
    return years


@cache
def _place_of(key: str, this_year: int) -> tuple[str, FactType, int] | None:
    """Fact, type and absolute year of a key of the sample (``revenue[-1]``); None for what is no fact."""
    fact, _, back = key.partition("[")
    if fact in _NOT_FACTS:
        return None
    definition = library().catalogue.fact(fact)
    year = this_year + definition.year_anchor + int(back.rstrip("]") or 0)
    return fact, definition.type, year if definition.period.by_year else 0


def _leave_gaps(years: dict[int, dict[str, Stored | None]], draws: Draws, last: int) -> None:
    """Some firms lack a whole year, some everything, some all of R&D."""
    if draws.chance(0.02):
        years.clear()
    elif draws.chance(0.04):
        years.pop(last, None)
    elif draws.chance(0.03):
        for values in years.values():
            values.pop("rd_expense", None)


def _add_others(rows: Rows, known: dict[str, Stored | None], draws: Draws, last: int) -> None:
    """Departments, the firm itself and visits say the same, or a little else."""
    for source, share, differing, facts in (
        ("statistics", 0.25, 0.3, ("revenue", "employees")),
        ("tax", 0.15, 0.4, ("rd_expense", "revenue")),
        ("firm", 0.12, 0.8, ("revenue", "net_profit", "employees")),
        ("visit", 0.05, 0.5, ("rd_staff", "employees")),
    ):
        if not draws.chance(share):
            continue
        differs = draws.chance(differing)
        said = {fact: _said(known[fact], draws, differs=differs) for fact in facts if fact in known}
        if said:
            rows[source, last] = said


def _said(value: Stored | None, draws: Draws, *, differs: bool) -> Stored | None:
    if not differs or not isinstance(value, str):
        return value
    other = Decimal(value) * draws.pick((97, 99, 101, 104)) / 100
    return f"{other:.2f}" if "." in value else f"{other:.0f}"
