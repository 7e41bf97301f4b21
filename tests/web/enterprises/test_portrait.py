"""Facts, titles and history as a firm's page shows them."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.portrait import fact_table, history, title_items
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def test_the_table_has_growth_only_where_it_means_something(site: Site) -> None:
    fill(site)
    table = fact_table(site.east_firm)
    assert table.years == (2023, 2024, 2025)
    lines = {line.label: line.cells for line in table.lines}
    assert [cell.growth for cell in lines["营业收入"]] == ["", "+25.0%", "+25.0%"]
    assert [cell.growth for cell in lines["研发费用"]] == ["", "0.0%", "0.0%"]
    assert table.conflicts == 1
    assert lines["营业收入"][2].conflicts == ("示例企业填报：1.3 亿元",)
    assert lines["从业人员"][0].text == "80 人"
    assert [line.label for line in table.others] == ["Ⅰ类知识产权数量"]


def test_the_chart_is_in_ten_thousand_yuan_with_gaps(site: Site) -> None:
    fill(site)
    assert fact_table(site.east_firm).chart == {
        "labels": ["2023年", "2024年", "2025年"],
        "series": [
            {"name": "营业收入", "values": [8000.0, 10000.0, 12500.0]},
            {"name": "研发费用", "values": [500.0, 500.0, 500.0]},
        ],
        "unit": "万元",
    }
    assert fact_table(site.west_firm).chart == {}


def test_titles_are_told_newest_first(site: Site) -> None:
    fill(site)
    items = title_items(Title.objects.filter(enterprise=site.east_firm), date(2026, 6, 1))
    assert [(item["title"], item["tone"]) for item in items] == [
        ("专精特新中小企业", "green"),
        ("专精特新“小巨人”企业", "red"),
        ("创新型中小企业", "secondary"),
    ]


def test_history_is_in_words(site: Site) -> None:
    fill(site)
    newest = history(Enterprise.objects.get(pk=site.east_firm.pk))[0]
    assert newest.action == "修改企业信息"
    assert {row["label"]: row["after"] for row in newest.rows} == {
        "企业名称": "示例东镇智能机械有限公司", "划型行业": "工业",
    }  # fmt: skip
