"""What frontend/src/site.js adds to pages."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.web.browser.conftest import PageOf
from tests.web.case import Site

pytestmark = pytest.mark.urls("tests.web.ui.gallery")


@pytest.fixture
def page(site: Site, page_of: PageOf) -> Page:
    page = page_of(site.operator)
    page.goto("/gallery/")
    return page


@pytest.mark.parametrize("agreed", [True, False])
def test_a_button_asks_before_it_posts(page: Page, *, agreed: bool) -> None:
    asked: list[str] = []
    posted: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept() if agreed else dialog.dismiss()

    page.on("dialog", answer)
    page.on("request", lambda request: posted.append(request.url) if request.method == "POST" else None)
    button = page.get_by_role("button", name="提交")
    button.evaluate("button => { button.dataset.confirm = '确定撤销？' }")
    button.click()
    page.wait_for_load_state()
    assert asked == ["确定撤销？"]
    assert len(posted) == agreed


def test_one_box_ticks_all_of_a_name(page: Page) -> None:
    page.get_by_label("已核对原件").evaluate("box => { box.dataset.checkAll = 'scope' }")
    page.get_by_label("已核对原件").check()
    expect(page.get_by_label("东区")).to_be_checked()
    expect(page.get_by_label("西区")).to_be_checked()


def test_what_could_not_be_loaded_is_said(page: Page) -> None:
    page.evaluate("void htmx.ajax('GET', '/nowhere/', '#content')")
    expect(page.locator("#messages")).to_contain_text("没有完成（404）")
    expect(page.get_by_role("heading", name="组件", level=1)).to_be_visible()


def test_the_persons_menu_closes_on_escape(page: Page, site: Site) -> None:
    page.locator("details.person-menu summary").click()
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="退出登录")).to_be_hidden()
