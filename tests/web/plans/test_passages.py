from tests.plans.kit import plan_of, plan_text, target_text
from tests.web.plans.ahead_made import TEXT
from tests.web.plans.made import PACK
from tidu.reader import read
from tidu.web.plans.packs import plans
from tidu.web.plans.passages import Span, clause_span, find_spans

DOCUMENT = read(TEXT, name="示例.txt")


def said(spans: list[Span], text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_a_clause_is_found_step_by_step() -> None:
    start, end = clause_span("二（一）2", DOCUMENT.outline) or (0, 0)
    assert TEXT[start:end].startswith("2.构建分层梯次培育体系")
    start, end = clause_span("一（三）", DOCUMENT.outline) or (0, 0)
    assert TEXT[start:end].startswith("（三）发展目标")
    assert "主要任务" not in TEXT[start:end]
    # The bracketed one of chapter two, not the first of its kind.
    start, _ = clause_span("二（一）", DOCUMENT.outline) or (0, 0)
    assert TEXT[start:].startswith("（一）主体培育")
    start, end = clause_span("主要任务", DOCUMENT.outline) or (0, 0)
    assert TEXT[start:end].startswith("二、主要任务")
    for absent in ("三（一）", "二（二）", "全文", "标题", ""):
        assert clause_span(absent, DOCUMENT.outline) is None


def test_targets_and_tasks_are_found_by_figure_and_name() -> None:
    found = find_spans(plans().plan(PACK), DOCUMENT)
    (pool,) = said(found["targets"]["pool"])
    assert "3000户" in pool
    (srdi,) = said(found["targets"]["srdi"])
    assert "600户" in srdi
    assert "3000" not in srdi
    (task,) = said(found["tasks"]["t2"])
    assert task.startswith("2.构建分层梯次培育体系")
    assert "little-giants" not in found["targets"], "another figure is another target"
    assert set(found["clauses"]) >= {"一（三）", "二（一）1", "二（一）2"}


def test_what_bears_another_name_is_not_taken_for_it() -> None:
    plan = plan_of(plan_text(target_text(value="600", unit="户")))
    assert find_spans(plan, DOCUMENT)["targets"] == {}


def test_a_money_rule_is_found_within_its_clause() -> None:
    text = "示例\n一、支持\n1.资金奖励。对新认定的示例工厂给予50万元奖励。对租用办公用房给予10万元补助。\n"
    rules = (
        "incentives:\n"
        '  - {id: factory, what: "新认定的示例工厂奖励", clause: "一1", amount: {fixed: "50万"}}\n'
        '  - {id: office, what: "租用办公用房补助", clause: "一1", amount: {fixed: "10万"}}\n'
        '  - {id: other, what: "上市挂牌费用", clause: "二", amount: {fixed: "10万"}}\n'
    )
    found = find_spans(plan_of(plan_text("", rules)), read(text, name="示例.txt"))["incentives"]
    assert "工厂" in said(found["factory"], text)[0]
    assert "用房" in said(found["office"], text)[0]
    assert "other" not in found
