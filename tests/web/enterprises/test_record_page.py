"""Tables of the 档案 page, and who looks after a firm."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.record_page import keepers_of, record_tables

pytestmark = pytest.mark.django_db


def test_tables_are_in_words(site: Site) -> None:
    fill(site)
    tables = {table.kind.id: table for table in record_tables(site.east_firm)}
    assert tables["shareholders"].headings == ("股东", "股东代码", "持股比例")
    assert tables["shareholders"].lines[0].texts == ("示例投资者", "—", "60.0%")
    assert tables["libraries"].lines[0].texts == ("高新技术企业库", "2024-01-01", "—", "—")
    assert tables["products"].lines == ()


def test_keepers_are_the_specialists_of_the_day(site: Site) -> None:
    firm, specialist = site.east_firm, site.people["specialist"]
    day = date(2026, 6, 1)
    assert keepers_of(firm, day) == ("示例服务专员",)
    Assignment.objects.filter(user=specialist).update(until=date(2026, 5, 31))
    Assignment.objects.create(user=specialist, enterprise=firm, since=date(2026, 6, 2))
    assert keepers_of(firm, day) == ()
    assert keepers_of(firm, date(2026, 6, 2)) == ("示例服务专员",)
