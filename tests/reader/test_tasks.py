import pytest

from tests.reader.kit import duties
from tidu.reader import read


def test_a_task_has_title_units_chapter_and_place() -> None:
    text = "一、重点任务\n（一）实施甲行动\n1.做好示例。推进示例。（责任单位：市甲局）\n二、保障\n"
    task = read(text).tasks[0]
    assert (task.title, task.units, task.printed, task.chapter) == (
        "做好示例",
        ("市甲局",),
        "1.",
        "重点任务 / 实施甲行动",
    )
    assert text[task.start : task.end].startswith("1.做好示例")
    assert task.confidence >= 0.9
    assert task.doubts == ()


def test_numbers_go_on_where_the_text_restarts_them() -> None:
    text = "一、甲\n（一）做甲。好。（市甲局负责）\n二、乙\n（一）做乙。好。（市乙局负责）"
    assert [task.number for task in read(text).tasks] == [1, 2]


def test_several_brackets_in_one_item_are_one_task() -> None:
    text = "一、任务\n1.做甲。推进（市甲局牵头，各有关部门配合）。加强乙（市乙局负责）。"
    assert duties(read(text)) == [("做甲", ("市甲局", "各有关部门", "市乙局"))]


def test_a_bracket_on_the_next_line() -> None:
    assert duties(read("一、任务\n（一）甲行动\n做好示例。\n（责任单位：市甲局）\n（二）乙行动\n做好。")) == [
        ("甲行动", ("市甲局",))
    ]


def test_units_for_all_items_reach_all_that_follow() -> None:
    text = (
        "一、任务\n（一）甲。好。（责任单位：市甲局。以下均需各镇人民政府落实，不再单独列出）\n"
        "（二）乙。好。（责任单位：市乙局）"
    )
    assert duties(read(text)) == [("甲", ("市甲局", "各镇人民政府")), ("乙", ("市乙局", "各镇人民政府"))]


def test_units_for_all_items_of_a_part_reach_no_other_part() -> None:
    items = "1.甲。好。（责任单位：市甲局）\n2.乙。好。（责任单位：市乙局。本部分任务均需各镇人民政府落实）\n"
    text = f"一、做甲\n{items}二、做乙\n1.丙。好。（责任单位：市丙局）"
    assert duties(read(text)) == [
        ("甲", ("市甲局", "各镇人民政府")),
        ("乙", ("市乙局", "各镇人民政府")),
        ("丙", ("市丙局",)),
    ]
    assert duties(read(text.replace("本部分任务", "本方案任务")))[-1] == ("丙", ("市丙局", "各镇人民政府"))


def test_who_stands_first_leads_from_there_on() -> None:
    text = "一、任务\n（一）甲。好。（甲部、乙部负责，列第一位者为牵头单位，下同）\n（二）乙。好。（丙部、丁部负责）"
    assert [task.lead for task in read(text).tasks] == [("甲部",), ("丙部",)]


def test_no_bracket_no_task() -> None:
    document = read("一、任务\n（一）甲。做好示例（含分支机构）。\n（二）乙。由市甲局推进示例。")
    assert document.tasks == []
    assert any("没有写明责任单位" in remark for remark in document.remarks)


def test_a_bracket_after_the_last_part_speaks_for_the_item() -> None:
    text = "一、任务\n1.做甲。包括：（1）子；（2）丑；（3）寅。（责任单位：市甲局）\n2.做乙。好。（责任单位：市乙局）"
    assert duties(read(text)) == [("做甲", ("市甲局",)), ("做乙", ("市乙局",))]


def test_bullets_with_brackets_of_their_own_are_tasks() -> None:
    text = "一、任务\n（一）甲行动\n——做子。好。（市甲局负责）\n——做丑。好。（市乙局负责）"
    assert duties(read(text)) == [("做子", ("市甲局",)), ("做丑", ("市乙局",))]


def test_paragraphs_without_numbers() -> None:
    assert duties(read("优化示例环境。做好示例服务。（责任单位：市甲局）\n")) == [
        ("优化示例环境", ("市甲局",))
    ]


def test_an_item_without_heading_says_so_and_a_very_long_sentence_is_doubtful() -> None:
    text = (
        "一、任务\n1.支持示例平台建设；加快示例中心建设，推进示例互通共享，打造示例标杆省份。（市甲局负责）"
    )
    task = read(text).tasks[0]
    assert task.title == "支持示例平台建设"
    assert (task.confidence, task.doubts) == (0.9, ("本条没有单独的标题，以第一句为题",))
    long = "支持示例平台和示例中心建设" + "，推进示例互通共享" * 13
    assert read(f"一、任务\n1.{long}。（市甲局负责）").tasks[0].confidence < 0.9


