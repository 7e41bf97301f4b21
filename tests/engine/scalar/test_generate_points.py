"""Points other than tiers, as generated source."""

from fractions import Fraction

import pytest

from tests.engine.support import ON, standard_of
from tidu.engine import Facts
from tidu.engine.compiled.points import Greatest
from tidu.engine.scalar.generate import Writer
from tidu.engine.scalar.generate_points import write_points
from tidu.engine.scalar.screen import screener

HEAD = """
conditions: [{id: "c", label: "条件", clause: "一", confirmation: one-source, score: {of: "total", at_least: "1分"}}]
score:
  clause: "二"
  confirmation: one-source
  groups: [{id: "all", label: "全部", max: 5, clause: "二", confirmation: one-source}]
  indicators:
    - id: "i"
      label: "指标"
      group: "all"
      max: 5
      clause: "二"
      confirmation: one-source
"""
EACH = (
    'each: {points: 3, cap: 5, of: [{label: "甲", when: "own_brand"}, {label: "乙", when: "patents >= 1"}]}'
)
GIVEN = "given: {fact: local_score, max: 5}"
BETTER = (
    'better_of: [{value: "rd_expense", tiers: [{from: "1万", points: 5}, {to: "1万", points: 0}]}, '
    '{value: "share", tiers: [{from: "10%", points: 3}, {to: "10%", points: 1}]}]'
)


@pytest.mark.parametrize(
    ("kind", "raw", "low", "high"),
    [
        (EACH, {"own_brand": True, "patents": 1}, 5, 5),
        (EACH, {"own_brand": True}, 3, 5),
        (EACH, {}, 0, 5),
        (GIVEN, {"local_score": "2.5"}, 2.5, 2.5),
        (GIVEN, {}, 0, 5),
        (BETTER, {"rd_expense": "1万"}, 5, 5),
        (BETTER, {"rd_expense": 0, "share": "10%"}, 3, 3),
        (BETTER, {"rd_expense": 0}, 1, 3),
        (BETTER, {"share": "10%"}, 3, 5),
        (BETTER, {"rd_expense": 0, "share": 0}, 1, 1),
    ],
)
def test_points(kind: str, raw: dict[str, object], low: float, high: float) -> None:
    standard = standard_of(f"{HEAD}      {kind}\n")
    facts = Facts.read(raw, catalogue=standard.catalogue, on=ON)
    found = screener(standard, "new").screen(facts, ON)
    assert found.points == ((Fraction(str(low)), Fraction(str(high))),)


def test_what_is_rare_asks_the_judge() -> None:
    standard = standard_of(f"{HEAD}      {BETTER}\n")
    program = standard.program("new")
    writer = Writer(program, standard.catalogue)
    points = program.indicators[0].points
    assert isinstance(points, Greatest)
    assert write_points(writer, Greatest((points,)), 0, "l0", "h0") == ["l0, h0 = score(0)"]
