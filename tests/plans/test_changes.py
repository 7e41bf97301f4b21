"""What one edition of a plan changed of another."""

from tests.plans.kit import plan_of, plan_text, target_text
from tidu.plans.changes import Change, changes
from tidu.plans.contract import Row, contract


def row(*targets: str, extra: str = "") -> Row:
    return contract(plan_of(plan_text("".join(targets), extra)))


def renamed(text: str, key: str) -> str:
    return text.replace("id: goal", f"id: {key}")


def test_targets_are_added_dropped_and_changed() -> None:
    before = row(target_text(), renamed(target_text(), "old"))
    after = row(
        target_text('basis: cumulative, measure: {library: "pool"}', value="12.5"),
        renamed(target_text(), "new"),
    )
    assert changes(before, after) == (
        Change("目标", "调整", "示例目标", "1", (("要求", "≥ 10 家", "≥ 12.5 家"), ("口径", "", "累计"))),
        Change("目标", "新增", "示例目标", "1", (("要求", "", "≥ 10 家"), ("期限", "", "2025年"))),
        Change("目标", "取消", "示例目标", "1"),
    )
    assert changes(before, before) == ()


def test_a_range_and_a_full_coverage_are_told_as_people_read_them() -> None:
    before = row(target_text("per: year", op="range", value="[1, 2]"))
    after = row(target_text(op="full", value="", unit="%"))
    (change,) = changes(before, after)
    assert change.parts[0] == ("要求", "1–2 家", "全覆盖")
    assert ("频次", "每年", "") in change.parts
    assert ("期限", "", "2025年") in change.parts


def test_units_of_a_task_are_compared() -> None:
    before = row()
    after = {**before, "tasks": [{**before["tasks"][0], "units": ["甲局", "丙局"], "lead": ["甲局"]}]}
    (change,) = changes(before, after)
    assert (change.kind, change.what, change.name) == ("任务", "调整", "示例任务")
    assert change.parts == (("责任单位", "甲局、乙局", "甲局、丙局"), ("牵头单位", "", "甲局"))
