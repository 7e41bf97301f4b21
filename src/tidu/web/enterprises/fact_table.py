"""A firm's facts as a table: years side by side with growth, each value with its source and what contradicts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.web.enterprises.current import rows_behind
from tidu.web.enterprises.settlements import is_settled
from tidu.web.facts.models import Strength
from tidu.web.packs import library
from tidu.web.ui.formats import exact, percent, typed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from tidu.web.enterprises.current import AnyView, Views
    from tidu.web.enterprises.models import Settlement
    from tidu.web.facts.models import FactRow

    Settlements = Mapping[tuple[int, str], Settlement]

YEARS = 5
_GROWING = (FactType.money, FactType.count)
TONES = {
    Strength.VERIFIED: "green", Strength.DEPARTMENT: "azure", Strength.PLATFORM: "azure", Strength.FIRM: "yellow",
}  # fmt: skip
"""Colours of the strengths; the others are grey."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words: growth over the year before, its source, and what other sources say.

    ``open`` says that what contradicts it has not been settled yet.
    """

    fact: str
    year: int
    text: str = ""
    growth: str = ""
    strength: str = ""
    tone: str = ""
    source: str = ""
    conflicts: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A fact with its cells, one a year shown."""

    label: str
    definition: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FactTable:
    """Facts by year, those without a year, and how many values wait for a decision."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    others: tuple[Line, ...]
    conflicts: int


def fact_table(views: Views, settled: Settlements, *, show: Collection[str] = ()) -> FactTable:
    """Return a firm's facts for its page; one query.

    Args:
        views: the views by year.
        settled: the newest decision by year and fact.
        show: facts that have a line even where no year has a value.
    """
    years = shown_years(views)
    sources = rows_behind(views.values())
    yearly, others = [], []
    for definition in library().catalogue:
        if definition.period.by_year:
            cells = tuple(_cell(definition, year, views, sources, settled) for year in years)
            if any(cell.text for cell in cells) or (years and definition.id in show):
                yearly.append(Line(definition.label, definition.definition, cells))
        elif (cell := _cell(definition, 0, views, sources, settled)).text:
            others.append(Line(definition.label, definition.definition, (cell,)))
    waiting = sum(cell.open for line in (*yearly, *others) for cell in line.cells)
    return FactTable(years, tuple(yearly), tuple(others), waiting)


def shown_years(views: Views) -> tuple[int, ...]:
    """Return the newest years that have figures, oldest first."""
    return tuple(sorted(year for year in views if year)[-YEARS:])


def _cell(
    definition: FactDefinition,
    year: int,
    views: Views,
    sources: Mapping[int, FactRow],
    settled: Settlements,
) -> Cell:
    view = views.get(year)
    value = view.values.get(definition.id) if view is not None else None
    if view is None or value is None:
        return Cell(definition.id, year)
    row = sources.get(view.origins.get(definition.id, 0))
    strength = Strength(row.source.strength) if row is not None else Strength.UNVERIFIED
    said = view.conflicts.get(definition.id, ())
    return Cell(
        fact=definition.id,
        year=year,
        text=figure(value, definition),
        growth=growth(definition, value, views.get(year - 1)) if year else "",
        strength=strength.label,
        tone=TONES.get(strength, "secondary"),
        source=place(row),
        conflicts=tuple(
            f"{place(sources.get(one['row']))}：{figure(one['value'], definition)}" for one in said
        ),
        open=bool(said) and not is_settled(settled.get((year, definition.id)), value, said),
    )


def figure(value: object, definition: FactDefinition) -> str:
    """Return a value in words; a count with what it counts (80 人)."""
    text = typed(value, definition)
    return f"{text} {definition.unit_label}" if definition.type is FactType.count else text


def place(row: FactRow | None) -> str:
    """Return where a value came from: the source, and the place in it."""
    if row is None:
        return "来源不详"
    return f"{row.source.name}，{row.place}" if row.place else row.source.name


def growth(definition: FactDefinition, value: object, before: AnyView | None) -> str:
    """Return growth over the year before; nothing where that is missing, zero or negative."""
    now, then = exact(value), exact(before.values.get(definition.id)) if before is not None else None
    if definition.type not in _GROWING or now is None or then is None or then <= 0:
        return ""
    rate = now / then - 1
    text = percent(rate)
    return f"+{text}" if rate > 0 else text
