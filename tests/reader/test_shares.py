import pytest

from tests.reader.kit import figures, goals
from tidu.reader.clauses import Clause
from tidu.reader.quantities import quantities
from tidu.reader.shares import describes, shares
from tidu.reader.spans import quotations


def split(text: str) -> list[tuple[str, str]]:
    clause = Clause(0, len(text))
    found = list(quantities(text, 0, len(text), quotations(text)))
    return [(share.left, share.right) for share in shares(text, clause, found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设甲车间30个、乙工厂5家", [("建设甲车间", ""), ("、乙工厂", "")]),
        ("建设2个甲研究院、30家乙实验室", [("建设", "甲研究院"), ("、", "乙实验室")]),
        ("甲率和乙率分别达到65%和55%", [("甲率和乙率分别", ""), ("和", "")]),
        ("培育收入过200亿元的甲集群5个", [("培育收入过200亿元的甲集群", "")]),
        ("培育5个以上收入过200亿元的甲集群", [("培育", "收入过200亿元的甲集群")]),
    ],
)
def test_each_figure_has_its_own_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert split(text) == expected


def test_words_before_a_threshold() -> None:
    assert describes("年销售额")
    assert not describes("示例平台")


def test_shares_whose_sign_between_was_lost() -> None:
    body = "确保示例产值增长8.0%以上示例投资增长20.0%示例消费增长11.0%以上。"
    assert figures(goals(body)) == [
        ("示例产值增长", ">=", 8, "%"),
        ("示例投资增长", "=", 20, "%"),
        ("示例消费增长", ">=", 11, "%"),
    ]


def test_two_bounds_of_one_thing() -> None:
    assert figures(goals("示例投资年均增速达30%以上并高于其他投资增速15个百分点以上。"))[0] == (
        "示例投资年均增速",
        ">=",
        30,
        "%",
    )
