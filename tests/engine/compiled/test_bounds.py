"""A comparison multiplied out decides exactly as the comparison itself, undefined figures included."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.exact import COMPARES, FIRMS, SLOTS, holds
from tests.engine.support import rule
from tidu.engine.compiled.bounds import Bound, UncomparableError, bound_of, isolate
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.typed import Arithmetic, Compare, Literal, Reference, Root, Slot
from tidu.engine.expressions.typing import type_condition
from tidu.engine.scalar.gaps import evaluate
from tidu.engine.units import Unit

SCOPE = Scope.of_firm(rule("own_brand").catalogue, {})


def met(bound: Bound, firm: dict[Slot, Fraction]) -> bool:
    top = evaluate(bound.top, firm)
    return all(evaluate(part, firm) > 0 for part in bound.positive) and (
        top > 0 if bound.strict else top >= 0
    )


@given(COMPARES, FIRMS)
def test_the_bound_decides_as_the_comparison(test: Compare, firm: dict[Slot, Fraction]) -> None:
    assert met(bound_of(test), firm) == holds(test, firm)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(-99, 300), st.sampled_from([2, 3]))
def test_a_root_is_compared_by_its_power(new: int, old: int, percent: int, years: int) -> None:
    """compound_growth(x, n) ≥ t exactly where x ≥ x[-n]·(1 + t)^n, though the root itself has no exact value."""
    test = type_condition(
        f"compound_growth(revenue, {years}) >= {percent}%".replace(">= -", ">= 0% - "), SCOPE
    )
    assert isinstance(test, Compare)
    firm = {Slot("revenue"): Fraction(new), Slot("revenue", -years): Fraction(old)}
    assert met(bound_of(test), firm) == (Fraction(new, old) >= (1 + Fraction(percent, 100)) ** years)


def test_a_ratio_becomes_a_line() -> None:
    test = type_condition("rd_expense / revenue >= 3%", SCOPE)
    assert isinstance(test, Compare)
    bound = bound_of(test)
    assert dict(bound.top.terms) == {(Slot("rd_expense"),): Fraction(100), (Slot("revenue"),): Fraction(-3)}
    assert [polynomial.slots for polynomial in bound.positive] == [(Slot("revenue"),)]
    assert not bound.strict
    assert set(bound.slots) == {Slot("rd_expense"), Slot("revenue")}


def test_what_has_no_exact_form() -> None:
    a = Reference(SLOTS[0], Unit.share, None, None)
    root = Root(a, 2)
    one = Literal(Fraction(1), Unit.share)
    for test in (
        Compare(">=", root, a),
        Compare(">=", root, root),
        Compare(">=", Arithmetic("*", root, one, Unit.share), one),
        Compare(">=", Arithmetic("-", root, one, Unit.share), Literal(Fraction(-2), Unit.share)),
    ):
        with pytest.raises(UncomparableError):
            bound_of(test)


def test_a_root_is_isolated() -> None:
    a = Reference(SLOTS[0], Unit.share, None, None)
    quarter = Literal(Fraction(1, 4), Unit.share)
    assert isolate(Root(a, 2), quarter) == (a, Fraction(1, 16))
    assert isolate(Arithmetic("-", Root(a, 2), quarter, Unit.share), quarter) == (a, Fraction(1, 4))
    assert isolate(Arithmetic("+", Root(a, 2), quarter, Unit.share), quarter) == (a, Fraction(0))
    assert isolate(a, quarter) is None
