"""Tracked indicators by group, with the change over the year before."""

import pytest

from tests.web.case import Site
from tests.web.upkeep.made import complete
from tidu.web.enterprises.current import views_of
from tidu.web.upkeep.tracked import tracked_table

pytestmark = pytest.mark.django_db


def test_three_groups_over_three_years(site: Site) -> None:
    complete(site, site.east_firm, 2024, revenue="4000万")
    complete(site, site.east_firm, 2025, revenue="4200万", rd_expense="105万", employees=None)
    table = tracked_table(views_of(site.east_firm), 2025)
    assert [label for label, _ in table.groups] == ["技术工艺", "产出税收", "经营管理"]
    assert table.years == (2023, 2024, 2025)
    technology, output, management = (lines for _, lines in table.groups)
    revenue = output[0]
    assert [(cell.text, cell.growth) for cell in revenue.cells] == [
        ("", ""),
        ("4,000 万元", ""),
        ("4,200 万元", "+5.0%"),
    ]
    assert technology[0].cells[-1].growth == "-50.0%"
    assert [cell.text for cell in management[0].cells] == ["", "80 人", ""]
    assert output[2].cells[-1].growth == "0.0%"  # net profit as the year before
    assert table.sources.count("萧山区") == 1
