"""Chinese words for what a measure comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.wording import value_text

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.scalar.intervals import Interval
    from tidu.engine.units import Unit


def measured_text(interval: Interval, unit: Unit) -> str:
    """Say a value, a range that missing facts leave open, or why there is none."""
    if interval.undefined:
        return "无法计算：没有可计算的企业，或分母为零"
    if interval.point is not None:
        return value_text(interval.point, unit)
    perhaps = "，也可能无法计算" if interval.perhaps_undefined else ""
    return f"{_range(interval.low, interval.high, unit)}{perhaps}"


def _range(low: Fraction | None, high: Fraction | None, unit: Unit) -> str:
    if low is not None and high is not None:
        return f"{value_text(low, unit)} 至 {value_text(high, unit)}"
    if low is not None:
        return f"{value_text(low, unit)}以上"
    return f"{value_text(high, unit)}以下" if high is not None else "待定"
