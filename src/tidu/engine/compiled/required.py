"""What a test asks for, in figures and in Chinese: ``≥ 3%``, ``前 3 名``, ``是``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Compare,
    Holds,
    Literal,
    OneOf,
    Reading,
    ScoreLine,
)
from tidu.engine.results import Required
from tidu.engine.units import Unit
from tidu.engine.wording import required_text

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.catalogue import Catalogue


def required_of(node: Boolean, catalogue: Catalogue) -> Required | None:
    """Say what a test asks for, e.g. ``≥ 3.0%`` or ``前 3 名`` or ``是``."""
    match node:
        case Compare(operator, _, Literal(value, _)):
            return _required(operator, value, compared_unit(node))
        case ScoreLine(_, _, line):
            return _required(">=", line, Unit.points)
        case Holds(slot, _, expected):
            if slot.reading is Reading.valid:
                return Required("valid", None, "date", "称号在有效期内" if expected else "未持有该称号")
            return Required("==", None, "bool", "是" if expected else "否")
        case OneOf(slot, members, _, expected):
            labels = [choice.label for choice in catalogue.fact(slot.fact).choices if choice.id in members]
            text = "、".join(labels) or "、".join(sorted(members))
            return Required(
                "in" if expected else "not in", None, "choice", text if expected else f"不是{text}"
            )
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


def compared_unit(node: Compare) -> Unit:
    """Unit in which a comparison is shown: the side that is not a bare number."""
    return node.left.unit if node.left.unit is not Unit.number else node.right.unit
