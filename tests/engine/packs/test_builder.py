"""Conditions are compiled for each case, stand in their clause, and know the fact their gap is told in."""

from fractions import Fraction

import pytest

from tests.engine.support import rule, standard_of
from tidu.engine.compiled.program import Condition
from tidu.engine.expressions.typed import AnyOf, Slot
from tidu.engine.schema.common import Confirmation

STANDARD = standard_of("""
conditions:
  - id: "outer"
    label: "外"
    clause: "附件·一"
    confirmation: two-sources
    all_of:
      - id: "inner"
        label: "内"
        any_of:
          - {id: "deep", label: "深", test: "revenue >= 10万"}
          - {id: "own", label: "自", clause: "附件·二", confirmation: unconfirmed, test: "own_brand"}
    exempt: [{id: "excuse", label: "免", test: "key_link"}]
  - id: "next"
    label: "后"
    clause: "附件·三"
    confirmation: one-source
    test: "revenue >= 10万"
    renewal_test: "revenue >= 5万"
""")


def all_conditions(condition: Condition) -> dict[str, Condition]:
    found = {condition.id: condition}
    for inner in (*condition.parts, *condition.exemptions):
        found |= all_conditions(inner)
    return found


def test_parts_stand_in_the_clause_of_their_condition() -> None:
    outer, after = STANDARD.program("new").conditions
    found = {
        name: (part.source.clause, part.source.confirmation) for name, part in all_conditions(outer).items()
    }
    two, open_ = Confirmation.two_sources, Confirmation.unconfirmed
    assert found == {
        "outer": ("附件·一", two),
        "inner": ("附件·一", two),
        "deep": ("附件·一", two),
        "own": ("附件·二", open_),
        "excuse": ("附件·一", two),
    }
    assert after.source.clause == "附件·三"
    assert after.source.document == "测试办法"


def test_an_exemption_stands_beside_the_condition() -> None:
    outer = STANDARD.program("new").conditions[0]
    assert outer.node == AnyOf((outer.own, outer.exemptions[0].node))
    assert outer.slots == (Slot("revenue"), Slot("own_brand"), Slot("key_link"))


def test_each_case_has_its_test() -> None:
    new, renewal = (STANDARD.program(case).conditions[1] for case in ("new", "renewal"))
    assert (new.text, renewal.text) == ("revenue >= 10万", "revenue >= 5万")
    assert new.required is not None
    assert new.required.text == "≥ 10 万元"


@pytest.mark.parametrize(
    ("move", "slot"),
    [
        ("", Slot("rd_expense")),
        ('move: "revenue"', Slot("revenue")),
        ('move: "rd_expense[-1]"', Slot("rd_expense", -1)),
    ],
)
def test_the_fact_in_which_the_gap_is_told(move: str, slot: Slot) -> None:
    standard = rule("each_year(rd_expense / revenue >= 3%, 2)", move)
    assert standard.program("new").conditions[0].move == slot


def test_groups_and_the_total() -> None:
    table = """
conditions:
  - {id: "a", label: "甲", clause: "一", confirmation: one-source, score: {of: "one", at_least: "2分"}}
  - {id: "b", label: "乙", clause: "一", confirmation: one-source, score: {of: "total", at_least: "2.5分"}}
score:
  clause: "二"
  confirmation: one-source
  groups:
    - {id: "one", label: "一组", max: 2, clause: "二", confirmation: one-source}
    - {id: "two", label: "二组", max: 1.5, clause: "二", confirmation: one-source}
  indicators:
    - id: "x"
      label: "甲"
      group: "two"
      max: 1.5
      clause: "二"
      confirmation: one-source
      matches: {tiers: [{points: 1.5, when: "own_brand"}]}
    - id: "y"
      label: "乙"
      group: "one"
      max: 2
      clause: "三"
      confirmation: unconfirmed
      matches: {tiers: [{points: 2, when: "own_brand"}]}
"""
    program = standard_of(table).program("new")
    assert [(group.id, group.maximum, group.indicators) for group in program.groups] == [
        ("one", Fraction(2), (1,)),
        ("two", Fraction(3, 2), (0,)),
    ]
    assert [(line.of, line.indicators, line.line) for line in program.scores] == [
        ("one", (1,), Fraction(2)),
        ("total", (0, 1), Fraction(5, 2)),
    ]
    assert program.indicators[1].source.clause == "三"


def test_what_reads_the_same_in_both_cases_is_compiled_once() -> None:
    same = rule("revenue >= 10万")
    assert same.program("renewal").conditions is same.program("new").conditions
    assert (same.program("new").case, same.program("renewal").case) == ("new", "renewal")
    assert STANDARD.program("renewal").conditions[1].node != STANDARD.program("new").conditions[1].node
