"""Bands and classes: the branch that is taken, and what is said while none can be told."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.columnar.kit import Bench, check, firms, frame_of_slots, reference
from tests.engine.columnar.rules import LEVELS, tests
from tidu.engine.columnar.choices import by_choice
from tidu.engine.expressions.typed import (
    Boolean,
    Branch,
    Compare,
    Constant,
    FirstOf,
    Holds,
    Literal,
    OneOf,
    Slot,
    slots_of,
)
from tidu.engine.units import Unit

LEVEL = Slot("rd_institution_level")
RANDOMS = st.randoms(use_true_random=True)


def level(*members: str) -> OneOf:
    return OneOf(LEVEL, frozenset(members), judgement=False)


def revenue(bound: int) -> Compare:
    return Compare(">=", reference("revenue"), Literal(Fraction(bound), Unit.money))


def made(node: FirstOf) -> object:
    bench = Bench(frame_of_slots([], slots_of(node)))
    return by_choice(bench.truths, node.branches)


@pytest.mark.search
@given(answers=st.lists(tests, min_size=len(LEVELS), max_size=len(LEVELS)), rng=RANDOMS, last=st.booleans())
def test_one_branch_a_choice(answers: list[Boolean], rng: Random, *, last: bool) -> None:
    guards: list[Boolean] = [level(name) for name in LEVELS]
    if last:
        guards[-1] = Constant(value=True)
    node = FirstOf(tuple(map(Branch, guards, answers)))
    check([node], firms(rng, slots_of(node), 40, missing=0.3))


@pytest.mark.search
@given(bounds=st.lists(st.integers(0, 5), min_size=3, max_size=3), rng=RANDOMS)
def test_thresholds_by_choice(bounds: list[int], rng: Random) -> None:
    branches = [Branch(level(*LEVELS[:2]), revenue(bounds[0])), Branch(level(LEVELS[2]), revenue(bounds[1]))]
    node = FirstOf((*branches, Branch(Constant(value=True), revenue(bounds[2]))))
    assert made(node) is not None
    check([node], firms(rng, slots_of(node), 40, missing=0.3))


@pytest.mark.parametrize(
    "guards",
    [
        (level("city"), level("none", "below_city", "province", "nation")),
        (level("city"), level("city", "none"), Constant(value=True)),
        (
            level("city"),
            OneOf(Slot("size_industry"), frozenset({"post"}), judgement=False),
            Constant(value=True),
        ),
        (OneOf(LEVEL, frozenset(LEVELS), judgement=False, expected=False), Constant(value=True)),
        (OneOf(LEVEL, frozenset(LEVELS[:1]), judgement=True), Constant(value=True)),
        (revenue(1), Constant(value=True)),
        (OneOf(Slot("jurisdiction"), frozenset({"32"}), judgement=False), Constant(value=True)),
    ],
    ids=["all named", "overlapping", "two facts", "negated", "judged", "no choice", "text"],
)
def test_other_guards_are_joined_one_by_one(guards: tuple[Boolean, ...]) -> None:
    assert made(FirstOf(tuple(Branch(guard, revenue(1)) for guard in guards))) is None


def test_answers_that_people_judge_are_joined_one_by_one() -> None:
    judged = Holds(Slot("key_link"), judgement=True)
    branches = (Branch(level(*LEVELS[:2]), judged), Branch(Constant(value=True), revenue(1)))
    assert made(FirstOf(branches)) is None


@pytest.mark.search
@given(guard=tests, answer=tests, yes=st.booleans(), rng=RANDOMS)
def test_bands_of_two(guard: Boolean, answer: Boolean, rng: Random, *, yes: bool) -> None:
    plain = FirstOf(
        (Branch(guard, Constant(value=yes)), Branch(Constant(value=True), Constant(value=not yes)))
    )
    band = FirstOf((Branch(guard, answer), Branch(Constant(value=True), Constant(value=yes))))
    rows = firms(rng, (*slots_of(plain), *slots_of(band)), 40, missing=0.3)
    check([plain, band], rows)
