"""Kind ``rate``: a share of some money, or a sum for each piece, with cap and floor.

``at_most`` says that the rate itself is only an upper limit (给予最高 50% 的奖励): so is the outcome.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.amounts.base import Kind, positive, share
from tidu.engine.compiled.amounts import Grant
from tidu.engine.expressions.typed import Literal, Reference, Root, walk
from tidu.engine.indicators.base import TableError
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.amounts.base import Context
    from tidu.engine.expressions.typed import Numeric
    from tidu.engine.schema.amounts import Amount, Rate, Tier


def unfold(spec: Amount | Tier, context: Context, path: str) -> Grant:
    """Type base and cap and read rate and floor.

    Raises:
        TableError: a rate above 100 %, units that do not fit, a base without facts, a cap below the floor.
    """
    rate = spec.rate
    assert rate is not None  # noqa: S101 - the compiler chose this kind by the key
    place = f"{path}.rate"
    base = figure(context.number(rate.base, f"{place}.base"), f"{place}.base")
    factor = _factor(rate, base.unit, place)
    least = positive(rate.floor, f"{place}.floor", Unit.money)[0] if rate.floor is not None else Fraction(0)
    most = _cap(rate, least, context, place)
    return Grant(factor, base, least, most, rate.at_most, rate.label)


def figure(node: Numeric, path: str) -> Numeric:
    """Refuse an expression that has no exact value for a firm, or none of its own.

    Raises:
        TableError: a root (复合增长率) is inside, or no fact is.
    """
    if any(isinstance(part, Root) for part in walk(node)):
        raise TableError("复合增长率没有精确的数值，不能作为计算基数", path, hint="请写明金额类事实")
    if not any(isinstance(part, Reference) for part in walk(node)):
        raise TableError("计算基数中没有事实", path, hint="固定金额请写 fixed")
    return node


def _factor(rate: Rate, unit: Unit, place: str) -> Fraction:
    """Read a share of money, or money for each piece."""
    if unit is Unit.money:
        return share(rate.share, f"{place}.share")
    if unit is Unit.count:
        return positive(rate.share, f"{place}.share", Unit.money)[0]
    raise TableError(
        "计算基数的单位不符",
        f"{place}.base",
        expected=f"{Unit.money.label} 或 {Unit.count.label}",
        got=unit.label,
    )


def _cap(rate: Rate, least: Fraction, context: Context, place: str) -> Numeric | None:
    if rate.cap is None:
        return None
    path = f"{place}.cap"
    cap = context.number(rate.cap, path)
    if cap.unit is not Unit.money:
        raise TableError("封顶应为金额", path, expected=f"如 {Unit.money.example}", got=rate.cap)
    if isinstance(cap, Literal):
        if cap.value <= 0:
            raise TableError("应大于零", path, got=rate.cap)
        if cap.value < least:
            raise TableError("封顶低于保底", path, expected=f"不低于 {rate.floor}", got=rate.cap)
        return cap
    return figure(cap, path)


KIND = Kind("rate", unfold)
