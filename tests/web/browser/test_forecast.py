"""A goal that lags, in a browser: from its shortfall to the nearest firm, what it lacks, and its page."""

from playwright.sync_api import expect

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.plans.ahead_made import ahead


def test_from_a_goal_that_lags_to_the_firm_that_could_rise(site: Site, page_of: PageOf) -> None:
    adopted = ahead(site)
    page = page_of(site.officer)
    page.goto(f"/plans/{adopted.pk}/")
    row = page.get_by_role("row", name="省级“专精特新”中小企业")
    expect(row.get_by_text("滞后")).to_be_visible()
    row.get_by_role("link", name="还差 599 户").click()
    expect(page.get_by_text("按确定数还差 599 户")).to_be_visible()
    near = page.get_by_role("row", name=site.east_firm.name)
    expect(near.get_by_text("〔").first).to_be_visible()
    expect(near.get_by_text("示例服务专员")).to_be_visible()
    look_at(page, "forecast-nearest")
    near.get_by_role("link", name=site.east_firm.name, exact=True).click()
    expect(page.get_by_role("heading", name=site.east_firm.name)).to_be_visible()
