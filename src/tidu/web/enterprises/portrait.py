"""企业画像: the figures that say most, with growth and small charts; titles on a line of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from tidu.web.enterprises.fact_table import figure, growth, shown_years
from tidu.web.enterprises.sparkline import STEP, Bar, bars
from tidu.web.enterprises.summary import YEARLY
from tidu.web.packs import level_label, library
from tidu.web.titles.course import Kind, State
from tidu.web.titles.history import TONES
from tidu.web.titles.steps import course_of
from tidu.web.ui.formats import day, exact, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from fractions import Fraction

    from tidu.web.enterprises.current import Views
    from tidu.web.titles.models import Title, TitleEvent

_ENDED_BY = {
    State.SUSPENDED: Kind.SUSPENDED,
    State.REVOKED: Kind.REVOKED,
    State.CANCELLED: Kind.CANCELLED,
}
_CHARTED = ("revenue", "rd_expense")
_SINGLE = ("revenue", "net_profit", "employees")
_RATIOS = (
    ("研发强度", "研发费用占营业收入", "rd_expense", "revenue"),
    ("资产负债率", "负债总额占资产总额", "total_liabilities", "total_assets"),
    ("主营占比", "主营业务收入占营业收入", "main_revenue", "revenue"),
    ("研发人员占比", "研发人员占从业人员", "rd_staff", "employees"),
)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the newest year: its text (empty: missing), change, meaning and a bar a year."""

    label: str
    text: str
    change: str
    note: str
    bars: tuple[Bar, ...]
    width: int
    spoken: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """The figures of one year, and the chart of revenue and R&D; ``year`` 0 where there are none."""

    year: int
    figures: tuple[KeyFigure, ...]
    chart: dict[str, object]


def portrait(views: Views, today: date) -> Portrait:
    """Return the figures of the last full year, or of the newest year that has any."""
    year = reference_year(views, today)
    years = tuple(one for one in shown_years(views) if one <= year)
    if not year:
        return Portrait(0, (), {})
    single = tuple(_single(fact, year, years, views) for fact in _SINGLE)
    ratios = tuple(_ratio(ratio, year, years, views) for ratio in _RATIOS)
    return Portrait(year, (*single, *ratios), _chart(years, views))


def reference_year(views: Views, today: date) -> int:
    """Return the year the portrait speaks of: the last full one, else the newest that has key figures, else 0."""
    known = [
        year
        for year, view in views.items()
        if year and year < today.year and any(view.values.get(fact) not in (None, "") for fact in YEARLY)
    ]
    return max(known, default=0)


def value_of(views: Views, year: int, fact: str) -> Fraction | None:
    """Return a figure exactly; None where it is missing."""
    view = views.get(year)
    return None if view is None else exact(view.values.get(fact))


def ratio_of(views: Views, year: int, part: str, whole: str) -> Fraction | None:
    """Return a share exactly; None where a figure is missing or the whole is not positive."""
    above, below = value_of(views, year, part), value_of(views, year, whole)
    return None if above is None or below is None or below <= 0 else above / below


def _single(fact: str, year: int, years: tuple[int, ...], views: Views) -> KeyFigure:
    definition = library().catalogue.fact(fact)
    value = views[year].values.get(fact)
    known = value is not None and value != ""
    texts = [
        (one, figure(views[one].values[fact], definition) if value_of(views, one, fact) is not None else "")
        for one in years
    ]
    return KeyFigure(
        label=definition.label,
        text=figure(value, definition) if known else "",
        change=_after_year(growth(definition, value, views.get(year - 1)) if known else ""),
        note=definition.definition,
        bars=bars([value_of(views, one, fact) for one in years]),
        width=len(years) * STEP,
        spoken=_spoken(texts),
    )


def _ratio(ratio: tuple[str, str, str, str], year: int, years: tuple[int, ...], views: Views) -> KeyFigure:
    label, note, part, whole = ratio
    values = {one: ratio_of(views, one, part, whole) for one in (*years, year - 1)}
    now, before = values[year], values[year - 1]
    change = ""
    if now is not None and before is not None:
        points = (now - before) * 100
        change = _after_year(f"{'+' if points > 0 else ''}{float(points):.1f} 个百分点")
    texts = [(one, "" if values[one] is None else percent(values[one])) for one in years]
    return KeyFigure(
        label=label,
        text="" if now is None else percent(now),
        change=change,
        note=note,
        bars=bars([values[one] for one in years]),
        width=len(years) * STEP,
        spoken=_spoken(texts),
    )


def _after_year(change: str) -> str:
    return f"比上年 {change}" if change else ""


def _spoken(texts: Iterable[tuple[int, str]]) -> str:
    return "，".join(f"{year} 年 {text or '未填'}" for year, text in texts)


def _chart(years: tuple[int, ...], views: Views) -> dict[str, object]:
    """Revenue and R&D in 万元; a missing year is a gap."""
    series = []
    for fact in _CHARTED:
        numbers = [value_of(views, year, fact) for year in years]
        if any(number is not None for number in numbers):
            values = [None if number is None else float(number / 10_000) for number in numbers]
            series.append({"name": library().catalogue.fact(fact).label, "values": values})
    return {"labels": [f"{year}年" for year in years], "series": series, "unit": "万元"} if series else {}


def title_items(titles: Iterable[Title], today: date) -> list[dict[str, str]]:
    """Return a firm's titles for the timeline, newest first."""
    items = []
    for title in sorted(titles, key=lambda one: (one.until, one.pk), reverse=True):
        events = list(title.events.all())
        state = course_of(title, events).state(today)
        since = f"{day(title.since)} 至 " if title.since else "至 "
        parts = (_standing(events, state), title.number, title.batch, f"来源：{title.source.name}")
        items.append(
            {
                "time": f"{since}{day(title.until)}",
                "title": level_label(title.level),
                "text": "　".join(part for part in parts if part),
                "icon": "award",
                "tone": TONES[state],
                "url": reverse("titles:detail", args=[title.pk]),
            }
        )
    return items


def _standing(events: Sequence[TitleEvent], state: State) -> str:
    """Say how a title stands; one that is out of force since when, why, and for how long that bars."""
    if state not in _ENDED_BY:
        return state.label
    kind = _ENDED_BY[state]
    last = max((one for one in events if one.kind == kind), key=lambda one: one.position)
    told = f"{day(last.on)} {kind.label}：{last.ground_text or last.reason}"
    return f"{told}，至 {day(last.bar_until)} 不得申报" if last.bar_until else told
