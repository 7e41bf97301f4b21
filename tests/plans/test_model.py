"""What a plan says of itself."""

from datetime import date
from fractions import Fraction

import pytest

from tests.plans.kit import plan_of, plan_text, target_of, target_text
from tidu.engine import UnknownIdError

SHARED = 'shared_units: {units: ["丙局", "乙局"], first: t2, clause: "2"}\n'
TWO_TASKS = plan_text(target_text(), SHARED).replace(
    "targets:",
    '  - {id: t2, number: "2", title: "甲", chapter: "乙", clause: "2", units: ["乙局"]}\ntargets:',
    1,
)


def test_one_sentence_adds_units_to_a_task_and_all_after_it() -> None:
    plan = plan_of(TWO_TASKS)
    assert plan.units_of(plan.tasks[0]) == ("甲局", "乙局")
    assert plan.units_of(plan.tasks[1]) == ("乙局", "丙局")
    alone = plan_of(plan_text(target_text()))
    assert alone.units_of(alone.tasks[0]) == ("甲局", "乙局")


@pytest.mark.parametrize(
    ("keys", "op", "value", "unit", "goal", "period"),
    [
        ("", ">=", "50", "家", "≥ 50 家", "到2025年"),
        ("", ">", "7", "%", "> 7.0%", "到2025年"),
        ("undated: true", "=", "8", "个", "8 个", "未写期限"),
        ("", "~", "200", "家", "约 200 家", "到2025年"),
        ("per: year", "range", "[1, 2]", "个", "1–2 个", "每年"),
        ("by: 2024, per: year", ">=", "1", "家", "≥ 1 家", "每年（到2024年）"),
        ("by: 2023", "zero", "", "家", "清零", "到2023年"),
        ("per: quarter", "full", "", "%", "全覆盖", "每季度"),
        ("", ">=", "2", "亿元", "≥ 2 亿元", "到2025年"),
        ("", ">=", "10000", "家", "≥ 10,000 家", "到2025年"),
    ],
)
def test_goals_in_words(keys: str, op: str, value: str, unit: str, goal: str, period: str) -> None:
    target = target_of(keys, op=op, value=value, unit=unit)
    assert (target.goal_text, target.period_text) == (goal, period)


def test_figures_are_in_base_units() -> None:
    assert target_of(value="2.5", unit="亿元").low == 250_000_000
    both = target_of("per: year", op="range", value="[1, 2]", unit="%")
    assert (both.low, both.high) == (Fraction(1, 100), Fraction(2, 100))
    assert target_of(op="full", value="", unit="%").low == 1
    assert target_of(op="zero", value="").low == 0


@pytest.mark.parametrize(
    ("keys", "unit", "adds_up"),
    [("", "家", True), ("basis: new", "家", True), ("basis: average", "个", False), ("", "%", False)],
)
def test_what_adds_up(keys: str, unit: str, adds_up: bool) -> None:  # noqa: FBT001 - expected
    assert target_of(keys, unit=unit).adds_up is adds_up


def test_a_target_by_its_id() -> None:
    plan = plan_of(plan_text(target_text()))
    assert plan.target("goal") is plan.targets[0]
    with pytest.raises(UnknownIdError, match="是否指 goal"):
        plan.target("goals")


def test_a_plan_without_a_start_runs_from_its_issue_or_publication() -> None:
    text = plan_text(target_text()).replace("start: 2023-01-01", "start: null")
    issued = plan_of(text.replace("issued: null", "issued: 2023-03-01"))
    published = plan_of(text.replace("published: null", "published: 2023-04-01"))
    assert (issued.start, published.start) == (date(2023, 3, 1), date(2023, 4, 1))
