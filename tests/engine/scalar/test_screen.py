"""Screening without a trace says what evaluation says, for every kind of rule."""

import pytest
from hypothesis import Phase, given, settings

from tests.engine.firms import FIRMS
from tests.engine.scalar.everything import everything
from tests.engine.support import ON
from tidu.engine import Facts, Verdict, evaluate
from tidu.engine.scalar.screen import screener
from tidu.engine.schema.common import CaseName

STANDARD = everything()


@pytest.mark.search
@pytest.mark.parametrize("case", ["new", "renewal"])
@settings(max_examples=150, phases=(Phase.explicit, Phase.generate))
@given(raw=FIRMS)
def test_screening_agrees_with_evaluation(case: CaseName, raw: dict[str, object]) -> None:
    facts = Facts.read(raw, catalogue=STANDARD.catalogue, on=ON)
    result = evaluate(STANDARD, facts, on=ON, case=case)
    screening = screener(STANDARD, case)
    found = screening.screen(facts, ON)
    expected = {
        one.id: one.verdict.name for one in result.conditions if one.verdict is not Verdict.not_applicable
    }
    assert (
        dict(zip(screening.condition_ids, (Verdict(code).name for code in found.codes), strict=True))
        == expected
    )
    assert found.verdict is result.verdict
    assert result.score is not None
    assert list(found.points) == [(one.low, one.high) for one in result.score.indicators]
    assert found.score == (result.score.low, result.score.high)


def test_a_screener_is_made_once_a_case() -> None:
    assert screener(STANDARD, "new") is screener(STANDARD, "new")
    assert screener(STANDARD, "new") is not screener(STANDARD, "renewal")


def test_cells_may_be_read_before() -> None:
    facts = Facts.read({"revenue": "100万", "own_brand": True}, catalogue=STANDARD.catalogue, on=ON)
    screening = screener(STANDARD, "new")
    assert screening.screen(facts, ON, screening.cells(facts, ON)) == screening.screen(facts, ON)