def test_a_lost_line_break_is_told_by_the_siblings() -> None:
    text = (
        "一、任务\n（一）甲之都打造甲高地\n围绕甲做好。（市甲局负责）\n（二）乙之都打造乙高地\n围绕乙做好。（市乙局负责）\n"
        "（三）丙之都打造丙高地依托国家级丙类示例创新中心，围绕构建丙融合创新能力体系，做好示例。（市丙局负责）"
    )
    task = read(text).tasks[2]
    assert task.title == "丙之都打造丙高地"
    assert task.confidence < 0.9


def test_the_text_says_when_others_are_meant() -> None:
    task = read("一、任务\n1.做甲。好。（责任单位：市甲局等有关部门）").tasks[0]
    assert task.units == ("市甲局",)
    assert "等" in task.doubts[0]


@pytest.mark.parametrize(
    "tail",
    [
        "（市甲局、市乙局）",
        "\n责任单位：市甲局、市乙局",
        "责任单位：市甲局、市乙局。",
        "\n牵头单位：市甲局\n配合单位：市乙局\n完成时限：2027年12月",
        "（市甲局牵头，市乙局配合，2027年6月底前完成）",
        "由市甲局牵头，市乙局配合。",
        "（责任领导：张某；责任单位：市甲局、市乙局）",
    ],
)
def test_wherever_it_is_said_who_does_it(tail: str) -> None:
    text = f"一、任务\n1.做好示例。推进示例。{tail}\n2.做优示例。推进。（市丙局负责）"
    assert duties(read(text)) == [("做好示例", ("市甲局", "市乙局")), ("做优示例", ("市丙局",))]


def test_offices_in_brackets_behind_a_heading_or_an_item() -> None:
    text = (
        "一、任务\n1.做好示例（市甲局、市乙局）\n推进示例。\n2.做优示例（市丙局牵头）；3.做强示例。（市丁局）"
        "4.做大示例（市戊局）。"
    )
    assert duties(read(text)) == [
        ("做好示例", ("市甲局", "市乙局")),
        ("做优示例", ("市丙局",)),
        ("做强示例", ("市丁局",)),
        ("做大示例", ("市戊局",)),
    ]


def test_a_second_name_of_an_office_is_no_duty() -> None:
    assert duties(read("一、任务\n1.做好示例，具体咨询市甲局（市乙局）。\n")) == []


def test_bare_names_are_doubted() -> None:
    task = read("一、任务\n1.做好示例。推进。（发改局、经信局）").tasks[0]
    assert task.confidence < 0.9


def test_collective_names_are_doubted() -> None:
    sure, doubtful = read(
        "一、任务\n1.做好示例。推进。（责任单位：各县区政府）\n2.做优示例。推进。（责任单位：各县、区政府）"
    ).tasks
    assert doubtful.confidence < 0.9 <= sure.confidence


@pytest.mark.parametrize(
    ("unit", "title", "doubted"),
    [("示例县", "做好示例", True), ("市甲局", "做好示例，完善示例", True), ("市甲局", "做好示例", False)],
)
def test_unsure_ground_lowers_the_confidence(unit: str, title: str, doubted: bool) -> None:  # noqa: FBT001
    task = read(f"一、任务\n1.{title}\n推进示例工作。（责任单位：{unit}、市乙局）").tasks[0]
    assert (task.confidence < 0.9) is doubted


def test_counties_in_brackets_are_one_unit_without_doubt() -> None:
    document = read("一、任务\n1.示例工作。做好示例。（责任单位：市甲局，各县（市、区）政府）")
    assert document.tasks[0].confidence >= 0.9


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("（责任单位：甲经开区、乙高新区管委会）", "补全"),
        ("（责任单位：市甲局，各区、县级市）", "一个还是几个"),
        ("（责任单位：市甲局，各有关部门）", "没有说明是哪些单位"),
    ],
)
def test_every_deduction_names_its_doubt(body: str, doubt: str) -> None:
    task = read(f"一、任务\n1.示例工作。做好示例。{body}").tasks[0]
    assert task.confidence < 0.9
    assert any(doubt in one for one in task.doubts)


def test_a_line_of_units_with_nothing_above_is_no_task() -> None:
    text = "责任单位：市甲局、市乙局\n1.示例工作。做好示例。（责任单位：市丙局）"
    assert duties(read(text)) == [("示例工作", ("市丙局",))]


def test_several_brackets_are_told() -> None:
    text = "一、任务\n1.示例工作。做好甲（责任单位：市甲局）。做好乙（责任单位：市乙局）。"
    assert any("几处" in doubt for doubt in read(text).tasks[0].doubts)
