"""Conditions are walked outer before inner, with the path of each."""

import pytest

from tidu.engine.packs.convert import convert
from tidu.engine.packs.part_checks import check_clauses, check_parts, parts_below
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.standards import GateFile

HEAD = (
    'id: "a.b"\nversion: 1\nlabel: "甲"\nsource: {document: "办法", clause: "一", published: null, '
    "effective: null, confirmation: unconfirmed}\nconditions:\n"
)
DOCUMENT = read_yaml(
    HEAD
    + """  - id: "one"
    label: "甲"
    all_of:
      - id: "two"
        label: "乙"
        any_of: [{id: "three", label: "丙", test: "x"}]
        exempt: [{id: "four", label: "丁", test: "x"}]
  - id: "five"
    label: "戊"
    by_band:
      - {id: "six", label: "己", when: "x", test: "x"}
      - {id: "seven", label: "庚", test: "x"}
""",
    "x.yaml",
)
PARTS = convert(DOCUMENT, GateFile).conditions


def test_paths() -> None:
    assert [(part.id, path) for part, path in parts_below(PARTS, "conditions")] == [
        ("one", "conditions[0]"),
        ("two", "conditions[0].all_of[0]"),
        ("three", "conditions[0].all_of[0].any_of[0]"),
        ("four", "conditions[0].all_of[0].exempt[0]"),
        ("five", "conditions[1]"),
        ("six", "conditions[1].by_band[0]"),
        ("seven", "conditions[1].by_band[1]"),
    ]


def test_these_are_sound() -> None:
    assert list(check_parts(DOCUMENT, PARTS)) == []


@pytest.mark.parametrize("name", ["one", "four", "seven"])
def test_an_id_of_the_gate_is_taken(name: str) -> None:
    errors = list(check_parts(DOCUMENT, PARTS, taken=[name]))
    assert [(error.got, error.expected) for error in errors] == [(name, "与 通用门槛 不同")]


def test_a_condition_of_a_standard_names_its_clause() -> None:
    assert [error.place.path for error in check_clauses(DOCUMENT, PARTS)] == [
        "conditions[0]",
        "conditions[0]",
        "conditions[1]",
        "conditions[1]",
    ]
