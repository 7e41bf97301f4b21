"""Facts by year as a table."""

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.fact_services import settle
from tidu.web.enterprises.fact_table import FactTable, fact_table
from tidu.web.enterprises.settlements import settlements_of

pytestmark = pytest.mark.django_db


def table_of(site: Site) -> FactTable:
    return fact_table(views_of(site.east_firm), settlements_of(site.east_firm))


def test_the_table_has_growth_only_where_it_means_something(site: Site) -> None:
    fill(site)
    table = table_of(site)
    assert table.years == (2023, 2024, 2025)
    lines = {line.label: line.cells for line in table.lines}
    assert [cell.growth for cell in lines["营业收入"]] == ["", "+25.0%", "+25.0%"]
    assert [cell.growth for cell in lines["研发费用"]] == ["", "0.0%", "0.0%"]
    assert table.conflicts == 1
    assert lines["营业收入"][2].conflicts == ("示例企业填报：1.3 亿元",)
    assert lines["从业人员"][0].text == "80 人"
    assert [line.label for line in table.others] == ["Ⅰ类知识产权数量"]


def test_facts_to_show_have_a_line_without_values(site: Site) -> None:
    fill(site)
    table = fact_table(views_of(site.east_firm), {}, show=("net_profit",))
    (line,) = (line for line in table.lines if line.label == "净利润")
    assert [cell.text for cell in line.cells] == ["", "", ""]
    assert fact_table({}, {}, show=("net_profit",)).lines == ()


def test_a_settled_conflict_still_shows_and_no_longer_waits(site: Site) -> None:
    fill(site)
    settle(
        actor=site.officer,
        enterprise=site.east_firm,
        year=2025,
        fact="revenue",
        value="1.3亿",
        basis="审计报告",
    )
    table = table_of(site)
    cell = next(line for line in table.lines if line.label == "营业收入").cells[2]
    assert (cell.text, cell.strength, cell.open) == ("1.3 亿元", "已核实", False)
    assert cell.conflicts == ("示例平台导出.xlsx，表1 第3行：1.25 亿元",)
    assert table.conflicts == 0
