"""A notice in a browser: published, objected to, dismissed, over, announced; the title stands on the firm's page."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.notices.kit import DOCUMENT, city_batch
from tidu.web.notices.models import Notice

ADDRESS = "/notices/public/"


def test_from_the_notice_to_the_public_list(site: Site, page_of: PageOf) -> None:
    city_batch(site)
    officer = page_of(site.officer)
    officer.goto("/notices/new/")
    officer.get_by_label("申报批次").select_option(label="示例批次")
    officer.get_by_role("button", name="生成草稿").click()
    officer.get_by_label("异议受理单位和联系方式").fill("示例市工业和信息化局，000-0000000")
    officer.get_by_role("button", name="保存草稿").click()
    officer.get_by_role("button", name="发布公示").click()
    expect(officer.get_by_text("公示已发布，公众可以查看名单、提出异议。")).to_be_visible()
    desk = officer.url

    public = page_of(None)
    receipt = _object(public, site)
    officer.goto("/notices/")
    officer.get_by_role("link", name=receipt).click()
    expect(officer.get_by_text("示例异议人")).to_be_visible()
    officer.get_by_label("异议不成立").check()
    officer.get_by_label("核实情况和答复").fill("经核实，所报数据属实。")
    officer.get_by_role("button", name="办结").click()
    expect(officer.get_by_text("异议已办结，异议人凭回执号可以看到答复。")).to_be_visible()

    public.goto(f"{ADDRESS}receipt/")
    public.get_by_label("回执号").fill(receipt)
    public.get_by_role("button", name="查询").click()
    expect(public.get_by_text("经核实，所报数据属实。")).to_be_visible()
    look_at(public, "notices-public-receipt-answered")

    let_the_term_pass()
    officer.goto(desk)
    announce(officer)
    officer.goto(f"/enterprises/{site.east_firm.pk}/")
    expect(officer.get_by_text("长春市专精特新中小企业").first).to_be_visible()
    public.goto(ADDRESS)
    public.get_by_role("link", name="名单的公告（示例批次）").click()
    expect(public.get_by_role("row", name=site.east_firm.name)).to_be_visible()
    expect(public.get_by_text(DOCUMENT)).to_be_visible()


def _object(public: Page, site: Site) -> str:
    """Object as a passer-by would; return the receipt number."""
    public.goto(ADDRESS)
    public.get_by_role("link", name="名单的公示（示例批次）").click()
    expect(public.get_by_role("row", name=site.east_firm.name)).to_be_visible()
    public.get_by_role("link", name="提出异议").click()
    look_at(public, "notices-public-objection-form")
    public.get_by_label("对哪家企业有异议").select_option(label=site.east_firm.name)
    public.get_by_label("姓名或单位").fill("示例异议人")
    public.get_by_label("联系方式").fill("000-0000000")
    public.get_by_label("事实和理由").fill("所报研发费用与实际不符。")
    public.get_by_role("button", name="提交异议").click()
    expect(public.get_by_text("已收到，正在核实")).to_be_visible()
    return public.get_by_role("heading", name="YY-").inner_text().strip()


def let_the_term_pass() -> None:
    """Put the notice back in time past its guard: nothing in the site itself could, it is frozen."""
    past = timezone.localdate() - timedelta(days=20)
    QuerySet(Notice).update(starts_on=past, ends_on=past)


def announce(officer: Page) -> None:
    """Draft the announcement of a notice that is over, complete it, and publish it."""
    officer.get_by_role("button", name="起草公告").click()
    officer.get_by_label("文号").fill(DOCUMENT)
    officer.get_by_label("称号有效期至").fill(str(timezone.localdate() + timedelta(days=1000)))
    officer.get_by_role("button", name="保存草稿").click()
    look_at(officer, "notices-announcement-draft")
    officer.get_by_role("button", name="发布公告").click()
    expect(officer.get_by_text("公告已发布，称号已登记到各企业档案。")).to_be_visible()
