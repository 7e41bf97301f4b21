"""A revocation in a browser: on a ground that bars, seen by the firm, undone on appeal."""

from playwright.sync_api import expect

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.upkeep.made import title


def test_a_title_is_revoked_and_restored_on_appeal(site: Site, page_of: PageOf) -> None:
    title(site, days=500)
    officer = page_of(site.officer)
    officer.goto(f"/enterprises/{site.east_firm.pk}/")
    officer.get_by_role("link", name="专精特新中小企业", exact=True).click()
    officer.get_by_role("link", name="撤销称号").click()
    officer.get_by_role("button", name="撤销称号").click()
    expect(officer.get_by_text("这个字段是必填项。").first).to_be_visible()
    officer.get_by_label("数据造假（3 年内不得申报）").check()
    officer.get_by_label("文号").fill("示例〔2026〕9号")
    officer.get_by_label("原因").fill("抽查发现年度数据不实")
    look_at(officer, "titles-revoke")
    officer.set_viewport_size({"width": 1440, "height": 900})
    officer.get_by_role("button", name="撤销称号").click()
    expect(officer.get_by_text("已登记：撤销称号。")).to_be_visible()
    expect(officer.get_by_text("已撤销", exact=True)).to_be_visible()

    firm = page_of(site.people["firm"])
    firm.goto("/inbox/")
    expect(firm.get_by_text("专精特新中小企业称号：撤销")).to_be_visible()
    firm.get_by_role("button", name="查看").click()
    expect(firm.get_by_text("不得申报").first).to_be_visible()
    expect(firm.get_by_role("link", name="复议恢复称号")).to_have_count(0)
    firm.goto(f"/enterprises/{site.east_firm.pk}/")
    expect(firm.get_by_text("撤销：数据造假，至")).to_be_visible()
    firm.get_by_role("link", name="动态", exact=True).click()
    expect(firm.get_by_text("称号被撤销（数据造假），至")).to_be_visible()

    # The appeal succeeds.
    officer.get_by_role("link", name="复议恢复称号").click()
    officer.get_by_label("原因").fill("行政复议决定：认定事实不清，撤销原决定")
    officer.get_by_label("文号").fill("示例复议〔2026〕1号")
    officer.get_by_role("button", name="复议恢复称号").click()
    expect(officer.get_by_text("已登记：复议恢复称号。")).to_be_visible()
    look_at(officer, "titles-restored")

    firm.reload()
    expect(firm.get_by_text("不得申报")).to_have_count(0)
    expect(firm.get_by_text("有效", exact=True)).to_be_visible()
