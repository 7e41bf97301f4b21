"""What sources say, in words."""

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.enterprises.current import rows_of, views_of
from tidu.web.enterprises.fact_page import hints_of, said_of, source_rows
from tidu.web.packs import library

pytestmark = pytest.mark.django_db
REVENUE = library().catalogue.fact("revenue")


def test_values_are_grouped_with_their_sources(site: Site) -> None:
    fill(site)
    said = said_of(site.east_firm, 2025, REVENUE)
    assert [(one.text, one.counts) for one in said.values] == [("1.25 亿元", True), ("1.3 亿元", False)]
    assert said.values[0].sources[0]["place"] == "示例平台导出.xlsx，表1 第3行"
    assert said.current == "125000000.00"
    assert [one["value"] for one in said.against] == ["130000000.00"]


def test_nothing_said_is_empty(site: Site) -> None:
    said = said_of(site.east_firm, 2025, REVENUE)
    assert (said.current, said.against, said.values) == (None, (), ())
    assert hints_of(None) == {}


def test_a_field_tells_its_source(site: Site) -> None:
    fill(site)
    assert hints_of(views_of(site.east_firm)[2025])["revenue"] == "平台导出：示例平台导出.xlsx，表1 第3行"


def test_rows_are_told_with_their_facts(site: Site) -> None:
    fill(site)
    newest = source_rows(rows_of(site.east_firm))[0]
    assert (newest.year, newest.labels, newest.superseded_at) == (0, ("Ⅰ类知识产权数量",), None)
