"""What a firm's report says, ready to be set: cover, standing by level, gaps, what is missing, advice by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tidu.tables.out.diagnosis import CASE_LABELS
from tidu.tables.report.reading import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.engine.packs.library import PackLibrary


# A yes, a title or a choice is no matter of degree.
_NO_FIGURE = frozenset({"==", "valid", "in", "not in"})
_FALLING = frozenset({"<=", "<", "within"})


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of the radar; ``reached`` is 0–1, None where it cannot be told yet."""

    label: str
    reached: float | None


@dataclass(frozen=True, slots=True)
class Section:
    """One level: which standard, what it says, and the result."""

    level: str
    standard: str
    document: str
    shown: Shown
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A firm's report. ``heading`` are the lines of the cover: label and value."""

    firm: str
    heading: tuple[tuple[str, str], ...]
    on: date
    case: str
    issuer: str
    sections: tuple[Section, ...]


def report_of(
    results: Sequence[dict[str, Any]],
    library: PackLibrary,
    *,
    firm: str,
    heading: Sequence[tuple[str, str]],
    on: date,
    case: str,
    issuer: str,
) -> Report:
    """Lay results of one firm out as a report.

    Args:
        results: documents of `tidu.tables.report.document`, lowest level first.
        library: names levels, standards and facts.
        firm: its name.
        heading: lines of the cover, label and value.
        on: date of evaluation.
        case: ``new`` or ``renewal``.
        issuer: who issues it.

    Raises:
        UnknownIdError: a standard is gone from the packs.
    """
    return Report(
        firm=firm,
        heading=tuple(heading),
        on=on,
        case=CASE_LABELS[case],
        issuer=issuer,
        sections=tuple(_section(result, library) for result in results),
    )


def _section(result: dict[str, Any], library: PackLibrary) -> Section:
    standard = library.standard(result["standard"])
    laid = shown(result, library.catalogue)
    source = standard.source
    return Section(
        level=library.level(standard.level).label if standard.level else standard.label,
        standard=standard.label,
        document=" ".join(part for part in (source.document, source.number or "") if part),
        shown=laid,
        axes=tuple(_axes(result, laid)),
    )


def _axes(result: dict[str, Any], laid: Shown) -> list[Axis]:
    """Groups of the score where there is one, else conditions that ask for a figure: met is the rim."""
    if len(laid.groups) > 2:  # noqa: PLR2004 - fewer corners make no figure
        return [Axis(one.label, one.low / 100 if one.low == one.high else None) for one in laid.groups]
    reached = {"met": 1.0, "unmet": 0.0}
    return [
        Axis(one["label"], _nearly(one) if one["verdict"] == "unmet" else reached.get(one["verdict"]))
        for one in result["conditions"]
        if one["verdict"] != "not_applicable" and one["required"] and one["required"]["op"] not in _NO_FIGURE
    ]


def _nearly(condition: dict[str, Any]) -> float:
    """How much of its line an unmet condition reaches, its worst part or year; 0 where no figure tells."""
    found = [_nearly(part) for part in condition["parts"] if part["verdict"] == "unmet"]
    asked = condition["required"]
    line = _float(asked["value"]) if asked else None
    if line:
        values = condition["value"] if isinstance(condition["value"], list | tuple) else [condition["value"]]
        found += [
            min(value / line, line / value if value else 1.0) if asked["op"] in _FALLING else value / line
            for one in values
            if (value := _float(one)) is not None
        ]
    return max(0.0, min([0.99, *found])) if found else 0.0


def _float(text: object) -> float | None:
    """Read a number of a document (``"37/100"``, ``"2.5"``); None where it is none."""
    if not isinstance(text, str):
        return None
    above, _, below = text.partition("/")
    try:
        return float(above) / float(below or 1)
    except ValueError:
        return None
