"""Changes that mend a comparison are those of the scalar executor."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.columnar.kit import firms, judge_of, reference
from tests.engine.columnar.rules import literals, operators, usual
from tidu.engine import Verdict
from tidu.engine.catalogue import decimals_of
from tidu.engine.columnar.shortfalls import Teller, changes
from tidu.engine.compiled.bounds import bound_of
from tidu.engine.expressions.typed import Arithmetic, Compare, Literal, Numeric, Reference, slots_of, walk
from tidu.engine.scalar.gaps import shortfall
from tidu.engine.schema.facts import FactType
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine import Facts
    from tidu.engine.expressions.typed import Slot

DECIMALS = {Unit.money: decimals_of(FactType.money), Unit.share: decimals_of(FactType.share)}


def decimals_by_slot(node: Compare) -> dict[Slot, int]:
    parts = (part for part in walk(node) if isinstance(part, Reference))
    return {part.slot: DECIMALS.get(part.unit, decimals_of(FactType.count)) for part in parts}


def check(node: Compare, rows: list[Facts], scale: int = 1) -> None:
    decimals = decimals_by_slot(node)
    cells = [{slot: judge_of(facts).read(slot) for slot in slots_of(node)} for facts in rows]
    columns = {
        slot: pl.Series(
            [
                int(cell[slot] * 10 ** decimals[slot]) if isinstance(cell[slot], Fraction) else None
                for cell in cells
            ],
            dtype=pl.Int128,
        )
        for slot in bound_of(node).slots
    }
    if not columns:
        return
    for part in (part for part in walk(node) if isinstance(part, Reference)):
        found = changes(Teller(node, part), columns, decimals).to_list()
        for facts, steps in zip(rows, found, strict=True):
            judge = judge_of(facts)
            told = shortfall(node, part, judge.read) if judge.judge(node).verdict is Verdict.unmet else None
            expected = None if told is None else told.change * 10 ** decimals[part.slot] * scale
            assert steps == expected, (part, facts.values)


@given(
    node=st.builds(Compare, operators, usual, literals),
    rng=st.randoms(use_true_random=True),
)
def test_changes_of_any_comparison(node: Compare, rng: Random) -> None:
    check(node, firms(rng, slots_of(node), 30, missing=0.05))


@pytest.mark.parametrize("size", [Decimal(10**12), Decimal(3 * 10**35)], ids=["64 bits", "beyond"])
def test_changes_of_huge_figures(size: Decimal) -> None:
    top, bottom = reference("rd_expense"), reference("revenue")
    node = Compare(">=", Arithmetic("/", top, bottom, Unit.share), Literal(Fraction(3, 100), Unit.share))
    rows = [
        _firm(size * 3 / 100 + change, size)
        for change in (Decimal("-0.01"), Decimal(0), Decimal("0.01"), -size / 100)
    ]
    check(node, [*rows, _firm(Decimal(1), Decimal(0))])


def _firm(research: Decimal, revenue: Decimal) -> Facts:
    from tidu.engine import Facts  # noqa: PLC0415

    return Facts({("rd_expense", 2025): research, ("revenue", 2025): revenue})


def test_a_square_has_no_gap() -> None:
    part = reference("revenue")
    square: Numeric = Arithmetic("*", part, part, Unit.other)
    node = Compare(">=", square, Literal(Fraction(4), Unit.other))
    columns = {part.slot: pl.Series([100, None], dtype=pl.Int128)}
    assert changes(Teller(node, part), columns, {part.slot: 2}).to_list() == [None, None]
