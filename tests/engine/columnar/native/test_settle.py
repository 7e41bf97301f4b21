"""Sums of quotients at their bounds, decided in 128 bits; figures too large for that stay in doubt."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from tests.engine.columnar.kit import check, facts_of, reference
from tidu.engine.columnar.measures import Measure
from tidu.engine.columnar.native.settle import routine
from tidu.engine.expressions.typed import Arithmetic, Compare, Literal, Numeric
from tidu.engine.units import Unit

LAST, BEFORE, FIRST = (reference("revenue", -back) for back in range(3))
SUM = Arithmetic(
    "+",
    Arithmetic("/", LAST, BEFORE, Unit.share),
    Arithmetic("/", BEFORE, FIRST, Unit.share),
    Unit.share,
)


def at_bound(bound: Fraction) -> list[Compare]:
    return [Compare(op, SUM, Literal(bound, Unit.share)) for op in (">=", ">", "<=", "<")]


@pytest.mark.parametrize("scale", [1, 10**4, 10**9, 10**12])
def test_a_fen_beside_the_bound_is_told(scale: int) -> None:
    # 1.1 + 1.1 = 2.2, give or take a fen, from yuan to more than any firm has.
    fen = Decimal("0.01")
    firms = [
        facts_of(
            {
                LAST.slot: 121 * scale + one * fen,
                BEFORE.slot: 110 * scale + other * fen,
                FIRST.slot: Decimal(100 * scale),
            }
        )
        for one, other in product((-1, 0, 1), repeat=2)
    ]
    check(at_bound(Fraction(22, 10)), firms)


def test_figures_without_bound_have_no_routine() -> None:
    deep: Numeric = SUM
    for _ in range(12):
        deep = Arithmetic("*", deep, LAST, Unit.share)
    slots = (LAST.slot, BEFORE.slot, FIRST.slot)
    measure = Measure(deep, slots, (2, 2, 2), (), (None,) * 3, None, None, {Fraction(1)})
    assert routine("settle0", measure) == ""
    plain = Measure(SUM, slots, (2, 2, 2), (), (None,) * 3, None, None, {Fraction(22, 10)})
    assert "define internal" in routine("settle0", plain)
