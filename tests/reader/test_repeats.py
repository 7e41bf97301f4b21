from tests.reader.kit import figures, goals
from tidu.reader import read
from tidu.reader.repeats import alike

GOALS = "一、主要目标\n到2025年，培育示例入库企业不少于100家。\n二、任务\n"


def test_a_library_of_a_hundred_firms_is_one_goal_with_two_passages() -> None:
    document = read(GOALS + "1.建库。动态建立百家示例企业名录库。（市甲局负责）")
    assert figures(document) == [("示例入库企业", ">=", 100, "家")]
    target = document.targets[0]
    assert [document.text[start:end] for start, end in target.spans] == [
        "培育示例入库企业不少于100家",
        "动态建立百家示例企业名录库",
    ]
    assert target.task == 1
    assert any("另一处写法不同" in doubt for doubt in target.doubts)


def test_two_items_may_ask_for_the_same() -> None:
    text = "一、任务\n1.做甲。每年举办活动2场。（市甲局负责）\n2.做乙。每年举办活动2场。（市乙局负责）"
    assert len(read(text).targets) == 2


def test_other_years_are_other_goals() -> None:
    text = "一、主要目标\n到2023年，甲率达到70%。到2025年，甲率达到70%。"
    assert [target.by for target in read(text).targets] == [2023, 2025]


def test_alike() -> None:
    assert alike("5G基站", "5G基站") == 1
    assert alike("甲", "乙") == 0
    assert alike("示例平台", "示例中心") < 0.6


def test_two_lists_of_one_sentence_name_two_things() -> None:
    body = "到2027年，新培育国家级示例平台20个、示例基地10个，新培育省级示例平台80个、示例基地10个。"
    assert len(goals(body).targets) == 4
