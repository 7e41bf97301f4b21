"""What a condition measured and what it asked for, in figures and in Chinese."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.compiled.points import Best
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Compare,
    Holds,
    Literal,
    Numeric,
    OneOf,
    Reading,
    Reference,
    Root,
    ScoreLine,
    walk,
)
from tidu.engine.results import Required
from tidu.engine.scalar.intervals import Interval
from tidu.engine.units import Unit
from tidu.engine.wording import fact_text, required_text, value_text

if TYPE_CHECKING:
    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.points import Points
    from tidu.engine.scalar.judge import Judge

Shown = Fraction | bool | str | list[Fraction | None] | None


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


def required_of(node: Boolean, catalogue: Catalogue) -> Required | None:
    """Say what a test asks for, e.g. ``≥ 3.0%`` or ``前 3 名`` or ``是``."""
    match node:
        case Compare(operator, _, Literal(value, _)):
            return _required(operator, value, _unit(node))
        case ScoreLine(_, _, line):
            return _required(">=", line, Unit.points)
        case Holds(slot, _, expected):
            if slot.reading is Reading.valid:
                return Required("valid", None, "date", "称号在有效期内" if expected else "未持有该称号")
            return Required("==", None, "bool", "是" if expected else "否")
        case OneOf(slot, members, _, expected):
            labels = [choice.label for choice in catalogue.fact(slot.fact).choices if choice.id in members]
            text = "、".join(labels) or "、".join(sorted(members))
            return Required("in" if expected else "not in", None, "choice", text if expected else f"不是{text}")
        case AllOf(parts) | AnyOf(parts) if parts:
            return _joined_required(node, parts, catalogue)
        case _:
            return None


def _joined_required(node: Boolean, parts: tuple[Boolean, ...], catalogue: Catalogue) -> Required | None:
    if (top := _within_top(parts)) is not None and isinstance(node, AllOf):
        return Required("within", Decimal(int(top)), Unit.rank.value, f"前 {int(top)} 名")
    found = [required for part in parts if (required := required_of(part, catalogue)) is not None]
    texts = tuple(dict.fromkeys(required.text for required in found))
    if not texts:
        return None
    years = len(parts) > 1 and isinstance(node, AllOf) and len(texts) == 1
    if len(texts) == 1:
        return Required(found[0].op, found[0].value, found[0].unit, f"每年 {texts[0]}" if years else texts[0])
    word = " 且 " if isinstance(node, AllOf) else " 或 "
    return Required("and" if isinstance(node, AllOf) else "or", None, "", word.join(texts))


def _within_top(parts: tuple[Boolean, ...]) -> Fraction | None:
    """Recognise what ``within_top`` unfolds to: 1 ≤ rank ≤ n."""
    match parts:
        case (Compare(">=", left, Literal(one, Unit.rank)), Compare("<=", right, Literal(last, _))) if (
            left == right and one == 1
        ):
            return last
        case _:
            return None


def _required(operator: str, value: Fraction, unit: Unit) -> Required:
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return Required(operator, decimal, unit.value, required_text(operator, value, unit))


def _unit(node: Compare) -> Unit:
    """Unit in which a comparison is shown: the side that is not a bare number."""
    return node.left.unit if node.left.unit is not Unit.number else node.right.unit


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
        texts.append(_number_text(value, _unit(node), bound, undefined=undefined))
    if not values:
        return None, ""
    return (values[0] if len(values) == 1 else values), "；".join(texts)


def _number_text(value: Fraction | None, unit: Unit, bound: Fraction | None, *, undefined: bool) -> str:
    if undefined:
        return "无法计算"
    return "待补" if value is None else value_text(value, unit, bound=bound)


def shown_points(points: Points, judge: Judge, catalogue: Catalogue) -> tuple[Fraction | bool | str | None, str]:
    """Return the number an indicator looked at, where it looks at one."""
    if isinstance(points, Best) and points.value is not None:
        value, undefined = number_of(points.value, judge)
        bounds = [node.right.value for step in points.steps for node in compares_of(step.test) if isinstance(node.right, Literal)]
        bound = min(bounds, key=lambda line: abs(line - value)) if value is not None and bounds else None
        return value, _number_text(value, points.value.unit, bound, undefined=undefined)
    if isinstance(points, Best) and len(points.steps) and all(isinstance(step.test, OneOf) for step in points.steps):
        slot = next(part.slot for part in walk(points.steps[0].test) if isinstance(part, OneOf))
        cell = judge.read(slot)
        return (cell, fact_text(catalogue.fact(slot.fact), cell)) if isinstance(cell, str) else (None, "未填")
    return None, ""


def references(node: Boolean) -> tuple[Reference, ...]:
    """Return the numeric facts a test reads."""
    return tuple(part for part in walk(node) if isinstance(part, Reference))
