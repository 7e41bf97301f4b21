"""An outline says what the whole report says of the verdict, of each condition and of the score."""

from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.engine.firms import FIRMS
from tests.engine.scalar.everything import everything
from tests.engine.support import ON
from tidu.engine import Facts, Outline, Result, evaluate, load_packs, outline, outline_of, shortcomings
from tidu.engine.results import ConditionResult
from tidu.engine.schema.common import CaseName
from tidu.engine.values import Verdict

STANDARD = everything()
LIBRARY = load_packs()
SRDI = LIBRARY.standard("national.srdi-2022")
PATENT: dict[str, object] = {
    "kind": "invention_patent",
    "granted_on": "2020-01-01",
    "related": True,
    "applied": True,
    "earning": True,
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "kind": st.sampled_from(["invention_patent", "utility_model"]),
            "granted_on": st.sampled_from(["2020-01-01", "2026-12-01"]),
            "related": st.booleans(),
            "applied": st.just(value=True),
            "earning": st.just(value=True),
            "transferred_in": st.booleans(),
        },
    ),
    max_size=4,
)


def same(brief: Outline, whole: Result) -> None:
    assert brief == outline_of(whole)
    assert brief.standard == whole.standard
    assert brief.verdict is whole.verdict
    assert [(one.id, one.label, one.verdict) for one in brief.conditions] == [
        (one.id, one.label, one.verdict) for one in whole.conditions
    ]
    assert brief.score == ((whole.score.low, whole.score.high) if whole.score else None)


@pytest.mark.search
@pytest.mark.parametrize("case", ["new", "renewal"])
@settings(max_examples=100, phases=(Phase.explicit, Phase.generate))
@given(raw=FIRMS)
def test_it_agrees_with_evaluation(case: CaseName, raw: dict[str, object]) -> None:
    facts = Facts.read(raw, catalogue=STANDARD.catalogue, on=ON)
    same(outline(STANDARD, facts, on=ON, case=case), evaluate(STANDARD, facts, on=ON, case=case))


@pytest.mark.search
@pytest.mark.parametrize("case", ["new", "renewal"])
@settings(max_examples=100, phases=(Phase.explicit, Phase.generate))
@given(raw=FIRMS)
def test_shortcomings_are_what_evaluation_reports_of_them(case: CaseName, raw: dict[str, object]) -> None:
    facts = Facts.read(raw, catalogue=STANDARD.catalogue, on=ON)
    whole = evaluate(STANDARD, facts, on=ON, case=case).conditions
    brief = shortcomings(STANDARD, facts, on=ON, case=case)
    assert [one for one in brief if one.verdict is Verdict.unmet] == [
        one for one in whole if one.verdict is Verdict.unmet
    ]
    assert [_waiting(one) for one in brief] == [_waiting(one) for one in whole]


def _waiting(one: ConditionResult) -> tuple[object, ...]:
    return one.id, one.label, one.verdict, one.missing, one.open_judgements


@pytest.mark.search
@settings(max_examples=60, phases=(Phase.explicit, Phase.generate))
@given(rows=ROWS, reported=st.sampled_from([None, "0", "5"]), complete=st.booleans())
def test_ledgers_are_counted(rows: list[dict[str, object]], reported: str | None, *, complete: bool) -> None:
    facts = Facts.read(
        {} if reported is None else {"class1_ip": reported},
        catalogue=LIBRARY.catalogue,
        on=ON,
        records={"ip": rows},
        complete=("ip",) if complete else (),
    )
    same(outline(SRDI, facts, on=ON), evaluate(SRDI, facts, on=ON))


def test_a_classification_has_no_outline() -> None:
    facts = Facts.read({}, catalogue=LIBRARY.catalogue, on=ON)
    with pytest.raises(ValueError, match="size"):
        outline(LIBRARY.standard("national.size-2011"), facts, on=date(2026, 6, 1))
