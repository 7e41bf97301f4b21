"""A firm at its desk, on a phone: what came back is mended, a batch is found, a figure is added."""

from playwright.sync_api import expect

from tests.web.applications.kit import open_batch
from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.desk.test_views import TestDesk as Desk
from tests.web.upkeep.made import today
from tidu.web.applications.models import Application

PHONE = {"width": 390, "height": 844}


def test_from_the_desk_to_what_is_due_and_back(site: Site, page_of: PageOf) -> None:
    Desk().prepare(site)
    made = Application.objects.get()
    page = page_of(site.people["firm"])
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # as Playwright's own type
    page.goto("/")
    expect(page.get_by_role("heading", name=site.east_firm.name)).to_be_visible()

    mine = page.get_by_role("region", name="我的申报")
    expect(mine.get_by_text("退回理由：请补充上年度专项审计报告")).to_be_visible()
    mine.get_by_text("办理过程").click()
    expect(mine.get_by_text("退回补正（主管部门，")).to_be_visible()
    mine.get_by_role("link", name="填报").click()
    expect(page).to_have_url(f"{page.url.split('/applications')[0]}/applications/{made.pk}/fill/")

    page.goto("/")
    missing = page.get_by_role("region", name="还缺哪些数据")
    missing.get_by_role("link", name=f"填报 {today().year - 1} 年数据").click()
    page.get_by_label("研发人员").fill("20")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(f"**/enterprises/{site.east_firm.pk}/facts/**")
    page.goto("/")
    expect(missing.get_by_text("研发人员")).to_have_count(0)
    due = page.get_by_role("region", name="要办的事")
    due.get_by_role("link", name="可申报：另一批次").click()
    page.get_by_role("button", name="开始申报").click()
    page.wait_for_url("**/fill/")
    page.goto("/")
    expect(mine.get_by_role("link", name="另一批次", exact=True)).to_be_visible()
    expect(due.get_by_text("可申报：另一批次")).to_have_count(0)
    look_at(page, "desk-browser")


def test_an_empty_desk_leads_to_the_batches(site: Site, page_of: PageOf) -> None:
    page = page_of(site.people["firm"])
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # as Playwright's own type
    page.goto("/")
    look_at(page, "desk-browser-empty")
    open_batch(site)
    page.get_by_role("link", name="看申报批次").click()
    expect(page.get_by_role("link", name="示例批次")).to_be_visible()
