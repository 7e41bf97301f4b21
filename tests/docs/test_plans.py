"""``docs/plans.md``: its plan loads, its examples come true, and its tables of status are what the rule says."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.docs.blocks import blocks_of
from tidu.plans.cases import run_plan_cases
from tidu.plans.check import check_plans
from tidu.plans.goals import Goal
from tidu.plans.load import load_plans
from tidu.plans.schema.targets import Operator
from tidu.plans.status import judge

PAGE = "docs/plans.md"
_TABLE = re.compile(r"<!-- 状态：(\S+) (\S+) (\S+) -->\n\n((?:\|.*\n)+)")
HALF = Fraction(1, 2)


def tables() -> list[tuple[Goal, Fraction, list[list[str]]]]:
    """Goal, worth of its unit, and the rows below the header of each table of status."""
    found = []
    for sign, value, unit, text in _TABLE.findall((ROOT / PAGE).read_text("utf-8")):
        worth = Fraction(1, 100) if unit == "%" else Fraction(1)
        rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in text.splitlines()[2:]]
        found.append((Goal(Operator(sign), Fraction(value) * worth, adds_up=unit != "%"), worth, rows))
    return found


def test_the_plan_on_the_page_is_sound_and_its_examples_come_true(tmp_path: Path) -> None:
    for block in blocks_of(PAGE, "yaml"):
        (tmp_path / block.mark).write_text(block.text, "utf-8")
    assert [str(error) for error in check_plans([tmp_path])] == []
    own = [
        item for item in run_plan_cases(load_plans(tmp_path), [tmp_path]) if item.file == "plan-cases.yaml"
    ]
    assert len(own) == 3
    assert [str(outcome) for outcome in own if not outcome.passed] == []


@pytest.mark.parametrize(("goal", "worth", "rows"), tables())
def test_status_is_what_the_tables_say(goal: Goal, worth: Fraction, rows: list[list[str]]) -> None:
    for shown, before, due in rows:
        value = Fraction(shown) * worth
        now = judge(goal, value, value, elapsed=HALF, due=False)
        end = judge(goal, value, value, elapsed=Fraction(1), due=True)
        assert (now.status.label, end.status.label) == (before, due), shown


def test_there_are_tables() -> None:
    assert len(tables()) == 2
