"""The judge: exact where all is known; where facts are missing, decided only if no completion can disagree."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.exact import COMPARES, FIRMS, SLOTS, holds
from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest, Points, Regional, Step
from tidu.engine.compiled.program import Group, Indicator, Program
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Branch,
    Compare,
    Constant,
    FirstOf,
    Holds,
    OneOf,
    ScoreLine,
    Slot,
)
from tidu.engine.scalar.cells import Cell, Undefined
from tidu.engine.scalar.judge import Judge, Judged
from tidu.engine.schema.common import Confirmation, Source
from tidu.engine.values import Verdict

EMPTY = Program("", "new", (), (), (), (), ())
MISSING = st.sets(st.sampled_from(SLOTS))
FLAGS = tuple(Slot(name) for name in ("p", "q", "r"))
P, Q, R = (Holds(slot, judgement=False) for slot in FLAGS)
ATTESTED = Holds(Slot("link"), judgement=True)
ZERO, ONE, TWO, FIVE = (Fraction(number) for number in (0, 1, 2, 5))
TREES: st.SearchStrategy[Boolean] = st.recursive(
    st.sampled_from([P, Q, R, ATTESTED, Constant(value=True), Constant(value=False)]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
        | st.lists(st.builds(Branch, inner, inner), min_size=1, max_size=3).map(
            lambda found: FirstOf(tuple(found))
        )
    ),
    max_leaves=6,
)
CELLS = st.fixed_dictionaries(dict.fromkeys((*FLAGS, ATTESTED.slot), st.none() | st.booleans()))


def verdict(node: Boolean, cells: dict[Slot, Cell]) -> Verdict:
    return Judge(EMPTY, cells.get).judge(node).verdict


def completions(cells: dict[Slot, Cell]) -> list[dict[Slot, Cell]]:
    """Every way to fill the empty yes/no cells."""
    found: list[dict[Slot, Cell]] = [{}]
    for slot, cell in cells.items():
        answers: list[Cell] = [True, False] if cell is None else [cell]
        found = [{**firm, slot: answer} for firm in found for answer in answers]
    return found


@given(COMPARES, FIRMS)
def test_with_all_facts_known_the_answer_is_exact(test: Compare, firm: dict[Slot, Fraction]) -> None:
    found = Judge(EMPTY, firm.get).judge(test)
    assert found.verdict is (Verdict.met if holds(test, firm) else Verdict.unmet)
    assert not found.missing


@given(COMPARES, FIRMS, FIRMS, MISSING)
def test_a_decision_stands_whatever_the_missing_facts_are(
    test: Compare, firm: dict[Slot, Fraction], other: dict[Slot, Fraction], missing: set[Slot]
) -> None:
    judged = Judge(EMPTY, lambda slot: None if slot in missing else firm[slot]).judge(test)
    completed = {slot: other[slot] if slot in missing else firm[slot] for slot in SLOTS}
    if judged.verdict.is_open:
        assert judged.missing <= missing
        assert judged.missing
    else:
        assert (judged.verdict is Verdict.met) == holds(test, completed)


@given(TREES, CELLS)
def test_joined_tests_are_decided_only_when_all_completions_agree(
    node: Boolean, cells: dict[Slot, Cell]
) -> None:
    found = Judge(EMPTY, cells.get).judge(node)
    possible = {verdict(node, full) for full in completions(cells)}
    if not found.verdict.is_open:
        assert possible == {found.verdict}
        assert not found.missing | found.judgements
    else:
        assert found.missing | found.judgements <= {slot for slot, cell in cells.items() if cell is None}
        assert (found.verdict is Verdict.unknown) == bool(found.missing)


@pytest.mark.parametrize(
    ("node", "cell", "expected"),
    [
        (P, True, Verdict.met),
        (P, False, Verdict.unmet),
        (P, None, Verdict.unknown),
        (ATTESTED, None, Verdict.manual),
        (P, Undefined.undefined, Verdict.unmet),
        (Holds(FLAGS[0], judgement=False, expected=False), Undefined.undefined, Verdict.unmet),
        (Holds(FLAGS[0], judgement=False, expected=False), False, Verdict.met),
        (OneOf(FLAGS[0], frozenset({"a"}), judgement=False), "a", Verdict.met),
        (OneOf(FLAGS[0], frozenset({"a"}), judgement=False), "b", Verdict.unmet),
        (OneOf(FLAGS[0], frozenset({"a"}), judgement=False, expected=False), "b", Verdict.met),
        (AllOf(()), None, Verdict.not_applicable),
        (FirstOf(()), None, Verdict.unmet),
    ],
)
def test_single_tests(node: Boolean, cell: Cell, expected: Verdict) -> None:
    assert Judge(EMPTY, lambda _: cell).judge(node).verdict is expected


def test_bands_that_agree_do_not_ask_which_band_it_is() -> None:
    both = FirstOf((Branch(P, ATTESTED), Branch(Constant(value=True), ATTESTED)))
    found = Judge(EMPTY, lambda _: None).judge(both)
    assert found == Judged(Verdict.manual, judgements=frozenset({ATTESTED.slot}))


BEST = Best((Step(FIVE, P), Step(TWO, Q)), ZERO)
EACH = AddUp(TWO, FIVE, (P, Q, R))


@pytest.mark.parametrize(
    ("points", "cells", "low", "high", "missing"),
    [
        (BEST, {"p": True}, FIVE, FIVE, ""),
        (BEST, {"p": False, "q": True}, TWO, TWO, ""),
        (BEST, {"q": True}, TWO, FIVE, "p"),
        (BEST, {"p": False}, ZERO, TWO, "q"),
        (BEST, {}, ZERO, FIVE, "pq"),
        (EACH, {"p": True, "q": True, "r": True}, FIVE, FIVE, ""),
        (EACH, {"p": True, "q": False}, TWO, Fraction(4), "r"),
        (EACH, {"p": True, "q": True}, Fraction(4), FIVE, "r"),
        (EACH, {}, ZERO, FIVE, "pqr"),
        (Greatest((BEST, EACH)), {"p": True}, FIVE, FIVE, ""),
        (Greatest((BEST, EACH)), {"p": False, "q": True}, TWO, Fraction(4), "r"),
        (GivenPoints(Slot("g"), FIVE), {"g": TWO}, TWO, TWO, ""),
        (GivenPoints(Slot("g"), FIVE), {}, ZERO, FIVE, "g"),
        (
            Regional(Slot("where"), ((("32", "江苏"), BEST),), EACH),
            {"where": "3205", "p": True},
            FIVE,
            FIVE,
            "",
        ),
        (
            Regional(Slot("where"), ((("32", "江苏"), BEST),), EACH),
            {"where": "33", "p": True},
            TWO,
            FIVE,
            "qr",
        ),
    ],
)
def test_points(points: Points, cells: dict[str, Cell], low: Fraction, high: Fraction, missing: str) -> None:
    found = Judge(EMPTY, lambda slot: cells.get(slot.fact)).points(points)
    assert (found.low, found.high) == (low, high)
    assert {slot.fact for slot in found.missing} == set(missing)


SOURCE = Source(
    document="办法", clause="一", published=None, effective=None, confirmation=Confirmation.unconfirmed
)
PROGRAM = Program(
    "",
    "new",
    (),
    tuple(
        Indicator(name, name, "all", FIVE, SOURCE, points)
        for name, points in (("best", BEST), ("each", EACH))
    ),
    (Group("all", "全部", Fraction(10), (0, 1)),),
    (),
    (),
)


@given(CELLS, st.integers(0, 10))
def test_a_score_line_is_decided_on_intervals(cells: dict[Slot, Cell], line: int) -> None:
    node = ScoreLine("total", (0, 1), Fraction(line))
    judge = Judge(PROGRAM, cells.get)
    score, found = judge.sum_of((0, 1)), judge.judge(node)
    for full in completions(cells):
        points = Judge(PROGRAM, full.get).sum_of((0, 1))
        assert score.low <= points.low == points.high <= score.high
    assert (found.verdict is Verdict.met) == (score.low >= line)
    assert (found.verdict is Verdict.unmet) == (score.high < line)
