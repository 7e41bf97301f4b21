"""Propose parts: in proportion to firms or to what is there, in equal steps, or from the districts' own plans."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Count

from tidu.plans.breakdown import BreakdownError, break_down, by_years
from tidu.plans.printed import in_printed
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.places import districts_of
from tidu.web.breakdowns.rollup import district_goals
from tidu.web.plans.measuring import firms_of

if TYPE_CHECKING:
    from tidu.plans import Plan
    from tidu.web.breakdowns.selectors import Split
    from tidu.web.plans.models import AdoptedPlan

WAYS = {"firms": "按企业数", "now": "按现有数", "equal": "平均", "plans": "按各区自己的计划"}
_STEPS = {Kind.YEAR: ("equal",)}
_FINEST = Decimal("0.0001")


def ways_of(split: Split) -> tuple[tuple[str, str], ...]:
    """Return the ways in which parts may be proposed: key and words."""
    keys = _STEPS.get(split.kind, ("firms", "now", "equal"))
    if split.kind == Kind.DISTRICT:
        keys = (*keys, "plans")
    return tuple((key, "逐年平均推进" if split.kind == Kind.YEAR else WAYS[key]) for key in keys)


def propose(adopted: AdoptedPlan, plan: Plan, split: Split, way: str) -> dict[str, Decimal]:
    """Return proposed parts by key; they add up to the target exactly, and of shares and means each asks as much.

    Raises:
        BreakdownError: nothing to split by.
    """
    target = split.target
    total = _decimal(in_printed(target.low, target.spec.unit))
    keys = [row.key for row in split.rows]
    if way == "plans":
        return {
            str(one.place.pk): _decimal(in_printed(one.target.low, one.target.spec.unit))
            for one in district_goals(adopted, target)
        }
    if not target.adds_up or (split.kind == Kind.YEAR and target.spec.per is not None):
        return dict.fromkeys(keys, total)
    quantum = Decimal(1) if total == int(total) else _FINEST
    if split.kind == Kind.YEAR:
        known = target.spec.baseline
        begun = Decimal(str(known.value)) if known is not None else Decimal(0)
        steps = by_years(begun, total, [int(key) for key in keys], quantum=quantum)
        return {str(year): value for year, value in steps.items()}
    parts = break_down(total, _weights(adopted, split, way), quantum=quantum)
    return dict(zip(keys, parts, strict=True))


def _weights(adopted: AdoptedPlan, split: Split, way: str) -> list[Decimal | int]:
    if way == "equal":
        return [1] * len(split.rows)
    if way == "now":
        return [_decimal(row.sure or Fraction(0)) for row in split.rows]
    if way != "firms":
        raise BreakdownError("没有这种分法，请重新选择")
    counts = _firms(adopted, split.kind)
    return [counts.get(row.key, 0) for row in split.rows]


def _firms(adopted: AdoptedPlan, kind: Kind) -> dict[str, int]:
    if kind == Kind.SECTOR:
        found = firms_of(adopted).order_by().values_list("sector").annotate(Count("pk"))
        return dict(found)
    found = firms_of(adopted).order_by().values_list("jurisdiction__path").annotate(Count("pk"))
    counts: dict[str, int] = {}
    places = [(one.path, str(one.pk)) for one in districts_of(adopted)]
    for path, count in found:
        for own, key in places:
            if path.startswith(own):
                counts[key] = counts.get(key, 0) + count
    return counts


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
