"""Break a goal down to districts, sectors or years without losing a firm, and check parts against the whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.plans.goals import Goal
from tidu.plans.printed import in_printed, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.plans.model import PlanTarget

ONE = Decimal(1)


class BreakdownError(TiduError):
    """A goal cannot be broken down this way; the text says why and what to do."""


def break_down(
    total: Decimal, weights: Sequence[Decimal | int], *, quantum: Decimal = ONE
) -> tuple[Decimal, ...]:
    """Split a total in proportion to weights by largest remainders; the parts add up to it exactly.

    Args:
        total: what to split, at least 0, a multiple of the quantum.
        weights: one a part, at least 0 and not all 0 (firms in a district, last year's titles).
        quantum: the smallest step: 1 firm, 0.01 亿元.

    Returns:
        One part a weight, each a multiple of the quantum and less than one quantum away from its exact share.
        Of equal remainders the earlier part gets the step.

    Raises:
        BreakdownError: nothing to split among, a negative figure, or a total finer than the quantum.
    """
    _check_weights(weights)
    steps, rest = divmod(Fraction(total), Fraction(quantum))
    if total < 0 or rest:
        raise BreakdownError(f"总数应为 {quantum} 的整数倍且不小于零，实为 {total}")
    whole = sum((Fraction(weight) for weight in weights), Fraction(0))
    exact = [Fraction(weight) * steps / whole for weight in weights]
    parts = [share.numerator // share.denominator for share in exact]
    order = sorted(range(len(exact)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[: int(steps) - sum(parts)]:
        parts[place] += 1
    return tuple(part * quantum for part in parts)


def _check_weights(weights: Sequence[Decimal | int]) -> None:
    if not weights:
        raise BreakdownError("没有可以分到的对象，至少要有一个")
    if any(weight < 0 for weight in weights):
        raise BreakdownError("权重不能小于零")
    if not any(weights):
        raise BreakdownError("权重全是零，无法按比例分；请改用平均或填写权重")


def by_years(
    begun: Decimal, goal: Decimal, years: Sequence[int], *, quantum: Decimal = ONE
) -> dict[int, Decimal]:
    """Return milestones at each year's end on the way from a figure to a goal; the last one is the goal.

    Args:
        begun: the figure before the first year.
        goal: the figure to reach, up or down.
        years: years in order.
        quantum: the smallest step.

    Raises:
        BreakdownError: no years, or a way that is no multiple of the quantum.
    """
    rising = goal >= begun
    steps = break_down(abs(goal - begun), [1] * len(years), quantum=quantum)
    found: dict[int, Decimal] = {}
    reached = begun
    for year, step in zip(years, steps, strict=True):
        reached = reached + step if rising else reached - step
        found[year] = reached
    return found


@dataclass(frozen=True, slots=True)
class PartsCheck:
    """Parts held against the whole, in the printed unit.

    ``total`` is their sum (None for shares and means, which have none); ``lenient`` are places of parts that
    ask less than the whole does (only where nothing adds up).
    """

    fits: bool
    total: Decimal | None
    difference: Decimal | None
    lenient: tuple[int, ...]
    text: str


def check_parts(target: PlanTarget, parts: Sequence[Decimal]) -> PartsCheck:
    """Check what districts, sectors or years are to reach against the target.

    Counts and sums must add up to at least the figure (going down: at most). Shares and means do not add up:
    every part must ask as much as the whole.

    Args:
        target: the whole.
        parts: figures in the target's printed unit.
    """
    factor, _ = unit_of(target.spec.unit)
    goal = Goal.of(target, factor)
    unit = target.spec.unit
    if not target.adds_up:
        lenient = tuple(
            place for place, part in enumerate(parts) if goal.short_by(Fraction(part) * factor) > 0
        )
        text = "各部分都不低于总目标" if not lenient else f"有 {len(lenient)} 个部分的要求低于总目标"
        return PartsCheck(not lenient, None, None, lenient, text)
    total = sum(parts, Decimal(0))
    whole = in_printed(target.low, unit)
    difference = total - Decimal(whole.numerator) / Decimal(whole.denominator)
    fits = goal.short_by(Fraction(total) * factor) == 0
    return PartsCheck(fits, total, difference, (), _sum_text(total, difference, unit, fits=fits))


def check_years(target: PlanTarget, milestones: Sequence[Decimal]) -> PartsCheck:
    """Check what is to be reached by each year's end against the target.

    A goal of each year is asked of every one of them; any other is to be reached by the last one. ``total`` is what
    the last year comes to.

    Args:
        target: the whole.
        milestones: figures in the target's printed unit, in the order of the years.
    """
    if target.spec.per is not None or not milestones:
        factor, _ = unit_of(target.spec.unit)
        goal = Goal.of(target, factor)
        lenient = tuple(
            place for place, part in enumerate(milestones) if goal.short_by(Fraction(part) * factor) > 0
        )
        text = f"有 {len(lenient)} 个年度低于每年的要求" if lenient else "各年度都不低于每年的要求"
        return PartsCheck(not lenient, None, None, lenient, text)
    last = check_parts(target, milestones[-1:])
    if last.total is None:
        return PartsCheck(
            last.fits, None, None, last.lenient, f"末年的要求{'不' if last.fits else ''}低于总目标"
        )
    return PartsCheck(last.fits, last.total, last.difference, (), last.text.replace("各部分合计", "末年达到"))


def _sum_text(total: Decimal, difference: Decimal, unit: str, *, fits: bool) -> str:
    said = f"各部分合计 {total.normalize():,f} {unit}"
    if not difference:
        return f"{said}，与总目标相等"
    word = "多" if difference > 0 else "少"
    ending = "" if fits else "，没有分解完"
    return f"{said}，比总目标{word} {abs(difference).normalize():,f} {unit}{ending}"
