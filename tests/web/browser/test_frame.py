"""The frame of every page: sign in, menu on a phone, skip link, and what works without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site


def test_what_is_in_this_folder_runs_without_coverage(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("browser") is not None


def test_the_sign_in_page(site: Site, page_of: PageOf) -> None:
    page = page_of(None)
    page.goto("/")
    assert page.url.endswith(f"{reverse('accounts:sign-in')}?next=/")
    look_at(page, "sign-in")


def test_the_menu_unfolds_on_a_phone(site: Site, page_of: PageOf) -> None:
    page = page_of(site.operator)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    menu = page.get_by_role("navigation", name="主菜单")
    assert not menu.is_visible()
    page.get_by_role("button", name="展开或收起菜单").click()
    menu.wait_for(state="visible")
    assert menu.get_by_role("link", name="工作台", exact=True).is_visible()


def test_the_first_stop_of_the_tab_key_is_the_content(site: Site, page_of: PageOf) -> None:
    page = page_of(site.officer)
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_is_open_without_scripts(
    site: Site, page_of: PageOf, chromium: Browser, live_server: LiveServer
) -> None:
    signed_in = page_of(site.officer).context.cookies()
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    context.add_cookies(
        [{"name": one["name"], "value": one["value"], "url": live_server.url} for one in signed_in]
    )
    page = context.new_page()
    page.goto("/")
    assert page.get_by_role("link", name="工作台", exact=True).is_visible()
    context.close()
