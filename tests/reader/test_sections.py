import pytest

from tidu.reader.layout import even
from tidu.reader.outline import outline
from tidu.reader.sections import Section, section


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("主要目标", Section.goals),
        ("发展目标", Section.goals),
        ("目标任务", Section.goals),
        ("2023年工作回顾", Section.past),
        ("发展现状", Section.past),
        ("发展基础", Section.past),
        ("基本情况", Section.past),
        ("产业概况", Section.past),
        ("指导思想", Section.principles),
        ("基本原则", Section.principles),
        ("申报条件", Section.principles),
        ("支持对象", Section.principles),
        ("改善示例条件", Section.work),
        ("重点任务", Section.work),
        ("夯实示例发展基础", Section.work),
        ("强化目标考核", Section.work),
        ("帮助企业解决困难", Section.work),
    ],
)
def test_headings_tell_the_section(heading: str, kind: Section) -> None:
    root = outline(even(f"一、{heading}\n做好示例。").text)
    assert section(root.children[0]) is kind


def test_what_stands_below_belongs_to_it() -> None:
    root = outline(even("一、总体要求\n（一）主要目标\n——示例不断壮大。做好。").text)
    assert section(list(root.below())[-1]) is Section.goals


def test_before_the_first_heading() -> None:
    assert section(outline("做好示例。\n一、任务\n做好。")) is Section.opening
    assert section(outline("做好示例。")) is Section.work
