import pytest

from tests.reader.kit import duties
from tidu.reader import read
from tidu.reader.telling import telling_sentences


def test_sentences_that_only_say_who() -> None:
    text = "一、做好示例。推进示例。由市甲局牵头，市乙局配合。\n二、做好示例。各级各部门要抓好落实。"
    assert [found.units for _, _, found in telling_sentences(text)] == [["市甲局", "市乙局"]]


@pytest.mark.parametrize(
    ("body", "units", "lead"),
    [
        (
            "由市甲局牵头，市乙局、市丙局配合，搭建示例平台，提供示例服务。每年示例。",
            ("市甲局", "市乙局", "市丙局"),
            ("市甲局",),
        ),
        (
            "由市甲局牵头，市乙局、丙局配合，按照“示例一批”的要求做好示例。",
            ("市甲局", "市乙局", "丙局"),
            ("市甲局",),
        ),
        (
            "示例资料由县甲局牵头，县乙局配合，在20个工作日内核对。核对结果公开。",
            ("县甲局", "县乙局"),
            ("县甲局",),
        ),
        (
            "组织实施由市甲局牵头，市乙局、丙局、丁局配合。各县要细化示例。",
            ("市甲局", "市乙局", "丙局", "丁局"),
            ("市甲局",),
        ),
        (
            "本办法由市甲局牵头组织实施，市乙局、市丙局配合。各镇负责走访。",
            ("市甲局", "市乙局", "市丙局"),
            ("市甲局",),
        ),
        (
            "由县委甲部牵头，县乙局、县丙局按职责分工负责，每年示例。",
            ("县委甲部", "县乙局", "县丙局"),
            ("县委甲部",),
        ),
        ("由县甲办牵头，会同县乙局、县丙局，每季度调度。", ("县甲办", "县乙局", "县丙局"), ("县甲办",)),
        ("由市甲局牵头，有关部门配合，编制示例。", ("市甲局",), ("市甲局",)),
        ("由甲监管局牵头，乙发展局配合，建设示例站。", ("甲监管局", "乙发展局"), ("甲监管局",)),
        (
            "推进示例。市甲局牵头，各县（市、区）政府参与，编制示例图。",
            ("市甲局", "各县（市、区）政府"),
            ("市甲局",),
        ),
    ],
)
def test_who_leads_in_running_text(body: str, units: tuple[str, ...], lead: tuple[str, ...]) -> None:
    tasks = read(f"一、任务\n1.做好示例。{body}\n2.做优示例。推进。（市己局负责）").tasks
    assert [task.title for task in tasks] == ["做好示例", "做优示例"]
    assert (set(tasks[0].units), tasks[0].lead) == (set(units), lead)
    assert tasks[0].doubts


@pytest.mark.parametrize(
    "body",
    [
        "支持由龙头企业牵头，高校、科研院所配合，组建示例联合体。",
        "建立由市甲局牵头、市乙局配合的示例机制。",
        "由市甲局推进示例。",
        "由市甲局会同有关部门负责解释。",
        "由市领导牵头，各方参与，做好示例。",
        "由市甲办公室牵头，示例机制牵头部门配合，做好示例。",
    ],
)
def test_no_duty_is_made_up(body: str) -> None:
    assert duties(read(f"一、任务\n1.做好示例。{body}做好示例。")) == []


def test_a_closing_sentence_is_read_once() -> None:
    assert len(list(telling_sentences("做好示例。由市甲局牵头，市乙局配合。\n下一条。"))) == 1
