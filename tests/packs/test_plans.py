"""The five plans that ship: every measure has its example, and what the documents say is all there."""

import pytest

from tidu.engine.packs.cases import CaseOutcome
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.plans import Plan, load_plans
from tidu.plans.cases import KIND, run_plan_file
from tidu.plans.schema.cases import PlanCaseFile

PLANS = load_plans()
FILES = {file.name: file for file in find_files([shipped_folder()], {KIND})}
CASES = {name: convert(read_yaml(file.text, name), PlanCaseFile) for name, file in FILES.items()}


@pytest.fixture(name="plan", params=sorted(PLANS.plans))
def fixture_plan(request: pytest.FixtureRequest) -> Plan:
    found: Plan = PLANS.plans[request.param]
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_example_comes_true(name: str) -> None:
    outcomes: list[CaseOutcome] = list(run_plan_file(PLANS, FILES[name]))
    assert [str(outcome) for outcome in outcomes if not outcome.passed] == []
    assert len({outcome.name for outcome in outcomes}) == len(outcomes)


def test_every_measure_has_its_example(plan: Plan) -> None:
    shown = {case.target for spec in CASES.values() if spec.plan == plan.id for case in spec.cases}
    assert {target.id for target in plan.targets if target.measure is not None} == shown


def test_every_firm_in_an_example_is_made_up() -> None:
    assert all(firm.name.startswith("示例") for spec in CASES.values() for firm in spec.pool)


# Counted by hand in the documents: tasks with units, numeric goals, money rules (each tier one), libraries.
COUNTED = {
    "changchun.plan-2022": (29, 12, 0),
    "changshu.plan-2023": (12, 30, 3),
    "wujiang-resort.plan-2022": (23, 18, 0),
    "xiaoshan.plan-2022": (14, 10, 18),
    "xining-zones.plan-2022": (11, 14, 2),
}


def test_as_many_as_the_documents_have(plan: Plan) -> None:
    assert (len(plan.tasks), len(plan.targets), len(plan.incentives)) == COUNTED[plan.id]


def test_in_changshu_one_sentence_binds_the_zones_and_towns_to_every_task() -> None:
    plan = PLANS.plan("changshu")
    everywhere = {"经开区管委会", "高新区管委会", "各镇人民政府", "各街道办事处"}
    assert all(everywhere <= set(plan.units_of(task)) for task in plan.tasks)
    assert plan.units_of(plan.tasks[2]) == ("市科技局", *PLANS.plan("changshu").spec.shared_units.units)  # type: ignore[union-attr]


def test_what_the_documents_leave_open_is_said(plan: Plan) -> None:
    assert plan.spec.gaps
    unstated = [item for item in plan.incentives if item.amount.kind == "unstated"]
    assert not unstated or any("没有写" in gap.text for gap in plan.spec.gaps)


def test_xiaoshan_has_no_section_one() -> None:
    assert any("没有第一部分" in gap.text for gap in PLANS.plan("xiaoshan").spec.gaps)


def test_no_office_leads_where_no_document_says_so(plan: Plan) -> None:
    assert all(not task.lead and not task.support for task in plan.tasks)
