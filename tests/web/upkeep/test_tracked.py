"""Tracked indicators by group, with the change over the year before."""

import pytest

from tests.web.case import Site
from tests.web.upkeep.made import complete
from tidu.web.enterprises.current import views_of
from tidu.web.upkeep.tracked import tracked_tables

pytestmark = pytest.mark.django_db


def test_three_groups_over_three_years(site: Site) -> None:
    complete(site, site.east_firm, 2024, revenue="4000万")
    complete(site, site.east_firm, 2025, revenue="4200万", rd_expense="105万", employees=None)
    technology, output, management = tracked_tables(views_of(site.east_firm), 2025)
    assert (technology.label, output.label, management.label) == ("技术工艺", "产出税收", "经营管理")
    assert output.years == (2023, 2024, 2025)
    revenue = output.lines[0]
    assert [(cell.text, cell.growth, cell.tone) for cell in revenue.cells] == [
        ("", "", "secondary"),
        ("4,000 万元", "", "secondary"),
        ("4,200 万元", "+5.0%", "green"),
    ]
    assert technology.lines[0].cells[-1].tone == "red"
    assert [cell.text for cell in management.lines[0].cells] == ["", "80 人", ""]
    assert "萧山区" in output.source
