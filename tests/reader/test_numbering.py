import pytest

from tidu.reader.layout import even
from tidu.reader.numbering import marks


def kinds(text: str) -> list[tuple[str, int]]:
    return [(mark.kind, mark.value) for mark in marks(even(text).text)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("第三章 服务", "章", 3),
        ("第十二条 企业", "条", 12),
        ("一、任务", "cn_dot", 1),
        ("一、2023年工作回顾", "cn_dot", 1),
        ("（十一）任务", "cn_paren", 11),
        ("(二)任务", "cn_paren", 2),
        ("1.任务", "num_dot", 1),
        ("１．任务", "num_dot", 1),
        ("3、任务", "num_dot", 3),
        ("4.2023年底前建成平台", "num_dot", 4),
        ("（3）任务", "num_paren", 3),
        ("2）任务", "half_paren", 2),
        ("③任务", "circled", 3),
        ("——任务", "dash", 0),
        ("--任务", "dash", 0),
    ],
)
def test_a_mark_at_the_start_of_a_line(text: str, kind: str, value: int) -> None:
    assert kinds(text) == [(kind, value)]


@pytest.mark.parametrize(
    "text", ["1.5亿元", "增长3.5个百分点", "见附件（一）所列", "第二章和第三条的规定", "20.5%"]
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert kinds(text) in ([], [("章", 2)])


def test_an_item_may_begin_inside_a_line() -> None:
    assert kinds("（一）甲。做好。（市甲局负责）（二）乙。做好。") == [("cn_paren", 1), ("cn_paren", 2)]
    assert kinds("做好。（市甲局负责）四、保障") == []
    assert kinds("三、任务\n做好。（市甲局负责）四、保障") == [("cn_dot", 3), ("cn_dot", 4)]


def test_a_number_out_of_turn_is_no_item() -> None:
    assert kinds("一、任务\n做好甲。（九）乙。") == [("cn_dot", 1)]


def test_a_bullet_after_the_colon_that_introduces_it() -> None:
    assert kinds("到2025年:--甲。做好") == [("dash", 0)]
    assert kinds("专精特新——“小巨人”") == []


def test_a_title_may_begin_with_digits() -> None:
    assert [mark.value for mark in marks("10.甲项目。\n11.121示例工程。\n12.5万元以上。")] == [10, 11]


@pytest.mark.parametrize(
    "heading", ["11121工程", "121工程", "1+N示例体系", "5G应用示范", "2026年示例行动", "300强示例计划"]
)
def test_headings_that_begin_with_a_figure(heading: str) -> None:
    found = list(marks(f"1.做好示例。\n2.{heading}。推进示例。\n3. {heading}。"))
    assert [(mark.kind, mark.value) for mark in found] == [("num_dot", 1), ("num_dot", 2), ("num_dot", 3)]


@pytest.mark.parametrize("line", ["1.5万家示例企业。", "2.35%的示例。", "3.2亿元。"])
def test_decimals_open_no_item(line: str) -> None:
    assert list(marks(line)) == []
