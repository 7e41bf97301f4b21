"""A result as pages and reports lay it out: conditions in order, with what is missing, gaps, points and notes.

Reads the document of `tidu.tables.report.document`, so that what was judged a year ago reads as it did then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tidu.engine.schema.common import Confirmation
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.results import Outline

TONES = {
    "met": "green",
    "unmet": "red",
    "unknown": "yellow",
    "manual": "azure",
    "not_applicable": "secondary",
}
_KEY = re.compile(r"([a-z0-9_]+)(?:\[(-?\d+)\])?")


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that is missing, or a judgement that is open: in words, its id and the year to add it for (0: none)."""

    text: str
    fact: str
    year: int


@dataclass(frozen=True, slots=True)
class Line:
    """A condition or a part of one; ``depth`` is 0 for conditions, a ``leaf`` has no parts of its own."""

    depth: int
    label: str
    clause: str
    unconfirmed: bool
    verdict: str
    tone: str
    value: str
    required: str
    gaps: tuple[str, ...]
    missing: tuple[Need, ...]
    judgements: tuple[Need, ...]
    notes: tuple[str, ...]
    advice: str
    leaf: bool = True

    @property
    def indent(self) -> range:
        """Steps that a part is set in, beyond the first."""
        return range(self.depth - 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """Points of an indicator or a group: text such as ``12–15 / 20``, and percents for a bar."""

    label: str
    text: str
    low: int
    high: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A result laid out."""

    verdict: str
    tone: str
    score: str
    line: str
    lines: tuple[Line, ...]
    groups: tuple[Bar, ...]
    indicators: tuple[Bar, ...]
    missing: tuple[Need, ...]
    judgements: tuple[Need, ...]
    notes: tuple[str, ...]

    @property
    def unmet(self) -> tuple[Line, ...]:
        """Conditions that are not met."""
        return tuple(one for one in self.lines if one.depth == 0 and one.tone == TONES["unmet"])


def shown(document: dict[str, Any], catalogue: Catalogue) -> Shown:
    """Lay a result's document out; facts are named by the catalogue of today."""
    on = date.fromisoformat(document["on"])
    reader = _Reader(catalogue, on)
    score = document["score"]
    return Shown(
        verdict=Verdict[document["verdict"]].label,
        tone=TONES[document["verdict"]],
        score=_points(score) if score else "",
        line=f"{_number(score['line'])} 分" if score and score["line"] is not None else "",
        lines=tuple(reader.lines(document["conditions"], 0)),
        groups=tuple(_bar(one) for one in (score["groups"] if score else ())),
        indicators=tuple(_bar(one) for one in (score["indicators"] if score else ())),
        missing=reader.needs(document["missing"]),
        judgements=reader.needs(document["open_judgements"]),
        notes=tuple(document["notes"]),
    )


@dataclass(frozen=True, slots=True)
class Brief:
    """A result in a line: the verdict, the points, and the labels of what is not met."""

    verdict: str
    tone: str
    score: str
    unmet: tuple[str, ...]


def brief(outline: Outline) -> Brief:
    """Lay an outline out in the words of `shown`."""
    score = outline.score
    return Brief(
        verdict=outline.verdict.label,
        tone=TONES[outline.verdict.name],
        score=_interval(*(_places(float(end)) for end in score)) if score else "",
        unmet=tuple(one.label for one in outline.conditions if one.verdict is Verdict.unmet),
    )


class _Reader:
    """Names facts, and lays conditions out."""

    def __init__(self, catalogue: Catalogue, on: date) -> None:
        self._facts = catalogue.facts
        self._year = on.year

    def needs(self, keys: list[str]) -> tuple[Need, ...]:
        """Return missing facts (``revenue[-1]``) by label and calendar year."""
        return tuple(self._need(key) for key in keys)

    def _need(self, key: str) -> Need:
        match = _KEY.fullmatch(key)
        fact = match[1] if match else key
        definition = self._facts.get(fact)
        if definition is None:
            return Need("未知指标", fact, 0)
        if not definition.period.by_year:
            return Need(definition.label, fact, 0)
        year = self._year + definition.year_anchor + int((match[2] if match else 0) or 0)
        return Need(f"{definition.label}（{year}年）", fact, year)

    def lines(self, conditions: list[dict[str, Any]], depth: int) -> Iterator[Line]:
        """Return conditions and below each its parts."""
        for one in conditions:
            yield Line(
                depth=depth,
                label=one["label"],
                clause=one["source"]["clause"],
                unconfirmed=one["source"]["confirmation"] == Confirmation.unconfirmed.value,
                verdict=Verdict[one["verdict"]].label,
                tone=TONES[one["verdict"]],
                value=one["value_text"],
                required=one["required"]["text"] if one["required"] else "",
                gaps=tuple(gap["text"] for gap in one["gaps"]),
                missing=self.needs(one["missing"]),
                judgements=self.needs(one["open_judgements"]),
                notes=tuple(one["notes"]),
                advice=one["advice"],
                leaf=not one["parts"],
            )
            yield from self.lines(one["parts"], depth + 1)


def _bar(points: dict[str, Any]) -> Bar:
    most = _float(points["maximum"]) or 1.0
    return Bar(
        label=points["label"],
        text=f"{_points(points)} / {_number(points['maximum'])}",
        low=round(100 * _float(points["low"]) / most),
        high=round(100 * _float(points["high"]) / most),
        detail=points.get("value_text", ""),
    )


def _points(points: dict[str, Any]) -> str:
    return _interval(_number(points["low"]), _number(points["high"]))


def _interval(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _number(text: str) -> str:
    return _places(_float(text))


def _places(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _float(text: str) -> float:
    above, _, below = str(text).partition("/")
    return float(above) / float(below or 1)
