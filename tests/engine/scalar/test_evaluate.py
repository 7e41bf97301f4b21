"""Evaluation: pure, whole, sound where facts are missing, and it keeps what it was judged by."""

import copy
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.engine.firms import FIRMS, KEYS, WHOLE
from tests.engine.scalar.everything import everything
from tests.engine.support import ON, judged, standard_of
from tidu.engine import Facts, Verdict, evaluate, load_packs
from tidu.engine.results import ConditionResult, Result

STANDARD = everything()
# An empty title was never held, without a founding date every year counts, and years in the niche are counted
# from their first day where they are not given: these are known though empty (docs, semantics).
MAY_BE_MISSING = sorted(
    set(KEYS) - {"established_on", "small_until", "small_from", "niche_since", "niche_years"}
)
# Not shrunk: a firm drawn by lot does not get simpler, and trying to takes a minute.
BRIEFLY = settings(max_examples=60, phases=(Phase.explicit, Phase.generate))


def conditions(result: Result) -> dict[str, ConditionResult]:
    """Every condition and part by id."""
    found, stack = {}, list(result.conditions)
    while stack:
        one = stack.pop()
        found[one.id] = one
        stack.extend(one.parts)
    return found


@BRIEFLY
@given(FIRMS)
def test_the_same_input_gives_the_same_output_and_stays_as_it_was(raw: dict[str, object]) -> None:
    facts = Facts.read(raw, catalogue=STANDARD.catalogue, on=ON)
    before = copy.deepcopy(facts)
    assert evaluate(STANDARD, facts, on=ON) == evaluate(STANDARD, facts, on=ON)
    assert facts == before


@BRIEFLY
@given(WHOLE, st.sets(st.sampled_from(MAY_BE_MISSING)))
def test_a_decision_stands_when_the_missing_facts_come_in(whole: dict[str, object], gone: set[str]) -> None:
    known = {key: value for key, value in whole.items() if key not in gone}
    part, full = conditions(judged(STANDARD, known)), conditions(judged(STANDARD, whole))
    for name, one in part.items():
        if not one.verdict.is_open:
            assert one.verdict is full[name].verdict, name
            assert one.missing == one.open_judgements == (), name
        else:
            assert set(one.missing) | set(one.open_judgements) <= gone, name
            assert bool(one.missing) == (one.verdict is Verdict.unknown), name


@BRIEFLY
@given(WHOLE, st.sets(st.sampled_from(MAY_BE_MISSING)))
def test_points_only_narrow(whole: dict[str, object], gone: set[str]) -> None:
    known = {key: value for key, value in whole.items() if key not in gone}
    part, full = judged(STANDARD, known).score, judged(STANDARD, whole).score
    assert part is not None
    assert full is not None
    for some, all_ in zip(part.indicators, full.indicators, strict=True):
        assert some.low <= all_.low == all_.high <= some.high, some.id
        assert bool(some.missing or some.open_judgements) == (some.low < some.high), some.id
        assert some.high <= some.maximum
    assert sum((group.low for group in part.groups), Fraction(0)) == part.low


@BRIEFLY
@given(FIRMS)
def test_the_whole_is_the_conditions_joined(raw: dict[str, object]) -> None:
    result = judged(STANDARD, raw)
    verdicts = {one.verdict for one in result.conditions}
    if Verdict.unmet in verdicts:
        assert result.verdict is Verdict.unmet
        assert result.missing == result.open_judgements == ()
    elif Verdict.unknown in verdicts:
        assert result.verdict is Verdict.unknown
    open_now = {*result.missing, *result.open_judgements}
    assert not open_now & set(result.absent)
    assert all(result.used[key] is None for key in result.absent)


def test_a_result_says_what_it_was_judged_by() -> None:
    result = judged(STANDARD, {"revenue": "100万"}, case="renewal")
    assert (result.standard, result.version, result.case, result.on) == ("one.rule", 1, "renewal", ON)
    assert result.pack_hash == STANDARD.content_hash
    assert str(result.used["revenue"]) == "1000000"
    not_tested = result.condition("new-only")
    assert (not_tested.verdict, not_tested.notes) == (Verdict.not_applicable, ("本次申报情形不适用",))


def test_the_score_has_its_line() -> None:
    score = judged(STANDARD, {}).score
    assert score is not None
    assert (score.line, score.maximum) == (Fraction(12), Fraction(33))
    assert [float(group.maximum) for group in score.groups] == [15, 18]
    assert judged(standard_of(BRAND), {}).score is None


BRAND = "conditions: [{id: c, label: 条件, clause: 一, confirmation: one-source, test: own_brand}]"


def test_notes_of_gate_and_standard_come_along() -> None:
    result = judged(load_packs().standard("srdi-2026"), {})
    assert any("Ⅰ类知识产权" in note for note in result.notes)


def test_a_classification_is_not_evaluated() -> None:
    library = load_packs()
    facts = Facts.read({}, catalogue=library.catalogue, on=ON)
    with pytest.raises(ValueError, match="size-2011"):
        evaluate(library.standard("size-2011"), facts, on=ON)


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 12, 31), date(2024, 2, 29)])
def test_any_day_will_do(on: date) -> None:
    assert (
        judged(STANDARD, {"revenue": "100万", "established_on": "2010-01-01"}, on=on)
        .condition("line")
        .verdict.name
        == "met"
    )
