"""Worked examples of measures: run one by one, and told where they differ."""

from pathlib import Path

from tests.plans.kit import plan_text, target_text
from tidu.engine.packs.cases import CaseOutcome
from tidu.plans.cases import run_plan_cases
from tidu.plans.load import load_plans

PLAN = plan_text(
    target_text('measure: {titles: {levels: ["national.srdi"], count: valid_on}}')
    + target_text(
        'basis: share, measure: {expression: "sum(rd_expense of firms) / sum(revenue of firms)"}', unit="%"
    ).replace("id: goal", "id: rd")
    + target_text("per: year", value="3").replace("id: goal", "id: said")
)
CASES = """\
plan: "test.plan-2023"
on: 2024-06-30
pool:
  - {name: "示例甲", facts: {srdi_until: 2026-12-31, rd_expense: "3万", revenue: "100万"}}
  - {name: "示例乙", facts: {revenue: "100万"}}
cases:
  - {name: "对", target: goal, value: 1, status: behind}
  - {name: "错", target: goal, value: 2, status: done}
  - {name: "一家", target: rd, take: ["示例甲"], value: 3}
  - {name: "缺一家", target: rd, range: [1.5, null], missing: [rd_expense]}
  - {name: "没有这家", target: rd, take: ["示例丙"], value: 3}
  - {name: "不测算", target: said, value: 3}
  - {name: "没有这个目标", target: none, value: 3}
"""


def outcomes(folder: Path) -> list[CaseOutcome]:
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    (folder / "plan-cases.yaml").write_text(CASES, "utf-8")
    return [item for item in run_plan_cases(load_plans(folder), [folder]) if item.file == "plan-cases.yaml"]


def test_each_example_goes_its_own_way(tmp_path: Path) -> None:
    found = {
        item.name: "；".join(str(difference) for difference in item.differences)
        for item in outcomes(tmp_path)
    }
    assert found["对"] == found["一家"] == found["缺一家"] == ""
    assert found["错"] == "结果：应为 2，实为 1；状态 status：应为 done，实为 behind（滞后）"
    assert "take" in found["没有这家"]
    assert found["不测算"] == "测算：应为 有结果，实为 没有测算，或不在计划期内"
    assert "没有名为 none 的目标" in found["没有这个目标"]
