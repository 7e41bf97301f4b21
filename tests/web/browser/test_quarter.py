"""A quarter in a browser: a unit reports, the officer sends it back, the unit mends it, the officer accepts."""

from playwright.sync_api import expect

from tests.web.browser.conftest import PageOf
from tests.web.case import Site
from tests.web.plans.made import NOW, plan, reporter


def test_a_quarter_of_a_plan(site: Site, page_of: PageOf) -> None:
    adopted = plan(site)
    unit = page_of(reporter(site))
    unit.goto("/plans/mine/")
    unit.get_by_role("link", name="填报 构建分层梯次培育体系").click()
    unit.get_by_label("工作进展").fill("认定一批企业")
    unit.get_by_label("省级“专精特新”中小企业（户）").fill("59")
    unit.get_by_role("button", name="报送").click()
    expect(unit.get_by_text("已报送，等待审核。")).to_be_visible()

    officer = page_of(site.officer)
    officer.goto(f"/plans/{adopted.pk}/quarters/{NOW.key}/")
    officer.get_by_role("link", name="审核").click()
    officer.get_by_label("审核意见").fill("请核对家数")
    officer.get_by_role("button", name="退回修改").click()
    expect(officer.get_by_text("已退回，已通知责任单位。")).to_be_visible()

    unit.goto("/inbox/")
    unit.get_by_role("button", name="查看").click()
    expect(unit.get_by_text("退回意见：请核对家数")).to_be_visible()
    unit.get_by_label("省级“专精特新”中小企业（户）").fill("590")
    unit.get_by_role("button", name="报送").click()
    expect(unit.get_by_text("已报送，等待审核。")).to_be_visible()

    officer.goto(officer.url)
    officer.get_by_role("button", name="通过").click()
    expect(officer.get_by_text("已通过，上报数计入目标进度。")).to_be_visible()
    expect(officer.get_by_text("第2稿通过")).to_be_visible()
    officer.goto(f"/plans/{adopted.pk}/")
    expect(officer.get_by_role("cell", name="590 户", exact=True)).to_be_visible()
