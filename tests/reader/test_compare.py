import pytest

from tidu.reader import read
from tidu.reader.compare import Comparison, Sort, compare, figure_text, paired

OLD = (
    "一、主要目标\n到2025年，培育示例企业50家以上，建成示例平台3个，示例率达到80%。\n二、重点任务\n"
    "1.壮大示例队伍。对新认定的示例企业，给予奖励20万元。（责任单位：市甲局、市乙局）\n2.完善示例服务。做好服务。（责任单位：市乙局）\n"
)
NEW = (
    "一、主要目标\n到2027年，培育示例企业60家以上，示例率达到80%。建设样板园区2个。\n二、重点任务\n"
    "1.完善示例服务。做好服务。（责任单位：市丙局、市乙局）\n2.壮大示例企业队伍。对新认定的示例企业，给予奖励30万元。（责任单位：市乙局、市甲局）\n"
)


def between(old: str, new: str) -> Comparison:
    return compare(read(old), read(new))


def named(found: Comparison, kind: str, sort: Sort) -> dict[str, list[tuple[str, str, str]]]:
    return {
        one.name: [(each.label, each.before, each.after) for each in one.differences]
        for one in found.changes
        if one.kind == kind and one.sort is sort
    }


def test_a_document_is_the_same_as_itself() -> None:
    assert between(OLD, OLD).same


def test_targets_that_came_went_and_changed() -> None:
    found = between(OLD, NEW)
    assert named(found, "target", Sort.changed)["示例企业"] == [
        ("目标值", "不少于 50 家", "不少于 60 家"),
        ("期限", "到2025年", "到2027年"),
    ]
    assert list(named(found, "target", Sort.added)) == ["样板园区"]
    assert list(named(found, "target", Sort.dropped)) == ["示例平台"]


def test_units_of_a_task_whose_place_and_order_changed() -> None:
    tasks = named(between(OLD, NEW), "task", Sort.changed)
    assert tasks["完善示例服务"] == [("责任单位", "", "市丙局")]
    # 市甲局、市乙局 the other way round is no change.
    assert tasks["壮大示例企业队伍"] == [("名称", "壮大示例队伍", "壮大示例企业队伍")]
    assert between(OLD, NEW).units_added == ("市丙局",)
    assert between(NEW, OLD).units_dropped == ("市丙局",)


def test_money_that_changed() -> None:
    changed = named(between(OLD, NEW), "incentive", Sort.changed)
    assert [("金额", "20 万元", "30 万元")] in changed.values()


def test_places_point_into_either_text() -> None:
    found = between(OLD, NEW)
    for change in found.changes:
        assert (change.before is None) is (change.sort is Sort.added)
        assert (change.after is None) is (change.sort is Sort.dropped)
    plain = found.as_dict()
    assert plain["units_added"] == ["市丙局"]
    assert {one["sort"] for one in plain["changes"]} == {"added", "dropped", "changed"}


def test_equal_names_go_together_before_alike_ones() -> None:
    assert paired(["示例企业", "示例企业培育", "样本"], ["示例企业培育", "示例企业"], str) == {0: 1, 1: 0}
    assert paired(["示例", "示例"], ["示例", "示例"], str) == {0: 0, 1: 1}
    assert paired([], ["示例"], str) == {}


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        ("示例平台达到2—3个", "2–3 个"),
        ("实现示例服务全覆盖", "全覆盖"),
        ("示例成本控制在1.5亿元以内", "不超过 1.5 亿元"),
    ],
)
def test_goals_as_people_read_them(goal: str, text: str) -> None:
    assert figure_text(read(f"一、主要目标\n到2027年，{goal}。").targets[0]) == text
