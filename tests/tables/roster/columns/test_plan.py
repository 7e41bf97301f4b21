"""The plan of columns: keys, units, repeats, misfits, strange columns."""

from datetime import date

from tests.tables.kit import CODE, ON, Row, catalogue, code, workbook
from tidu.tables.roster.columns import Plan, plan_columns
from tidu.tables.roster.columns.plan import headings_of
from tidu.tables.roster.formats import open_sheets
from tidu.tables.roster.header import find_header
from tidu.tables.roster.headings import HeadingReader


def plan(*rows: Row, on: date = ON) -> Plan:
    (sheet,) = open_sheets(workbook(rows), "x")
    reader = HeadingReader(catalogue(), on)
    header = find_header(sheet, reader)
    assert header is not None
    return plan_columns(header, sheet, on, reader.names.near)


def test_keys_have_absolute_years() -> None:
    found = plan(
        [
            CODE,
            "营业收入（万元）",
            "上年度净利润（元）",
            "专精特新发展评价得分",
            "专精特新发展评价得分[-1]",
            "成立日期",
        ]
    )
    assert [column.key for column in found.columns] == [
        ("uscc", None),
        ("revenue", 2025),
        ("net_profit", 2025),
        ("evaluation_score", 2026),
        ("evaluation_score", 2025),
        ("established_on", None),
    ]


def test_how_a_column_was_read_is_told() -> None:
    found = plan([None, CODE, "营业收入（万元）2024"])
    column = found.column("revenue")
    assert column is not None
    use = column.use(1)
    assert (use.column, use.heading, use.fact, use.label, use.year, use.unit) == (
        "C",
        "营业收入（万元）2024",
        "revenue",
        "营业收入",
        2024,
        "万元",
    )
    assert found.column("net_profit") is None


def test_the_same_fact_and_year_twice() -> None:
    found = plan([CODE, "营业收入（万元）2025", "上年度营业收入（元）", "营业总收入"])
    assert [column.text for column in found.columns] == [CODE, "营业收入（万元）2025"]
    assert found.repeated == (
        ("上年度营业收入（元）", "营业收入（万元）2025"),
        ("营业总收入", "营业收入（万元）2025"),
    )


def test_of_a_fact_without_years_the_latest_column_wins() -> None:
    found = plan([CODE, "Ⅰ类知识产权数量（2024年）", "Ⅰ类知识产权数量（2025年）"])
    assert [column.text for column in found.columns] == [CODE, "Ⅰ类知识产权数量（2025年）"]
    assert found.repeated == (("Ⅰ类知识产权数量（2024年）", "Ⅰ类知识产权数量（2025年）"),)


def test_units_that_do_not_fit_and_strange_columns() -> None:
    found = plan([CODE, "企业名称", "从业人员（万元）", "法定代表人", "营业总收人"])
    assert found.misfits == (("从业人员（万元）", "万元"),)
    assert found.unread == (("法定代表人", ""), ("营业总收人", "营业收入"))


def test_another_year_lends_its_unit() -> None:
    found = plan([CODE, "营业收入2024", "营业收入（亿元）2025"])
    assert [column.unit.label for column in found.columns] == ["", "亿元", "亿元"]


def test_shares_are_looked_at_before_they_are_read() -> None:
    found = plan([CODE, "国内细分市场占有率", "全球细分市场占有率"], [code(1), 35, 0.08], [code(2)])
    assert [column.unit.label for column in found.columns[1:]] == ["%", "小数"]
    assert headings_of(found.columns[1:]) == "“国内细分市场占有率”、“全球细分市场占有率”"
