"""The engine with the shipped packs says what a second reading of the criteria says, firm by firm.

The oracle (`tests/oracle`) is plain Python over fractions, written from the criteria without looking at packs
or engine. Compared are the verdict and the missing facts, of the firm and of each condition, and the
intervals of the score and of each indicator: at every bound and one fen beside it, with facts missing,
judgements open and years before the establishment.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.oracle.completions import bare_firms
from tests.oracle.kit import OracleResult
from tests.oracle.standards import JUDGES, SIZE, aim_of
from tests.oracle.standards import classify as oracle_size
from tests.oracle.strategies import CASES, DATES, case_name, library, random_firms, situations, to_facts
from tidu.engine import Facts, Verdict, classify, evaluate
from tidu.engine.scalar.screen import screener

pytestmark = pytest.mark.search

BULK = 50
"""Firms a standard, date and case in the bulk tests; hypothesis searches on top."""


Interval = tuple[Fraction, Fraction]


class Outcome(NamedTuple):
    """What must be equal."""

    verdict: str
    missing: frozenset[str]
    conditions: dict[str, tuple[str, frozenset[str]]]
    score: Interval | None
    points: dict[str, Interval]


def of_oracle(judged: OracleResult) -> Outcome:
    conditions = {
        name: (verdict, judged.missing_by_condition[name]) for name, verdict in judged.conditions.items()
    }
    return Outcome(judged.verdict, judged.missing, conditions, judged.score, judged.indicators)


def of_engine(standard: str, facts: Facts, on: date, case: str) -> Outcome:
    result = evaluate(library().standard(standard), facts, on=on, case=case_name(case))
    conditions = {one.id: (one.verdict.name, frozenset(one.missing)) for one in result.conditions}
    indicators = result.score.indicators if result.score else ()
    return Outcome(
        result.verdict.name,
        frozenset(result.missing),
        conditions,
        (result.score.low, result.score.high) if result.score else None,
        {one.id: (one.low, one.high) for one in indicators},
    )


def differences(expected: Outcome, found: Outcome) -> list[str]:
    """What differs, in words: the two outcomes whole would fill the screen."""
    lines = [
        f"{name}: expected {expected_part}, got {found_part}"
        for name, expected_part, found_part in zip(Outcome._fields, expected, found, strict=True)
        if expected_part != found_part and not isinstance(expected_part, dict)
    ]
    for ours, theirs in ((expected.conditions, found.conditions), (expected.points, found.points)):
        assert ours.keys() == theirs.keys()
        lines += [
            f"{name}: expected {ours[name]}, got {theirs[name]}"
            for name in ours
            if ours[name] != theirs[name]
        ]
    return lines


def check(standard: str, firm: Mapping[str, object], on: date, case: str) -> None:
    """All three answers for one firm: oracle, evaluation with its trace, screening without."""
    expected = of_oracle(JUDGES[standard](firm, on, case))
    facts = to_facts(firm, on)
    situation = f"{standard} {case} {on} {firm}"
    assert differences(expected, of_engine(standard, facts, on, case)) == [], situation
    screening = screener(library().standard(standard), case_name(case))
    screened = screening.screen(facts, on)
    assert screened.verdict.name == expected.verdict, situation
    assert dict(zip(screening.indicator_ids, screened.points, strict=True)) == expected.points, situation
    for name, code in zip(screening.condition_ids, screened.codes, strict=True):
        assert Verdict(code).name == expected.conditions[name][0], f"{name} {situation}"


# Not shrunk: a firm drawn by lot does not get simpler, and trying to takes minutes.
@settings(max_examples=50, phases=(Phase.explicit, Phase.generate))
@pytest.mark.parametrize("standard", JUDGES)
@given(data=st.data())
def test_engine_agrees_with_the_oracle(standard: str, data: st.DataObject) -> None:
    firm, on, case = data.draw(situations(aim_of(standard)))
    check(standard, firm, on, case)


@pytest.mark.parametrize("on", DATES, ids=str)
@pytest.mark.parametrize("standard", JUDGES)
def test_engine_agrees_with_the_oracle_in_bulk(standard: str, on: date) -> None:
    for number, case in enumerate(CASES):
        for firm in random_firms(BULK, seed=2 * on.toordinal() + number, on=on, standard=aim_of(standard)):
            check(standard, firm, on, case)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("standard", JUDGES)
@pytest.mark.parametrize("kind", bare_firms(DATES[0]))
def test_engine_agrees_on_bare_firms(kind: str, standard: str, case: str) -> None:
    check(standard, bare_firms(DATES[0])[kind], DATES[0], case)


@settings(max_examples=100, phases=(Phase.explicit, Phase.generate))
@given(situation=situations())
def test_size_classes_agree(situation: tuple[dict[str, object], date, str]) -> None:
    firm, on, case = situation
    expected = oracle_size(firm, on, case)
    found = classify(library().standard(SIZE), to_facts(firm, on), on=on)
    assert (found.size, set(found.possible), set(found.missing)) == (
        expected.verdict,
        set(expected.conditions),
        set(expected.missing),
    )


def test_bulk_firms_land_on_all_verdicts() -> None:
    """The comparison says little where all firms fail alike: each verdict is drawn for each standard."""
    for standard, judge in JUDGES.items():
        wanted = {"met", "unmet", "unknown", "manual"}
        for firm in random_firms(BULK * len(DATES) * len(CASES), seed=7, standard=aim_of(standard)):
            wanted.discard(judge(firm, DATES[0], "new").verdict)
            if not wanted:
                break
        assert wanted == set(), standard
