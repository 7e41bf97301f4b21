"""What a condition measured, in figures and in Chinese."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.compiled.points import Best
from tidu.engine.compiled.required import compared_unit
from tidu.engine.expressions.remembered import remembered
from tidu.engine.expressions.typed import (
    Boolean,
    Compare,
    FirstOf,
    Holds,
    Literal,
    Numeric,
    OneOf,
    Reading,
    Root,
    ScoreLine,
    walk,
)
from tidu.engine.scalar.intervals import Interval
from tidu.engine.units import Unit
from tidu.engine.wording import fact_text, value_text

if TYPE_CHECKING:
    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.points import Points
    from tidu.engine.scalar.judge import Judge

Shown = Fraction | bool | str | list[Fraction | None] | None


@remembered
def compares_of(node: Boolean) -> tuple[Compare, ...]:
    """Return the comparisons joined in a plain test, in reading order."""
    return tuple(part for part in walk(node) if isinstance(part, Compare))


def number_of(node: Numeric, judge: Judge) -> tuple[Fraction | None, bool]:
    """Return a number's value (None while open or undefined) and whether it is undefined."""
    for part in walk(node):
        if isinstance(part, Root):
            return _rooted(node, part, judge)
    found = judge.interval(node)
    return found.point, found.undefined


def _rooted(node: Numeric, root: Root, judge: Judge) -> tuple[Fraction | None, bool]:
    """A root has no exact value; twelve digits are enough to be read."""
    inner: Interval = judge.interval(root.operand)
    if inner.point is None:
        return None, inner.undefined
    value = Fraction(str(round(float(inner.point) ** (1 / root.degree), 12)))
    return (value - 1, False) if node != root else (value, False)


def shown_value(node: Boolean, judge: Judge, catalogue: Catalogue) -> tuple[Shown, str]:
    """Return what a test measured, and the same for people."""
    match node:
        case ScoreLine():
            return _shown_score(node, judge)
        case Holds(slot, _, _) if slot.reading is Reading.valid:
            held = bool(judge.read(slot))
            return held, "有效期内" if held else "无有效称号"
        case Holds(slot, _, _) | OneOf(slot, _, _, _):
            cell = judge.read(slot)
            if cell is None or not isinstance(cell, bool | str):
                return None, "未填"
            return cell, fact_text(catalogue.fact(slot.fact), cell)
        case FirstOf():
            # Bands measure different things; their parts show them.
            return None, ""
        case _:
            return _shown_compares(compares_of(node), judge)


def _shown_score(node: ScoreLine, judge: Judge) -> tuple[Shown, str]:
    score = judge.sum_of(node.indicators)
    low, high = (value_text(end, Unit.points, bound=node.line) for end in (score.low, score.high))
    if score.low == score.high:
        return score.low, low
    return None, f"{low.removesuffix(' 分')}–{high}"


def _shown_compares(compares: tuple[Compare, ...], judge: Judge) -> tuple[Shown, str]:
    """Show the left side of each comparison once; several years make a list."""
    unique = {node.left: node for node in reversed(compares)}
    ordered = [unique[left] for left in dict.fromkeys(node.left for node in compares)]
    values: list[Fraction | None] = []
    texts: list[str] = []
    for node in ordered:
        value, undefined = number_of(node.left, judge)
        bound = node.right.value if isinstance(node.right, Literal) else None
        values.append(value)
        texts.append(_number_text(value, compared_unit(node), bound, undefined=undefined))
    if not values:
        return None, ""
    return (values[0] if len(values) == 1 else values), "；".join(texts)


def _number_text(value: Fraction | None, unit: Unit, bound: Fraction | None, *, undefined: bool) -> str:
    if undefined:
        return "无法计算"
    return "待补" if value is None else value_text(value, unit, bound=bound)


def shown_points(
    points: Points, judge: Judge, catalogue: Catalogue
) -> tuple[Fraction | bool | str | None, str]:
    """Return the number an indicator looked at, where it looks at one."""
    if isinstance(points, Best) and points.value is not None:
        value, undefined = number_of(points.value, judge)
        bounds = [
            node.right.value
            for step in points.steps
            for node in compares_of(step.test)
            if isinstance(node.right, Literal)
        ]
        bound = min(bounds, key=lambda line: abs(line - value)) if value is not None and bounds else None
        return value, _number_text(value, points.value.unit, bound, undefined=undefined)
    if (
        isinstance(points, Best)
        and len(points.steps)
        and all(isinstance(step.test, OneOf) for step in points.steps)
    ):
        slot = next(part.slot for part in walk(points.steps[0].test) if isinstance(part, OneOf))
        cell = judge.read(slot)
        return (cell, fact_text(catalogue.fact(slot.fact), cell)) if isinstance(cell, str) else (None, "未填")
    return None, ""
