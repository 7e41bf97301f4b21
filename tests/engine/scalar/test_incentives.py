"""Amounts against a second reading of the rules in plain fractions, and against every completion."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.amounts.build import amount_of
from tidu.engine.compiled.amounts import CompiledAmount
from tidu.engine.expressions.typed import Slot
from tidu.engine.incentives import Certainty, Incentive
from tidu.engine.money import to_fen
from tidu.engine.scalar.cells import Cell, Span
from tidu.engine.scalar.incentives import compute

ON = date(2024, 6, 1)
NOW, BEFORE = Slot("local_contribution"), Slot("local_contribution", -1)
GRID = [Fraction(0), Fraction(1), Fraction(40), Fraction(99, 100), Fraction(250), Fraction(10**6)]


def rate(share: int, floor: int | None, cap: int | None, *, at_most: bool) -> CompiledAmount:
    spec: dict[str, object] = {
        "share": f"{share}%",
        "base": "local_contribution - local_contribution[-1]",
        "label": "新增部分",
        "at_most": at_most,
    }
    if floor is not None:
        spec["floor"] = f"{floor}元"
    if cap is not None:
        spec["cap"] = f"{cap}元"
    return amount_of({"rate": spec})


def run(amount: CompiledAmount, now: Cell, before: Cell) -> Incentive:
    cells: dict[Slot, Cell] = {NOW: now, BEFORE: before}
    return compute(amount, cells.__getitem__, on=ON)


def oracle(share: int, floor: int | None, cap: int | None, base: Fraction) -> Fraction:
    """What is paid (or the limit) when everything is known."""
    paid = max(base, Fraction(0)) * share / 100
    paid = max(paid, Fraction(floor or 0))
    return paid if cap is None else min(paid, Fraction(cap))


shares = st.integers(1, 100)
floors = st.none() | st.integers(1, 50)
caps = st.none() | st.integers(50, 200)
figures = st.none() | st.sampled_from(GRID)


@given(shares, floors, caps, st.booleans(), figures, figures)
def test_ends_are_those_of_all_completions(
    share: int,
    floor: int | None,
    cap: int | None,
    at_most: bool,  # noqa: FBT001 - hypothesis passes it by name
    now: Fraction | None,
    before: Fraction | None,
) -> None:
    found = run(rate(share, floor, cap, at_most=at_most), now, before)
    nows = [*GRID, Fraction(10**9)] if now is None else [now]
    befores = GRID if before is None else [before]
    paid = [oracle(share, floor, cap, a - b) for a, b in product(nows, befores)]
    assert found.low is not None
    assert found.low == to_fen(Fraction(floor or 0) if at_most and max(paid) > 0 else min(paid))
    if found.high is None:
        assert cap is None
        assert now is None
    elif now is not None or cap is not None:
        # The grid holds 0 and a figure that reaches every cap, so both ends are reached.
        assert found.high == to_fen(max(paid))
    assert bool(found.missing) is (found.certainty is Certainty.open)


@given(shares, floors, caps, st.sampled_from(GRID), st.sampled_from(GRID))
def test_a_known_base_gives_the_figure(
    share: int, floor: int | None, cap: int | None, now: Fraction, before: Fraction
) -> None:
    found = run(rate(share, floor, cap, at_most=False), now, before)
    assert found.decided
    assert found.low == found.high == to_fen(oracle(share, floor, cap, now - before))


def test_a_missing_fact_that_cannot_change_the_amount_is_not_missing() -> None:
    found = run(rate(50, 10, 10, at_most=False), None, None)
    assert found.decided
    assert found.missing == ()
    assert found.text == "10 元"


def test_a_count_that_a_ledger_leaves_open_widens_the_range() -> None:
    found = run(rate(50, None, None, at_most=False), Span(Fraction(100), Fraction(120)), Fraction(100))
    assert (found.low, found.high) == (Decimal(0), Decimal(10))
    assert found.missing == ("local_contribution",)


def test_division_by_what_may_be_zero_stays_open() -> None:
    amount = amount_of(
        {"rate": {"share": "10%", "base": "revenue * (rd_staff / employees)", "label": "研发人员对应的收入"}}
    )
    cells: dict[str, Cell] = {"revenue": Fraction(1000), "rd_staff": Fraction(5), "employees": None}
    found = compute(amount, lambda slot: cells[slot.fact], on=ON)
    assert found.certainty is Certainty.open
    assert found.low == 0
    assert found.high is None
    cells["employees"] = Fraction(0)
    found = compute(amount, lambda slot: cells[slot.fact], on=ON)
    assert found.certainty is Certainty.undefined
    assert found.text == "无法计算：分母为零或负数"


def test_inputs_show_what_was_used() -> None:
    found = run(rate(50, None, None, at_most=False), Fraction(3_000_000), Fraction(2_000_000))
    assert [(part.fact, part.year, part.text) for part in found.inputs] == [
        ("local_contribution", 2023, "300 万元"),
        ("local_contribution[-1]", 2022, "200 万元"),
    ]
