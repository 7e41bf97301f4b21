"""Exact intervals of count, sum, mean and share over firms of which some are open.

Firms are independent of each other, so the ends found here are reached by some way of filling the gaps (as
far as the ends of every single firm are).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.scalar.intervals import UNDEFINED, Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine.measures.members import Member

_ZERO = Fraction(0)


def aggregate(function: str, members: Sequence[Member]) -> Interval:
    """Return what an aggregate can be.

    Args:
        function: count, sum, mean or share.
        members: firms that count or may; those without a value are left out.

    Returns:
        Undefined for the mean or share of no firms; perhaps undefined while it is open whether any counts.
    """
    counted = [member for member in members if not member.undefined]
    if function in ("count", "sum"):
        return _sum(counted)
    return _mean(counted)


def _sum(members: Sequence[Member]) -> Interval:
    """Add up; a firm that may not count brings its value or nothing."""
    low: Fraction | None = _ZERO
    high: Fraction | None = _ZERO
    for member in members:
        least = member.low if member.certain else _lesser(member.low)
        most = member.high if member.certain else _greater(member.high)
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return Interval(low, high)


def _mean(members: Sequence[Member]) -> Interval:
    """Divide the sum by the number of firms; a share is the mean of yes (1) and no (0)."""
    if not members:
        return UNDEFINED
    sure = [member for member in members if member.certain]
    perhaps = [member for member in members if not member.certain]
    low = _least_mean([member.low for member in sure], [member.low for member in perhaps])
    turned = _least_mean(
        [_minus(member.high) for member in sure], [_minus(member.high) for member in perhaps]
    )
    return Interval(low, _minus(turned), perhaps_undefined=not sure)


def _least_mean(sure: list[Fraction | None], perhaps: list[Fraction | None]) -> Fraction | None:
    """Return the least mean: take in those that may count while they pull it down, lowest first."""
    known = [value for value in (*sure, *perhaps) if value is not None]
    if len(known) < len(sure) + len(perhaps):
        return None
    total, number = sum(known[: len(sure)], _ZERO), len(sure)
    for value in sorted(known[len(sure) :]):
        if number and value * number >= total:
            break
        total, number = total + value, number + 1
    return total / number


def _lesser(value: Fraction | None) -> Fraction | None:
    return None if value is None else min(value, _ZERO)


def _greater(value: Fraction | None) -> Fraction | None:
    return None if value is None else max(value, _ZERO)


def _minus(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value
