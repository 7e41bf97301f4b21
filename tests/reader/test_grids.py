from tests.reader.kit import duties
from tidu.reader import read

TABLE = (
    "任务分工表\n序号\t重点任务\t工作举措\t牵头单位\t配合单位\n"
    "1\t优化示例\t1.优化示例队伍。推进示例。\t市甲局\t市乙局、各区政府等\n2\t优化示例\t完善示例平台\t市丙局\t市丁局\n"
)


def test_a_table_of_tasks() -> None:
    document = read(TABLE)
    assert duties(document) == [
        ("优化示例队伍", ("市甲局", "市乙局", "各区政府")),
        ("完善示例平台", ("市丙局", "市丁局")),
    ]
    first = document.tasks[0]
    assert (first.lead, first.support, first.printed) == (("市甲局",), ("市乙局", "各区政府"), "1")
    assert document.text[first.start : first.end].startswith("1\t优化示例")
    assert first.confidence < 0.9


def test_tasks_of_tables_go_on_counting() -> None:
    text = "一、任务\n1.做甲。好。（市甲局负责）\n工作任务\t责任单位\n推进示例建设\t市乙局\n"
    assert [(task.number, task.title) for task in read(text).tasks] == [(1, "做甲"), (2, "推进示例建设")]


def test_other_tables_are_no_tasks() -> None:
    assert read("指标\t单位\t2025年\n示例企业\t家\t100\n做好。").tasks == []
    assert read("工作任务\t责任单位\n另有说明。\n后文附注\t市甲局\n做好。").tasks == []


def test_a_web_page_with_a_table() -> None:
    page = (
        "<html><table><tr><th>主要工作任务</th><th>责任单位</th></tr>"
        "<tr><td>生产总值增长6%左右</td><td>市甲局</td></tr></table></html>"
    )
    assert duties(read(page.encode())) == [("生产总值增长6%左右", ("市甲局",))]


def test_a_plain_text_table_with_half_width_signs() -> None:
    text = (
        "序号 | 实事项目 | 工作举措及实施计划 | 责任单位 | 配合单位 |\n"
        "1 | 新建示例站7家,新增示例托位300个。 | 3月底前完成示例站建设。 | 甲局 | 乙局、丙局,示例街道、各镇(街道) |\n"
    )
    units = ("甲局", "乙局", "丙局", "示例街道", "各镇（街道）")
    assert duties(read(text)) == [("新建示例站7家,新增示例托位300个", units)]


def test_a_head_of_two_rows() -> None:
    table = "序号\t重点任务\t责任分工\t\n\t\t牵头单位\t配合单位\n1\t建设示例平台\t市甲局\t市乙局、市丙局\n"
    task = read(table).tasks[0]
    assert (task.title, task.lead, task.support) == ("建设示例平台", ("市甲局",), ("市乙局", "市丙局"))
