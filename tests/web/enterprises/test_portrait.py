"""The figures that say most, and titles on a line of time."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.portrait import KeyFigure, portrait, ratio_of, reference_year, title_items
from tidu.web.facts.models import CurrentFacts
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def figures(site: Site) -> dict[str, KeyFigure]:
    return {one.label: one for one in portrait(views_of(site.east_firm), TODAY).figures}


def test_figures_are_of_the_last_full_year_with_growth(site: Site) -> None:
    fill(site)
    found = figures(site)
    assert (found["营业收入"].text, found["营业收入"].change) == ("1.25 亿元", "比上年 +25.0%")
    assert (found["研发强度"].text, found["研发强度"].change) == ("4.0%", "比上年 -1.0 个百分点")
    assert found["营业收入"].spoken == "2023 年 8,000 万元，2024 年 1 亿元，2025 年 1.25 亿元"
    assert len(found["营业收入"].bars) == 3


def test_missing_figures_are_missing(site: Site) -> None:
    fill(site)
    debt = figures(site)["资产负债率"]
    assert (debt.text, debt.change) == ("", "")
    assert all(bar.missing for bar in debt.bars)
    assert portrait({}, TODAY).figures == ()


def test_an_older_year_serves_where_the_last_has_nothing(site: Site) -> None:
    views = {
        2023: CurrentFacts(year=2023, values={"revenue": "100.00", "rd_expense": "0.00"}),
        2025: CurrentFacts(year=2025, values={"evaluation_score": "60"}),
        2026: CurrentFacts(year=2026, values={"revenue": "100.00"}),
    }
    assert reference_year(views, TODAY) == 2023
    assert ratio_of(views, 2023, "rd_expense", "revenue") == 0
    assert ratio_of(views, 2023, "revenue", "rd_expense") is None
    assert [one.label for one in portrait(views, TODAY).figures][:2] == ["营业收入", "净利润"]


def test_the_chart_is_in_ten_thousand_yuan_with_gaps(site: Site) -> None:
    fill(site)
    assert portrait(views_of(site.east_firm), TODAY).chart == {
        "labels": ["2023年", "2024年", "2025年"],
        "series": [
            {"name": "营业收入", "values": [8000.0, 10000.0, 12500.0]},
            {"name": "研发费用", "values": [500.0, 500.0, 500.0]},
        ],
        "unit": "万元",
    }
    assert portrait(views_of(site.west_firm), TODAY).chart == {}


def test_titles_are_told_newest_first(site: Site) -> None:
    fill(site)
    items = title_items(Title.objects.filter(enterprise=site.east_firm), TODAY)
    assert [(item["title"], item["tone"]) for item in items] == [
        ("专精特新中小企业", "green"),
        ("专精特新“小巨人”企业", "red"),
        ("创新型中小企业", "secondary"),
    ]
