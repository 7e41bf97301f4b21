from datetime import date

from tests.tables.fillin.kit import STANDARD, firm, opened
from tidu.tables.fillin.notes_sheet import NAME, rules


def test_each_fact_once_with_its_years() -> None:
    sheet = opened([firm(1, "revenue", "revenue[-1]", "class1_ip")])[NAME]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    assert rows[0][:2] == ["数据项", "年度"]
    years = {str(row[0]): str(row[1]) for row in rows[1:]}
    assert years["营业收入"] == "2025、2024"
    assert sorted(years.values()) == ["2025、2024", "最新"]


def test_the_rules_say_for_what_and_as_of_when() -> None:
    assert f"“{STANDARD}”（判定日期 2026-06-01）" in rules(STANDARD, date(2026, 6, 1))[0]
