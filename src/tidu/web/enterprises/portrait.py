"""企业画像: facts by year with growth, sources and conflicts; titles on a line of time; what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.web.audit.selectors import history_of
from tidu.web.enterprises.wording import told
from tidu.web.facts.models import CurrentFacts, FactRow, Strength
from tidu.web.facts.selectors import current_views
from tidu.web.packs import level_label, library
from tidu.web.titles.holdings import effective_end
from tidu.web.ui.formats import day, exact, percent, typed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.enterprises.models import Enterprise
    from tidu.web.titles.models import Title

_YEARS = 5
_CHARTED = ("revenue", "rd_expense")
_GROWING = (FactType.money, FactType.count)
_TONES = {
    Strength.VERIFIED: "green", Strength.DEPARTMENT: "azure", Strength.PLATFORM: "azure", Strength.FIRM: "yellow",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words: growth over the year before, its source, and what other sources say."""

    text: str = ""
    growth: str = ""
    strength: str = ""
    tone: str = ""
    source: str = ""
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A fact with its cells, one a year shown."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FactTable:
    """Facts by year, those without a year, the chart's data and how many values are in conflict."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    others: tuple[Line, ...]
    chart: dict[str, object]
    conflicts: int


def fact_table(firm: Enterprise) -> FactTable:
    """Return a firm's facts for its page; two queries."""
    views = current_views(firm)
    years = tuple(sorted(year for year in views if year)[-_YEARS:])
    sources = _sources(views.values())
    yearly, others = [], []
    for definition in library().catalogue:
        if definition.period.by_year:
            cells = tuple(_cell(definition, year, views, sources) for year in years)
            if any(cell.text for cell in cells):
                yearly.append(Line(definition.label, cells))
        elif (cell := _cell(definition, 0, views, sources)).text:
            others.append(Line(definition.label, (cell,)))
    shown = [cell for line in (*yearly, *others) for cell in line.cells]
    return FactTable(
        years,
        tuple(yearly),
        tuple(others),
        _chart(years, views),
        sum(bool(cell.conflicts) for cell in shown),
    )


def _sources(views: Iterable[CurrentFacts]) -> dict[int, FactRow]:
    rows: set[int] = set()
    for view in views:
        rows |= {*view.origins.values()}
        rows |= {said["row"] for found in view.conflicts.values() for said in found}
    return FactRow.objects.select_related("source").in_bulk(rows)


def _cell(
    definition: FactDefinition, year: int, views: dict[int, CurrentFacts], sources: dict[int, FactRow]
) -> Cell:
    view = views.get(year)
    value = view.values.get(definition.id) if view is not None else None
    if view is None or value is None:
        return Cell()
    row = sources.get(view.origins.get(definition.id, 0))
    strength = Strength(row.source.strength) if row is not None else Strength.UNVERIFIED
    return Cell(
        text=_figure(value, definition),
        growth=_growth(definition, value, views.get(year - 1)) if year else "",
        strength=strength.label,
        tone=_TONES.get(strength, "secondary"),
        source=_place(row),
        conflicts=tuple(
            f"{_place(sources.get(said['row']))}：{_figure(said['value'], definition)}"
            for said in view.conflicts.get(definition.id, ())
        ),
    )


def _figure(value: object, definition: FactDefinition) -> str:
    """A value in words; a count with what it counts (80 人)."""
    text = typed(value, definition)
    return f"{text} {definition.unit_label}" if definition.type is FactType.count else text


def _place(row: FactRow | None) -> str:
    if row is None:
        return "来源不详"
    return f"{row.source.name}，{row.place}" if row.place else row.source.name


def _growth(definition: FactDefinition, value: object, before: CurrentFacts | None) -> str:
    """Growth over the year before; nothing where that is missing, zero or negative."""
    now, then = exact(value), exact(before.values.get(definition.id)) if before is not None else None
    if definition.type not in _GROWING or now is None or then is None or then <= 0:
        return ""
    growth = now / then - 1
    text = percent(growth)
    return f"+{text}" if growth > 0 else text


def _chart(years: tuple[int, ...], views: dict[int, CurrentFacts]) -> dict[str, object]:
    """Revenue and R&D in 万元; a missing year is a gap."""
    series = []
    for fact in _CHARTED:
        numbers = [exact(views[year].values.get(fact)) for year in years]
        if any(number is not None for number in numbers):
            values = [None if number is None else float(number / 10_000) for number in numbers]
            series.append({"name": library().catalogue.fact(fact).label, "values": values})
    return {"labels": [f"{year}年" for year in years], "series": series, "unit": "万元"} if series else {}


def title_items(titles: Iterable[Title], today: date) -> list[dict[str, str]]:
    """Return a firm's titles for the timeline, newest first."""
    items = []
    for title in sorted(titles, key=lambda one: (one.until, one.pk), reverse=True):
        state, tone = "有效", "green"
        if title.withdrawn_on is not None:
            state, tone = f"{day(title.withdrawn_on)} 撤销：{title.withdrawn_reason}", "red"
        elif effective_end(title) < today:
            state, tone = "已到期", "secondary"
        since = f"{day(title.since)} 至 " if title.since else "至 "
        parts = (state, title.number, title.batch, f"来源：{title.source.name}")
        items.append(
            {
                "time": f"{since}{day(title.until)}",
                "title": level_label(title.level),
                "text": "　".join(part for part in parts if part),
                "icon": "award",
                "tone": tone,
            }
        )
    return items


@dataclass(frozen=True, slots=True)
class Happening:
    """An action on the firm's record, with what it changed in words."""

    at: object
    action: str
    actor: str
    rows: tuple[dict[str, str], ...]


def history(firm: Enterprise, *, most: int = 30) -> list[Happening]:
    """Return what was done to a firm's record, newest first."""
    found = []
    for entry in history_of("enterprises.enterprise", firm.pk)[:most]:
        before, after = told(entry.before), told(entry.after)
        rows = tuple(
            {"label": label, "before": before.get(label, ""), "after": after.get(label, "")}
            for label in dict.fromkeys([*before, *after])
        )
        found.append(Happening(entry.at, entry.action, entry.actor_name, rows))
    return found
