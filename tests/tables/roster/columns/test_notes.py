"""Every decision about columns is told, each by its own note."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.tables.kit import CODE, ON, Row, code, notes_of, read
from tidu.tables.roster.model import Note


def notes(kind: str, header: Row, *firms: Sequence[object], on: date = ON) -> list[Note]:
    rows = [[code(place), *firm] for place, firm in enumerate(firms or [[]])]
    return notes_of(read([[CODE, *header], *rows], on=on), kind)


def note(kind: str, header: Row, *firms: Sequence[object], on: date = ON) -> Note:
    (found,) = notes(kind, header, *firms, on=on)
    return found


def test_strange_columns() -> None:
    found = note("columns-unread", ["企业名称", "法定代表人", "营业总收人"])
    assert found.text == "这些列没有对应的事实，未读入：“法定代表人”、“营业总收人”（是否指“营业收入”？）"
    assert not found.warning


def test_repeated_columns() -> None:
    found = note("column-repeated", ["营业收入（万元）2025", "上年度营业收入（元）"])
    assert "“上年度营业收入（元）”与“营业收入（万元）2025”是同一事实的同一年度，只读入后者" in found.text
    assert found.warning


def test_misfit() -> None:
    assert (
        "“从业人员（万元）”的单位“万元”与该事实不符，未读入"
        in note("unit-misfit", ["企业名称", "从业人员（万元）"]).text
    )


def test_money_without_unit_is_yuan_and_said_loudly() -> None:
    found = note("unit-assumed", ["营业收入"], [15_000_000])
    assert found.text.startswith("这些金额列没有写单位，按元读入：“营业收入”；如实为万元")
    assert found.warning
    assert notes("unit-doubtful", ["营业收入"], [15_000_000]) == []
    assert notes("unit-assumed", ["revenue"], [15_000_000]) == []


def test_small_yuan_are_doubted() -> None:
    found = note("unit-doubtful", ["营业收入", "净利润（元）"], [1500, 3], ["1800", 5])
    assert "“营业收入”按元读入后数值都不到100万元，很可能实为万元" in found.text


def test_the_title_gives_the_unit() -> None:
    roster = read([["名单", None, "单位：万元"], [CODE, "企业名称", "营业收入"], [code(1), "示例甲", 1500]])
    (found,) = notes_of(roster, "unit-from-title")
    assert found.text == "这些金额列没有写单位，按表头上方写明的万元读入：“营业收入”"
    assert roster.firms[0].facts.get("revenue", 2025) == 15_000_000


def test_another_year_gives_the_unit() -> None:
    text = note("unit-from-year", ["营业收入（万元）2025", "营业收入2024"]).text
    assert text == "这些列没有写单位，按同一事实其他年度的单位读入：“营业收入2024”"


@pytest.mark.parametrize(
    ("cells", "words"),
    [((35, 8), "有大于1的数，按百分数读入"), ((0.35, 0.08), "数值都不超过1，按小数（0.35 即 35%）读入")],
)
def test_shares_without_unit(cells: tuple[float, float], words: str) -> None:
    found = note("share-assumed", ["国内细分市场占有率"], *([cell] for cell in cells))
    assert words in found.text
    assert found.warning


def test_small_percentages_are_doubted() -> None:
    header = ["国内细分市场占有率（%）"]
    found = note("percent-doubtful", header, [0.35], [0.08])
    assert "已按百分之几读入（0.35 即 0.35%）" in found.text
    assert notes("percent-doubtful", header, [0.35], [8]) == []
    assert notes("percent-doubtful", header, ["35%"], [None]) == []


def test_years_not_written() -> None:
    header = ["营业收入（万元）", "专精特新发展评价得分", "revenue[-1]"]
    assert [found.text for found in notes("year-implied", header)] == [
        "没有写年度，按2025年读入：“营业收入（万元）”",
        "没有写年度，按2026年读入：“专精特新发展评价得分”",
    ]


def test_years_not_over() -> None:
    found = note("year-ahead", ["营业收入（万元）2025", "本年度净利润（万元）", "营业收入（万元）2027"])
    assert (
        "评价日期 2026-06-01 时还没有结束，不参与评价：“本年度净利润（万元）”、“营业收入（万元）2027”"
        in found.text
    )
    assert "“本年度”即 2026 年" in found.text
    assert notes("year-ahead", ["专精特新发展评价得分2026", "营业收入（万元）"]) == []


def test_an_old_table_is_noticed() -> None:
    header = ["营业收入（万元）2023", "研发费用（万元）2023", "专精特新发展评价得分2023"]
    found = note("last-year-absent", header)
    assert "表中没有这些事实 2025 年（评价日期 2026-06-01 的上年度）的数：营业收入、研发费用；" in found.text
    assert notes("last-year-absent", header, on=date(2024, 6, 1)) == []


def test_a_year_over_a_fact_without_years() -> None:
    text = note("year-ignored", ["Ⅰ类知识产权数量（2025年）"]).text
    assert text == "这些事实不分年度，标题中的年度未采用：“Ⅰ类知识产权数量（2025年）”"


def test_absent_titles_are_never_held() -> None:
    text = note("titles-absent", ["专精特新中小企业有效期至", "高新技术企业有效期至"]).text
    assert text.startswith("表中没有这些称号列，按从未获得处理：")
    assert "“创新型中小企业有效期至”" in text
    assert "“专精特新中小企业有效期至”" not in text


def test_the_code_tells_the_jurisdiction() -> None:
    assert "按统一社会信用代码第3–8位" in note("jurisdiction-from-code", ["企业名称"]).text
    assert notes("jurisdiction-from-code", ["所属辖区"]) == []
