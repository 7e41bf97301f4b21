import pytest

from tidu.reader import read
from tidu.reader.duties import duty, labelled_lines


def roles(content: str) -> tuple[list[str], list[str], list[str]]:
    found = duty(content)
    return (found.units, found.lead, found.support) if found else ([], [], [])


@pytest.mark.parametrize(
    ("content", "units", "lead", "support"),
    [
        ("责任单位：市甲局、市乙局", ["市甲局", "市乙局"], [], []),
        ("责任部门：市甲局", ["市甲局"], [], []),
        ("市甲局、市乙局负责", ["市甲局", "市乙局"], [], []),
        ("牵头单位：市甲局；责任单位：市乙局", ["市甲局", "市乙局"], ["市甲局"], []),
        ("牵头单位：市甲局，参加单位：市乙局", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
        ("牵头单位：市甲局责任单位：市乙局", ["市甲局", "市乙局"], ["市甲局"], []),
        ("市甲局牵头，市乙局配合", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
        ("市甲局牵头，市乙局、市丙局按职责分工负责", ["市甲局", "市乙局", "市丙局"], ["市甲局"], []),
        ("市甲局、市乙局分工负责，各有关部门配合", ["市甲局", "市乙局", "各有关部门"], [], ["各有关部门"]),
        ("各有关部门分头落实", ["各有关部门"], [], []),
        ("市甲局牵头负责", ["市甲局"], ["市甲局"], []),
        ("由市甲局牵头", ["市甲局"], ["市甲局"], []),
        ("责任单位：市甲局牵头，市乙局配合", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
        ("责任单位为市甲局", ["市甲局"], [], []),
        ("牵头（责任）单位：市甲局；配合单位：市乙局", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
        ("责任单位（部门）：市甲局", ["市甲局"], [], []),
        ("责任处室：示例处、规划处", ["示例处", "规划处"], [], []),
        ("牵头领导：张某某；牵头单位：市甲局；责任领导：李某", ["市甲局"], ["市甲局"], []),
        ("牵头领导：张某责任单位：市甲局完成时限：2025年", ["市甲局"], [], []),
        ("市甲局为牵头单位，市乙局为责任单位", ["市甲局", "市乙局"], ["市甲局"], []),
        ("市甲局（牵头）、市乙局、市丙局（配合）", ["市甲局", "市乙局", "市丙局"], ["市甲局"], ["市丙局"]),
        ("责任单位：市甲局（牵头）、市乙局", ["市甲局", "市乙局"], ["市甲局"], []),
        ("责任单位：市甲局牵头，市乙局、市丙局", ["市甲局", "市乙局", "市丙局"], ["市甲局"], []),
        ("市甲局总牵头，市乙局参加", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
        ("市甲局主责，市乙局协同", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
        ("市甲局指导，各区政府组织实施", ["市甲局", "各区政府"], [], []),
        ("市甲局统筹，市乙局推进", ["市甲局", "市乙局"], [], []),
        ("此项工作由市甲局牵头，市乙局配合", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
        ("具体由市甲局会同市乙局负责实施", ["市甲局", "市乙局"], [], []),
        ("市甲局牵头，市乙局配合；持续推进", ["市甲局", "市乙局"], ["市甲局"], ["市乙局"]),
    ],
)
def test_styles(content: str, units: list[str], lead: list[str], support: list[str]) -> None:
    assert roles(content) == (units, lead, support)


@pytest.mark.parametrize(
    "content",
    [
        "中心城区统筹推进",
        "全市推进",
        "2023-2025年",
        "含分支机构",
        "以下简称开发区",
        "责任领导：张某",
        "做好服务、加强管理",
        "R&D",
        "",
    ],
)
def test_other_brackets_name_nobody(content: str) -> None:
    assert duty(content) is None


def test_units_for_all_items() -> None:
    found = duty("责任单位：市甲局，示例区管委会。以下均需示例区管委会、各镇人民政府落实，不再单独列出")
    assert found is not None
    assert found.units == ["市甲局", "示例区管委会"]
    assert found.for_all == ["示例区管委会", "各镇人民政府"]
    assert found.side == "下"


@pytest.mark.parametrize(
    ("what", "side"), [("本部分任务均需", "章"), ("本章各项工作均由", "章"), ("本方案任务均须", "全")]
)
def test_units_for_all_items_of_a_part_or_of_the_whole(what: str, side: str) -> None:
    found = duty(f"责任单位：市甲局。列首位的为牵头单位；{what}各镇人民政府落实，以下不再列出")
    assert found is not None
    assert found.units == ["市甲局"]
    assert (found.for_all, found.side, found.first_leads) == (["各镇人民政府"], side, True)


def test_who_explains_the_document_does_not_do_all_of_it() -> None:
    found = duty("责任单位：市甲局。本办法由市乙局负责解释")
    assert found is None or not found.for_all


def test_a_remark_in_a_bracket_of_its_own() -> None:
    found = duty("责任单位：市甲局、市乙局（除标注外，列第一位为牵头单位，下同）")
    assert found is not None
    assert (found.units, found.first_leads) == (["市甲局", "市乙局"], True)


@pytest.mark.parametrize("remark", ["列第一位者为牵头单位，下同", "排在第一位的部门为牵头部门，下同"])
def test_who_leads_from_here_on(remark: str) -> None:
    found = duty(f"甲部、乙部等负责。{remark}")
    assert found is not None
    assert found.first_leads
    assert found.units == ["甲部", "乙部"]
    assert found.others_meant


def test_a_deadline_is_no_unit() -> None:
    found = duty("责任单位：市甲局；完成时限：2024年12月底")
    assert found is not None
    assert (found.units, found.deadline) == (["市甲局"], "2024年12月底")


def test_a_deadline_after_the_verb() -> None:
    found = duty("市甲局牵头，丙局等按职责分工负责，2025年6月底前完成")
    assert found is not None
    assert (found.units, found.deadline) == (["市甲局", "丙局"], "2025年6月底前完成")


@pytest.mark.parametrize("what", ["以下政策措施均需", "以下各项工作由", "以下任务都须"])
def test_whatever_holds_for_all(what: str) -> None:
    found = duty(f"责任单位：市甲局、示例园区管委会。{what}各区政府、示例园区管委会落实，不再单独列出")
    assert found is not None
    assert (found.units, found.for_all) == (["市甲局", "示例园区管委会"], ["各区政府", "示例园区管委会"])


def test_bare_offices_are_marked() -> None:
    found = duty("市甲局、各区县政府")
    assert found is not None
    assert found.bare


def test_a_line_with_a_label() -> None:
    text = "做好示例。\n责任单位：市甲局\n下一段"
    assert [text[start:end] for start, end in labelled_lines(text)] == ["责任单位：市甲局"]


def test_what_is_too_long_names_nobody() -> None:
    assert duty("责任单位：" + "市甲局、" * 1000) is None


@pytest.mark.parametrize(
    ("content", "units"),
    [
        ("本条政策由示例局会同示例委、示范局组织实施", ["示例局", "示例委", "示范局"]),
        ("上述事项统一由市甲局负责组织实施", ["市甲局"]),
        ("责任单位：市甲局。具体任务均涉及相关区政府，不再做分工，下同", ["市甲局"]),
    ],
)
def test_words_round_the_units(content: str, units: list[str]) -> None:
    assert roles(content)[0] == units


def test_all_items_concern_somebody() -> None:
    found = duty("市甲局按职责分工负责。具体任务均涉及相关区政府，不再做分工，下同")
    assert found is not None
    assert (found.units, found.for_all) == (["市甲局"], ["相关区政府"])


@pytest.mark.parametrize(
    "remark",
    ["首位单位为牵头单位，下同", "列第一位的为牵头单位，下同", "第一责任单位为牵头单位，下同", "牵头单位"],
)
def test_a_remark_behind_a_name_leaves_the_others(remark: str) -> None:
    found = duty(f"责任单位：市甲局（{remark}）、市乙局、市丙局")
    assert found is not None
    assert found.units == ["市甲局", "市乙局", "市丙局"]


def test_a_remark_in_angles_names_nobody_else() -> None:
    found = duty("责任单位：市甲局、各区人民政府〈含乙开发区、丙景区管委会，下同〉")
    assert found is not None
    assert found.units == ["市甲局", "各区人民政府"]


def test_a_deadline_after_labelled_units() -> None:
    found = duty("牵头单位：市甲局；责任单位：市乙局，6月底完成")
    assert found is not None
    assert (found.units, found.deadline) == (["市甲局", "市乙局"], "6月底完成")


def test_units_with_a_verb_before_a_label() -> None:
    found = duty("市甲局、市乙局等按职责分工负责。责任单位：各镇人民政府。以下均需各镇人民政府落实，不再列出")
    assert found is not None
    assert found.units == ["市甲局", "市乙局", "各镇人民政府"]


def test_duty_and_lead_in_one_verb() -> None:
    found = duty("市甲局负责牵头，市乙局配合")
    assert found is not None
    assert (found.units, found.lead) == (["市甲局", "市乙局"], ["市甲局"])


def test_names_printed_in_part_are_told() -> None:
    found = duty("责任单位：甲经开区、乙高新区管委会")
    assert found is not None
    assert found.completed == ["甲经开区管委会"]


def test_the_first_leads_in_brief() -> None:
    found = duty("责任单位：市甲局、市乙局，第一为牵头单位，下同")
    assert found is not None
    assert (found.units, found.first_leads) == (["市甲局", "市乙局"], True)


def test_nobody_beside_somebody() -> None:
    found = duty("牵头单位：市甲局；配合单位：各有关单位")
    assert found is not None
    assert (found.units, found.support) == (["市甲局"], [])


def test_duties_of_each_office() -> None:
    found = duty("市甲局、市乙局等部门按照职能职责负责，各镇人民政府落实")
    assert found is not None
    assert found.units == ["市甲局", "市乙局", "各镇人民政府"]


def test_what_is_listed_apart_concerns_the_rest() -> None:
    found = duty("责任单位：市甲局。除专门列出外，以下任务均涉及各镇人民政府，不再重复")
    assert found is not None
    assert (found.units, found.for_all) == (["市甲局"], ["各镇人民政府"])


def test_a_line_that_divides_the_work() -> None:
    document = read("一、任务\n1.示例增长6%。\n分管省领导：某某\n部门分工：省甲委牵头，各地、各部门配合。")
    assert [task.units for task in document.tasks] == [("省甲委", "各地", "各部门")]
