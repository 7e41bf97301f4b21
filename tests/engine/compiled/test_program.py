"""A program knows what it tests in its case, every slot it can read, and its score lines."""

from fractions import Fraction

from tests.engine.support import standard_of
from tidu.engine.expressions.typed import ScoreLine, Slot

STANDARD = standard_of("""
conditions:
  - {id: "growth", label: "增长", clause: "一", confirmation: one-source, test: "growth(revenue) >= 5%", only: new}
  - {id: "brand", label: "品牌", clause: "一", confirmation: one-source, test: "own_brand"}
  - {id: "line", label: "得分", clause: "一", confirmation: one-source, score: {of: "total", at_least: "3分"}}
score:
  clause: "二"
  confirmation: one-source
  groups: [{id: "all", label: "全部", max: 5, clause: "二", confirmation: one-source}]
  indicators:
    - id: "given"
      label: "给定"
      group: "all"
      max: 5
      clause: "二"
      confirmation: one-source
      given: {fact: local_score, max: 5}
""")


def test_a_case_tests_its_own_conditions() -> None:
    new, renewal = STANDARD.program("new"), STANDARD.program("renewal")
    assert [condition.id for condition in new.applicable] == ["growth", "brand", "line"]
    assert [condition.id for condition in renewal.applicable] == ["brand", "line"]
    assert len(renewal.conditions) == 3, "reports still show what the case does not test"


def test_slots_are_those_of_the_case() -> None:
    assert STANDARD.program("new").slots == (
        Slot("revenue"),
        Slot("revenue", -1),
        Slot("own_brand"),
        Slot("local_score"),
    )
    assert STANDARD.program("renewal").slots == (Slot("own_brand"), Slot("local_score"))


def test_score_lines() -> None:
    assert STANDARD.program("new").scores == (ScoreLine("total", (0,), Fraction(3)),)
