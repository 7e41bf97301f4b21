"""A plan file becomes a plan, or an error that says where; one broken file does not hide the rest."""

import pytest

from tests.plans.kit import PACKS, errors_of, plan_of, plan_text, target_text
from tidu.engine import ConsistencyError, ExpressionError, SchemaError
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.problems import Problems
from tidu.plans.assemble import build_plans

GOOD = plan_text(target_text())


def test_a_plan_keeps_its_clauses() -> None:
    plan = plan_of(GOOD)
    assert (plan.id, plan.version, plan.area) == ("test.plan-2023", 1, "test")
    assert plan.targets[0].source.clause == "1"
    assert plan.targets[0].source.document == "示例计划"


@pytest.mark.parametrize("key", ["unit", "op", "clause", "metric"])
def test_a_target_without_one_of_these_is_refused(key: str) -> None:
    parts = {
        "unit": ', unit: "家"',
        "op": ', op: ">="',
        "clause": ', clause: "1"',
        "metric": ', metric: "示例目标"',
    }
    text = plan_text(target_text().replace(parts[key], ""))
    assert errors_of(text) == [f"targets[0]：缺少 {key}"]
    with pytest.raises(SchemaError) as raised:
        plan_of(text)
    assert raised.value.place.file == "test/plan.yaml"
    assert raised.value.place.line > 1
    assert raised.value.expected == f"写明 {key}"


def test_a_target_without_a_period_is_refused() -> None:
    assert errors_of(plan_text(target_text().replace(", by: 2025", ""))) == ["targets[0]：期限不明"]


def test_an_unknown_key_names_the_near_one() -> None:
    with pytest.raises(SchemaError, match="是否指 metric"):
        plan_of(plan_text(target_text("metrics: 1")))


def test_an_expression_points_into_its_text() -> None:
    with pytest.raises(ExpressionError) as raised:
        plan_of(plan_text(target_text('measure: {expression: "count(firms where revenue >= 1500)"}')))
    assert raised.value.place.path == "targets[0].measure.expression"
    assert "两边单位不同" in raised.value.message


def test_an_amount_is_checked_where_it_stands() -> None:
    rule = 'incentives:\n  - {id: a, what: "奖励", clause: "1", amount: {fixed: "20"}}\n'
    assert errors_of(plan_text(target_text(), rule)) == ["incentives[0].amount.fixed：单位不符"]


def test_who_is_eligible_is_a_rule_about_a_firm() -> None:
    rule = 'incentives:\n  - {id: a, what: "奖励", clause: "1", eligible: "%s", amount: {fixed: "20万"}}\n'
    plan = plan_of(plan_text(target_text(), rule % "valid(srdi) and growth(revenue) >= 20%"))
    assert plan.incentives[0].eligible is not None
    assert errors_of(plan_text(target_text(), rule % "revenue")) == [
        "incentives[0].eligible：这里应为判断，不是数字"
    ]


def test_two_files_with_one_id() -> None:
    files = [PackFile("a/plan.yaml", "plan", GOOD), PackFile("b/plan.yaml", "plan", GOOD)]
    with pytest.raises(ConsistencyError, match="同一个 id 定义了两次"):
        build_plans(files, PACKS, Problems())


def test_a_broken_file_does_not_hide_the_others() -> None:
    problems = Problems(collect=True)
    files = [PackFile("a/plan.yaml", "plan", "id: ["), PackFile("b/plan.yaml", "plan", GOOD)]
    assert set(build_plans(files, PACKS, problems)) == {"test.plan-2023"}
    assert len(problems.errors) == 1
