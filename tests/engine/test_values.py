"""Kleene's strong logic with manual and not applicable: its laws, over all values."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.values import Verdict, agree, all_of, any_of, negate

VERDICTS = st.sampled_from(Verdict)
MANY = st.lists(VERDICTS, max_size=6)
MET, UNMET, UNKNOWN, MANUAL, NOT = (
    Verdict.met,
    Verdict.unmet,
    Verdict.unknown,
    Verdict.manual,
    Verdict.not_applicable,
)


def completions(verdict: Verdict) -> list[Verdict]:
    """What an open verdict may still become."""
    return [MET, UNMET] if verdict.is_open else [verdict]


@given(MANY)
def test_the_order_does_not_matter(verdicts: list[Verdict]) -> None:
    assert all_of(verdicts) is all_of(reversed(verdicts)) is all_of(sorted(verdicts))
    assert any_of(verdicts) is any_of(reversed(verdicts)) is any_of(sorted(verdicts))


@given(MANY, MANY)
def test_the_grouping_does_not_matter(left: list[Verdict], right: list[Verdict]) -> None:
    assert all_of([all_of(left), all_of(right)]) is all_of([*left, *right])
    assert any_of([any_of(left), any_of(right)]) is any_of([*left, *right])


@given(MANY)
def test_de_morgan(verdicts: list[Verdict]) -> None:
    negated = [negate(verdict) for verdict in verdicts]
    assert negate(all_of(verdicts)) is any_of(negated)
    assert negate(any_of(verdicts)) is all_of(negated)


@given(MANY)
def test_not_applicable_is_neutral(verdicts: list[Verdict]) -> None:
    assert all_of([*verdicts, NOT]) is all_of(verdicts)
    assert any_of([*verdicts, NOT]) is any_of(verdicts)


@given(VERDICTS)
def test_saying_it_twice_changes_nothing(verdict: Verdict) -> None:
    assert all_of([verdict, verdict]) is any_of([verdict, verdict]) is negate(negate(verdict)) is verdict


@given(st.lists(VERDICTS, max_size=4))
def test_an_outcome_is_decided_exactly_when_no_completion_can_change_it(verdicts: list[Verdict]) -> None:
    for join in (all_of, any_of):
        possible = {join(choice) for choice in product(*(completions(verdict) for verdict in verdicts))}
        found = join(verdicts)
        assert found.is_open == (len(possible) > 1)
        assert found.is_open or possible == {found}


def test_unknown_outweighs_manual() -> None:
    assert all_of([UNKNOWN, MANUAL]) is any_of([UNKNOWN, MANUAL]) is UNKNOWN
    assert all_of([MANUAL, MET]) is any_of([MANUAL, UNMET]) is MANUAL


def test_nothing_joined_is_not_applicable() -> None:
    assert all_of([]) is any_of([]) is agree([]) is NOT


@pytest.mark.parametrize(
    ("branches", "outcome"),
    [
        ([MET, MET], MET),
        ([MANUAL, MANUAL], MANUAL),
        ([MET, UNMET], UNKNOWN),
        ([MET, MANUAL], UNKNOWN),
        ([UNMET, NOT], UNMET),
    ],
)
def test_branches_decide_only_together(branches: list[Verdict], outcome: Verdict) -> None:
    assert agree(branches) is outcome


def test_codes_and_words_stay() -> None:
    """Stored screenings hold the codes."""
    assert [(verdict.name, int(verdict)) for verdict in Verdict] == [
        ("unmet", 0),
        ("unknown", 1),
        ("manual", 2),
        ("met", 3),
        ("not_applicable", 4),
    ]
    assert [verdict.label for verdict in Verdict] == ["不满足", "待补数据", "待人工认定", "满足", "不适用"]
