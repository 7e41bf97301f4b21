"""The sheet that explains."""

from datetime import date

from tests.tables.kit import ON, catalogue
from tests.tables.template.kit import opened
from tidu.tables.template.guide_sheet import NAME, rules
from tidu.tables.template.layout import columns_of


def test_every_fact_is_explained_once_with_all_its_years() -> None:
    rows = [[cell.value for cell in row] for row in opened()[NAME].iter_rows()]
    start = next(place for place, row in enumerate(rows) if row[0] == "列")
    lines = rows[start + 1 :]
    assert len(lines) == len({column.fact.id for column in columns_of(catalogue(), ON)})
    revenue = next(line for line in lines if str(line[1]).startswith("营业收入"))
    assert revenue == [
        "F–H",
        "营业收入（2025、2024、2023）",
        "企业全年营业收入总额。",
        "填数字（单位：万元），没有数据的留空，确为零的填0。",
        "年度审计报告利润表",
        "5,600",
    ]
    assert all(line[2] for line in lines)


def test_the_rules_name_the_date() -> None:
    assert any("评价日期是 2024-03-01：上年度即 2023 年" in rule for rule in rules(date(2024, 3, 1)))
