"""Typed trees: negation, the slots they read, and the same rule a year earlier."""

from fractions import Fraction

import pytest
from hypothesis import given

from tests.engine.exact import COMPARES, FIRMS, SLOTS, holds, value_of
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Compare,
    Constant,
    FirstOf,
    Holds,
    OneOf,
    Reading,
    Reference,
    Root,
    ScoreLine,
    Slot,
    negated,
    shifted,
    slots_of,
    walk,
)
from tidu.engine.units import Unit

A, B = Slot("a"), Slot("b", -1)
MONEY = Reference(A, Unit.money, Fraction(0), None)
TEST = Compare(">=", MONEY, Reference(B, Unit.money, None, None))
TREE = AllOf(
    (TEST, AnyOf((Holds(A, judgement=True), OneOf(B, frozenset("x"), judgement=False), Constant(value=True))))
)


@given(COMPARES, FIRMS)
def test_what_can_be_computed_is_turned_round(test: Compare, firm: dict[Slot, Fraction]) -> None:
    other = negated(test)
    assert isinstance(other, Compare)
    defined = value_of(test.left, firm) is not None and value_of(test.right, firm) is not None
    assert holds(other, firm) == (defined and not holds(test, firm))
    assert negated(other) == test


def test_negation_goes_to_the_leaves() -> None:
    found = negated(TREE)
    assert isinstance(found, AnyOf)
    assert isinstance(found.parts[1], AllOf)
    assert found.parts[1].parts == (
        Holds(A, judgement=True, expected=False),
        OneOf(B, frozenset("x"), judgement=False, expected=False),
        Constant(value=False),
    )
    assert negated(found) == TREE


@pytest.mark.parametrize("node", [ScoreLine("total", (0,), Fraction(60)), FirstOf(())])
def test_lines_and_bands_are_never_negated(node: Boolean) -> None:
    with pytest.raises(TypeError):
        negated(node)


def test_slots_stand_once_in_reading_order() -> None:
    assert slots_of(AllOf((TREE, TREE))) == (A, B)
    assert len(list(walk(TREE))) == 8


@pytest.mark.parametrize(("slot", "key"), [(A, "a"), (B, "b[-1]"), (Slot("c", -2, Reading.flow), "c[-2]")])
def test_the_key_is_what_a_rule_would_say(slot: Slot, key: str) -> None:
    assert slot.key == key


@given(COMPARES, FIRMS)
def test_a_year_earlier_reads_the_year_before(test: Compare, firm: dict[Slot, Fraction]) -> None:
    moved = shifted(test, -1)
    assert isinstance(moved, Compare)
    later = {slot._replace(offset=slot.offset - 1): firm[slot] for slot in SLOTS}
    assert holds(moved, later) == holds(test, firm)


def test_every_kind_of_yearly_node_moves() -> None:
    moved = shifted(AllOf((TREE, Compare("<", Root(MONEY, 2), MONEY))), -1)
    assert {slot.offset for slot in slots_of(moved)} == {-1, -2}
    with pytest.raises(TypeError):
        shifted(ScoreLine("total", (), Fraction(0)), -1)
