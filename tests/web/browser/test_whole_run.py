"""One whole run in a browser: from an open batch over screening and review to the announced title."""

from playwright.sync_api import expect

from tests.web.applications.kit import open_batch, person
from tests.web.browser.conftest import PageOf
from tests.web.browser.test_application import take
from tests.web.browser.test_notice import announce, let_the_term_pass
from tests.web.case import Site
from tests.web.notices.kit import CITY
from tidu.web.accounts.roles import Role
from tidu.web.applications.models import Application
from tidu.web.titles.models import Title


def test_from_the_batch_to_the_announced_title(site: Site, page_of: PageOf) -> None:
    open_batch(site, CITY)
    firm = page_of(site.people["firm"])
    firm.goto("/batches/")
    firm.get_by_role("link", name="示例批次").click()
    firm.get_by_role("button", name="开始申报").click()
    firm.get_by_role("link", name="核对并提交").click()
    firm.get_by_role("button", name="提交").click()
    expect(firm.get_by_text("已提交，等待初审").first).to_be_visible()
    made = Application.objects.get()

    for who, label in ((site.district_officer, "初审通过"), (person(site, "评审", Role.OFFICER), "评审通过")):
        handler = page_of(who)
        handler.goto(f"/applications/{made.pk}/")
        take(handler, label)

    officer = page_of(site.officer)
    officer.goto("/notices/new/")
    officer.get_by_label("申报批次").select_option(label="示例批次")
    officer.get_by_role("button", name="生成草稿").click()
    officer.get_by_label("异议受理单位和联系方式").fill("示例市工业和信息化局，000-0000000")
    officer.get_by_role("button", name="保存草稿").click()
    officer.get_by_role("button", name="发布公示").click()
    expect(officer.get_by_text("公示已发布，公众可以查看名单、提出异议。")).to_be_visible()
    assert not Title.objects.filter(enterprise=site.east_firm).exists()
    let_the_term_pass()
    officer.reload()
    announce(officer)

    firm.goto(f"/applications/{made.pk}/")
    expect(firm.get_by_text("已认定").first).to_be_visible()
    assert Title.objects.get(enterprise=site.east_firm).level == made.level
