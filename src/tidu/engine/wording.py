"""Chinese words for figures: units people use, and never a rounding that crosses the bound.

2.96 % measured against 3 % is not shown as 3.0 %: digits are added until what is shown stands on the same
side of the bound as the value itself (design §4).
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.schema.facts import FactDefinition

_WAN = 10_000
_YI = 100_000_000
_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<"}
_SUFFIX = {
    Unit.count: "",
    Unit.years: " 年",
    Unit.rank: " 名",
    Unit.points: " 分",
    Unit.number: "",
    Unit.other: "",
}


def decimal_of(value: Fraction, places: int) -> Decimal:
    """Round a fraction half up to a number of decimals."""
    units, rest = divmod(abs(value.numerator) * 10**places, value.denominator)
    units += 2 * rest >= value.denominator
    return Decimal(units if value >= 0 else -units).scaleb(-places)


def value_text(
    value: Fraction, unit: Unit, *, bound: Fraction | None = None, places: int | None = None
) -> str:
    """Return a figure with its unit.

    Args:
        value: exact value in base units.
        unit: its unit.
        bound: what it is measured against; the text stays on the same side of it.
        places: least decimals; by default one for percentages and up to two for the rest.
    """
    if unit is Unit.money:
        return money_text(value, bound=bound)
    if unit is Unit.rank and value == 0:
        return "无名次"
    if unit is Unit.share:
        text = _digits(
            value * 100, None if bound is None else bound * 100, places=1 if places is None else places
        )
        return f"{text}%"
    return _trimmed(_digits(value, bound, places=2 if places is None else places)) + _SUFFIX[unit]


def money_text(value: Fraction, *, bound: Fraction | None = None) -> str:
    """Return yuan as 元, 万元 or 亿元 with thousands separators, e.g. ``1,234.5 万元``."""
    size = abs(value)
    factor, unit = (_YI, "亿元") if size >= _YI else (_WAN, "万元") if size >= _WAN else (1, "元")
    text = _trimmed(_digits(value / factor, None if bound is None else bound / factor, places=2))
    return f"{text} {unit}"


def required_text(operator: str, value: Fraction, unit: Unit) -> str:
    """Return a requirement such as ``≥ 1,500 万元``."""
    return f"{_SIGNS[operator]} {value_text(value, unit, bound=value, places=0)}"


def fact_text(definition: FactDefinition, value: Fraction | bool | str | None) -> str:  # noqa: FBT001 - a yes/no fact
    """Return a fact's value as people read it; missing is ``未填``."""
    if value is None:
        return "未填"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return next((choice.label for choice in definition.choices if choice.id == value), value)
    return value_text(value, definition.type.unit or Unit.number)


def gap_text(label: str, amount: Fraction, unit: Unit, direction: int) -> str:
    """Return a gap as an instruction: 研发费用再增加 37.2 万元."""
    figure = _gap_figure(amount, unit)
    if unit is Unit.rank:
        return f"{label}需前移 {figure}" if direction < 0 else f"{label}需取得名次"
    if unit is Unit.share:
        return f"{label}再{'提高' if direction > 0 else '降低'} {figure} 个百分点"
    return f"{label}再{'增加' if direction > 0 else '减少'} {figure}"


def _gap_figure(amount: Fraction, unit: Unit) -> str:
    """Gaps are shown to the fen: rounding them down would promise too much."""
    if unit is Unit.share:
        return _trimmed(_digits(amount * 100, None, places=4))
    if unit is not Unit.money:
        return value_text(amount, unit, places=2)
    factor, name = (_YI, "亿元") if amount >= _YI else (_WAN, "万元") if amount >= _WAN else (1, "元")
    scaled = amount / factor
    places = {_YI: 10, _WAN: 6, 1: 2}[factor]
    return f"{_trimmed(_digits(scaled, None, places=places))} {name}"


def _digits(value: Fraction, bound: Fraction | None, *, places: int) -> str:
    """Format with enough decimals to stay on the value's side of the bound."""
    shown = decimal_of(value, places)
    if bound is not None:
        side = _side(value, bound)
        # Ends: a fraction that differs from the bound differs from it in some digit.
        while _side(Fraction(shown), bound) != side:
            places += 1
            shown = decimal_of(value, places)
    return f"{shown:,.{places}f}"


def _side(value: Fraction, bound: Fraction) -> int:
    # In whole numbers: fractions compare themselves at twenty times the cost.
    above, below = value.numerator * bound.denominator, bound.numerator * value.denominator
    return (above > below) - (above < below)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
