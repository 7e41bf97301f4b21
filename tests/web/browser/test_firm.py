"""A firm's record in a browser: figures entered and settled, two records merged, the portrait looked at."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.enterprises.made import fill
from tests.web.facts.makers import source
from tests.web.mergers.twins import twin_of
from tidu.engine import uscc
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.services import create_enterprise
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Medians are kept for hours; the next test's firms may have the same ids."""
    cache.clear()
    yield
    cache.clear()


def test_a_figure_is_entered_and_a_conflict_settled(site: Site, page_of: PageOf) -> None:
    fill(site)
    firm = site.east_firm
    page = page_of(site.people["firm"])
    page.goto(f"/enterprises/{firm.pk}/facts/")
    page.get_by_role("link", name="2025 年").click()
    page.get_by_label("净利润（万元）").fill("880.5")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存：净利润。")).to_be_visible()
    assert views_of(firm)[2025].values["net_profit"] == "8805000.00"

    page = page_of(site.officer)
    page.goto(f"/enterprises/{firm.pk}/facts/")
    expect(page.get_by_text("有 1 项数据各来源说法不一")).to_be_visible()
    page.get_by_role("link", name="1.25 亿元").click()
    page.get_by_label("1.3 亿元").check()
    page.get_by_label("核实依据").fill("示例审计报告")
    page.get_by_role("button", name="核实并采用").click()
    expect(page.get_by_text("营业收入已核实。")).to_be_visible()
    expect(page.get_by_text("说法不一")).to_have_count(0)
    expect(page.get_by_role("link", name="1.3 亿元")).to_be_visible()


def test_two_records_are_merged_and_the_old_address_leads_on(site: Site, page_of: PageOf) -> None:
    twin = twin_of(site)
    page = page_of(site.officer)
    page.goto("/")
    page.get_by_role("link", name="重复档案").click()
    page.get_by_role("link", name="比对").click()
    page.get_by_label("零售业").check()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="合并为一份档案").click()
    expect(page.get_by_text("的档案已并入。")).to_be_visible()
    expect(page.get_by_text("零售业")).to_be_visible()
    page.goto(f"/enterprises/{twin.pk}/")
    expect(page).to_have_url(f"{page.url.split('/enterprises/')[0]}/enterprises/{site.east_firm.pk}/")
    expect(page.get_by_text("的档案已并入这家企业")).to_be_visible()
    page.goto(f"/mergers/firm/{site.east_firm.pk}/")
    look_at(page, "mergers-merged")
    page.get_by_role("link", name="拆分").click()
    page.get_by_role("button", name="拆分").click()
    expect(page.get_by_role("heading", name=twin.name, level=1)).to_be_visible()


def test_the_portrait_of_a_full_record(site: Site, page_of: PageOf) -> None:
    fill(site)
    came_from = source(site, Strength.DEPARTMENT, "示例税务数据.xlsx")
    peers = [
        create_enterprise(
            actor=None, uscc=uscc.make("990102", f"MA00{number:04}"), name=f"示例同行{number}号有限公司",
            jurisdiction=site.town, size_industry="industry",
        )
        for number in range(5)
    ]  # fmt: skip
    for firm, factor in ((site.east_firm, 12), *((peer, 5 + number) for number, peer in enumerate(peers))):
        for year in range(2021, 2026):
            scale = factor * (year - 2015)
            values = {
                "revenue": f"{scale * 100}万", "main_revenue": f"{scale * 85}万", "rd_expense": f"{scale * 5}万",
                "total_assets": f"{scale * 120}万", "total_liabilities": f"{scale * 50}万",
                "net_profit": f"{scale * 8 - 600}万", "employees": scale, "rd_staff": scale // 5,
            }  # fmt: skip
            record_facts(actor=None, enterprise=firm, year=year, source=came_from, values=values)
    Enterprise.objects.filter(pk=site.east_firm.pk).update(
        sector="智能装备", chain="汽车零部件", chain_link="轴承"
    )
    page = page_of(site.officer)
    page.goto(f"/enterprises/{site.east_firm.pk}/")
    page.wait_for_selector("[data-chart='radar'] canvas")
    assert page.locator("[data-chart] canvas").count() == 2
    page.get_by_text("各方面数值与算法").click()
    expect(page.get_by_text("6 家").first).to_be_visible()
    page.wait_for_timeout(1_000)  # charts grow into place
    look_at(page, "firm-portrait")
    page.goto(f"/enterprises/{site.east_firm.pk}/facts/")
    page.locator("td details summary").first.click()
    look_at(page, "firm-facts")
    page.goto(f"/enterprises/{site.east_firm.pk}/history/")
    page.locator("details.border-top").first.locator("summary").click()
    look_at(page, "firm-history")
