"""What both the PDF and the Word file set of a section: plain texts in order. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.tables.report.radar import LEAST, corners, figure

if TYPE_CHECKING:
    from tidu.tables.report.model import Section
    from tidu.tables.report.reading import Line

EMPTY = "—"
_RINGS = (0.25, 0.5, 0.75, 1.0)


def score_text(section: Section) -> str:
    """Return the score, a dash where the standard has none."""
    return f"{section.shown.score} 分" if section.shown.score else EMPTY


def clause_text(line: Line) -> str:
    """Return the clause, with a word where nobody has confirmed it."""
    return f"{line.clause}（未证实）" if line.unconfirmed else line.clause


def gap_rows(section: Section) -> list[tuple[str, str]]:
    """Return what there is to mend: the condition, and the gap with the advice."""
    return [
        (line.label, "；".join((*line.gaps, *filter(None, (line.advice,)))))
        for line in section.shown.lines
        if line.tone == "red" and (line.gaps or line.advice)
    ]


def need_rows(section: Section) -> list[str]:
    """Return the facts to be added and the judgements to be made, in words, those of settled verdicts too."""
    conditions = [line for line in section.shown.lines if line.depth == 0]
    facts = dict.fromkeys(need.text for line in conditions for need in line.missing)
    people = dict.fromkeys(need.text for line in conditions for need in line.judgements)
    return [f"补充数据：{text}" for text in facts] + [f"请主管部门认定：{text}" for text in people]


def radar_of(section: Section) -> dict[str, Any]:
    """Return the radar's rings, axes, labels and figure in units of the radius; empty where there is none."""
    axes = section.axes
    points = figure(axes)
    if len(axes) < LEAST or len(points) < LEAST:
        return {"rings": [], "ends": [], "labels": [], "figure": []}
    return {
        "rings": [corners(len(axes), radius) for radius in _RINGS],
        "ends": corners(len(axes)),
        "labels": [axis.label if axis.reached is not None else f"{axis.label}（待定）" for axis in axes],
        "figure": points,
    }


def open_count(section: Section) -> int:
    """Return how many conditions a fact or a person still has to decide."""
    return sum(line.depth == 0 and line.tone in ("yellow", "azure") for line in section.shown.lines)
