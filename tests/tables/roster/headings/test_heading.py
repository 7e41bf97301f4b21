"""Headings as officials write them: fact, year and unit, or nothing when more than one reading fits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.kit import ON, catalogue
from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.tables.roster.headings import Heading, HeadingReader

Found = tuple[str, int | None, str] | None


def reader(on: date = ON) -> HeadingReader:
    return HeadingReader(catalogue(), on)


def said(heading: Heading | None) -> Found:
    return None if heading is None else (heading.fact.id, heading.year, heading.unit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("营业收入（万元）2025", ("revenue", 2025, "万元")),
        ("2025年营业收入(万元)", ("revenue", 2025, "万元")),
        ("营业收入 （ 万元 ） 2024 年度", ("revenue", 2024, "万元")),
        ("营业收入（2024年，万元）", ("revenue", 2024, "万元")),
        ("营业收入\n（单位：亿元）", ("revenue", None, "亿元")),
        ("营业收入万元", ("revenue", None, "万元")),
        ("营业收入/元", ("revenue", None, "元")),
        ("2025年12月31日资产总额（元）", ("total_assets", 2025, "元")),
        ("2025年末从业人员（人）", ("employees", 2025, "人")),
        ("研发人员数", ("rd_staff", None, "")),
        ("Ⅰ类知识产权数量（项）", ("class1_ip", None, "项")),
        ("I类知识产权", ("class1_ip", None, "")),
        ("国内细分市场占有率（％）", ("market_share_national", None, "%")),
        ("专精特新“小巨人”企业有效期至", ("little_giant_until", None, "")),
        ("专精特新发展评价得分（2025年）", ("evaluation_score", 2025, "")),
        ("特色化得分(省定，0-15)", ("provincial_feature_score", None, "")),
        ("新增股权融资（万元）2023", ("equity_financing", 2023, "万元")),
        ("*企业名称", ("name", None, "")),
        ("1、企业名称", ("name", None, "")),
        ("（2）企业名称（必填）", ("name", None, "")),
        ("是否拥有自主品牌", ("own_brand", None, "")),
        ("其中：主营业务收入（万元）", ("main_revenue", None, "万元")),
    ],
)
def test_chinese_headings(text: str, found: Found) -> None:
    heading = reader().read([text])
    assert said(heading) == found
    assert heading is not None
    assert not heading.by_id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("revenue", ("revenue", None, "")),
        ("revenue[-1]", ("revenue", 2024, "")),
        ("revenue[0]", ("revenue", 2025, "")),
        ("revenue_2023", ("revenue", 2023, "")),
        ("REVENUE (万元)", ("revenue", None, "万元")),
        ("class1_ip_self", ("class1_ip_self", None, "")),
        ("evaluation_score[-1]", ("evaluation_score", 2025, "")),
    ],
)
def test_headings_by_id(text: str, found: Found) -> None:
    heading = reader().read([text])
    assert said(heading) == found
    assert heading is not None
    assert heading.by_id


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("本年度", 2026),
        ("上年度", 2025),
        ("上年末", 2025),
        ("前一年度", 2024),
        ("上上年度", 2024),
        ("前二年度", 2023),
        ("前两年度", 2023),
    ],
)
def test_relative_years_count_from_the_date(words: str, year: int) -> None:
    assert said(reader().read([f"{words}研发费用"])) == ("rd_expense", year, "")
    assert said(reader().read([f"研发费用（{words}）"])) == ("rd_expense", year, "")


@pytest.mark.parametrize(
    "text",
    [
        "2026年1-6月营业收入（万元）",
        "营业收入（2026年1-6月）（万元）",
        "2025年上半年营业收入",
        "2025年初资产总额",
        "2023-2025年营业收入",
        "近两年研发费用合计",
        "营业收入同比增长（%）",
        "2026年预计营业收入",
        "研发费用占比",
        "法定代表人",
        "2025",
        "（万元）",
        "",
    ],
)
def test_what_is_no_fact_of_one_whole_year_is_left_alone(text: str) -> None:
    assert reader().read([text]) is None


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["营业收入（万元）", "2025年"], ("revenue", 2025, "万元")),
        (["2024年经营情况", "营业收入（元）"], ("revenue", 2024, "元")),
        (["2024年", "经营情况（万元）", "营业收入"], ("revenue", 2024, "万元")),
        (["国内", "细分市场占有率（%）"], ("market_share_national", None, "%")),
        (["研发人员", "2025年末"], ("rd_staff", 2025, "")),
        (["营业收入", "万元"], ("revenue", None, "万元")),
        (["从业人员", "人"], ("employees", None, "人")),
        (["基本情况", "企业名称"], ("name", None, "")),
        (["2026年1-6月", "营业收入"], None),
        (["近三年增长情况", "营业收入"], None),
        (["2024年", "营业收入2025"], None),
        (["Ⅰ类知识产权", "其中转让"], None),
        (["营业收入（元）", "（万元）"], None),
    ],
)
def test_headings_of_several_rows(rows: list[str], found: Found) -> None:
    assert said(reader().read(rows)) == found


facts = st.sampled_from([fact for fact in catalogue() if fact.period.by_year and fact.type is FactType.money])
blanks = st.sampled_from(["", " ", "\n", "\u3000"])
brackets = st.sampled_from(["()", "（）", "[]", "【】", "〔〕"])


@given(
    facts,
    st.integers(2010, 2030),
    st.sampled_from(["元", "千元", "万元", "亿元"]),
    brackets,
    blanks,
    st.data(),
)
def test_every_order_of_name_unit_and_year_is_understood(
    fact: FactDefinition, year: int, unit: str, bracket: str, blank: str, data: st.DataObject
) -> None:
    names = [fact.label, *fact.aliases]
    name = data.draw(st.sampled_from(names))
    suffix = data.draw(st.sampled_from(["", "年", "年度"]))
    unit_text = bracket[0] + unit + bracket[1]
    text = data.draw(
        st.sampled_from([
            f"{name}{blank}{unit_text}{year}{suffix}",
            f"{year}年{blank}{name}{unit_text}",
            f"{name}{year}{suffix}{blank}{unit_text}",
            f"{name}{bracket[0]}{year}{suffix}，{unit}{bracket[1]}",
        ])
    )  # fmt: skip
    assert said(reader().read([text])) == (fact.id, year, unit)


@given(st.lists(st.text(max_size=30), max_size=3))
def test_no_text_breaks_the_reader(texts: list[str]) -> None:
    reader().read(texts)
