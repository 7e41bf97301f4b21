from decimal import Decimal

import pytest
from rich.console import Console

from tests.reader.kit import goals, item
from tidu.cli.documents import document_tables, money_text, target_text
from tidu.reader import read


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("每年培育甲企业不少于1200家。", "每年不少于 1,200 家"),
        ("甲率超过65%。", "超过 65%"),
        ("每年打造1—2个甲平台。", "每年1–2 个"),
        ("甲企业达到200家左右。", "约 200 家"),
        ("甲服务实现全覆盖。", "全覆盖"),
        ("甲贯标清零。", "清零"),
        ("甲收入突破2.5亿元。", "超过 2.5 亿元"),
    ],
)
def test_figures_for_people(body: str, text: str) -> None:
    assert target_text(goals(body).targets[0]).replace(" %", "%") == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("对甲企业给予50万元奖励。", "50 万元"),
        ("对甲企业按投资额20%给予补助，最高1.5亿元。", "20%，最高 1.5 亿元"),
        ("对甲证书给予2000元补贴。", "2,000 元"),
        ("对甲企业给予资金奖励。", "未写明"),
    ],
)
def test_money_for_people(body: str, text: str) -> None:
    assert money_text(item(body).incentives[0]) == text


def test_doubtful_items_come_first() -> None:
    document = item("对新认定的示例工厂企业给予50万元奖励。对乙企业给予资金奖励。")
    console = Console(width=160, record=True, file=None)
    with console.capture() as caught:
        for table in document_tables(document):
            console.print(table)
    words = caught.get()
    assert words.index("乙企业资金奖励") < words.index("新认定的示例工厂企业奖励")
    assert "请对照原文核对" in words


def test_a_document_without_anything() -> None:
    tables = [str(part) for part in document_tables(read("做好示例工作。", name="示例.txt"))]
    assert tables[0] == "示例.txt"
    assert "各项把握都在 90% 以上" in tables[-1]


def test_amounts_are_exact() -> None:
    rule = item("对甲企业给予33.5万元奖励。").incentives[0]
    assert rule.amount == Decimal(335_000)
    assert money_text(rule) == "33.5 万元"
