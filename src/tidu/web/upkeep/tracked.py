"""Tracked indicators of a firm over the last years, by group, with the change over the year before. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.enterprises.fact_table import figure, growth
from tidu.web.packs import library

if TYPE_CHECKING:
    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.enterprises.current import Views

YEARS = 3


@dataclass(frozen=True, slots=True)
class TrackedCell:
    """A value in words with its growth; both empty where it is not known."""

    text: str
    growth: str


@dataclass(frozen=True, slots=True)
class TrackedLine:
    """An indicator."""

    label: str
    cells: tuple[TrackedCell, ...]


@dataclass(frozen=True, slots=True)
class TrackedTable:
    """The years, the groups of indicators with their headings, and where they are ordered."""

    years: tuple[int, ...]
    groups: tuple[tuple[str, tuple[TrackedLine, ...]], ...]
    sources: str


def tracked_table(views: Views, last_year: int) -> TrackedTable:
    """Return the groups of the packs with a firm's values.

    Args:
        views: its views by year.
        last_year: newest year shown.
    """
    years = tuple(range(last_year - YEARS + 1, last_year + 1))
    facts, groups = library().catalogue.facts, library().upkeep.tracked
    sources = dict.fromkeys(f"《{one.source.document}》{one.source.clause}" for one in groups)
    return TrackedTable(
        years,
        tuple((one.label, tuple(_line(facts[fact], views, years) for fact in one.facts)) for one in groups),
        "，".join(sources),
    )


def _line(definition: FactDefinition, views: Views, years: tuple[int, ...]) -> TrackedLine:
    return TrackedLine(definition.label, tuple(_cell(definition, views, year) for year in years))


def _cell(definition: FactDefinition, views: Views, year: int) -> TrackedCell:
    view = views.get(year)
    value = view.values.get(definition.id) if view is not None else None
    if value in (None, ""):
        return TrackedCell("", "")
    return TrackedCell(figure(value, definition), growth(definition, value, views.get(year - 1)))
