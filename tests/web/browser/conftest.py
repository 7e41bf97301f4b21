"""Chromium for the browser tests: Debian's own, headless. Without it the tests are skipped and say why.

Of its two builds the one without windows comes first: the engine is the same, and a tab costs a quarter.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import coverage
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.web.layers import Layers
from tidu.web.accounts.models import User

BUILDS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, BUILDS)), None)
# Where the tab of the looks rests between two: a page of the same site, which asks no view. On a blank one Chromium
# would end the process, and with it all styles and scripts that are parsed already.
RESTING = "/static/ui/favicon.svg"
ASSETS = Path(__file__).parents[3] / "src/tidu/web/ui/static/ui/site.css"
WIDE = ViewportSize(width=1440, height=900)

# Playwright keeps an event loop in this thread; Django would take the tests' own queries for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Long enough for a machine that is busy with other tests; what is there at once waits for nothing. Both are
# needed: Playwright's assertions keep a limit of their own, of five seconds.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

PageOf = Callable[[User | None], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and no other."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def _close_all(layers: Layers, blocker: DjangoDbBlocker) -> None:
    with blocker.unblock():
        layers.close()
        connection.close()


@pytest.fixture(scope="session")
def chromium(layers: Layers, django_db_blocker: DjangoDbBlocker) -> Iterator[Browser]:
    """The browser, started once a process."""
    if coverage.Coverage.current() is not None:
        pytest.fail("Playwright 会打乱覆盖率的记录：请加 -m 'not browser'，浏览器测试另行运行（不加 --cov）")
    if CHROMIUM is None:
        pytest.skip(
            "没有 Chromium：apt install chromium-headless-shell fonts-noto-cjk（root 下 make test 会自动安装）"
        )
    if not ASSETS.exists():
        pytest.skip("没有构建样式与脚本：make assets")
    # Under Playwright's event loop the thread gets another connection to the database: what the old one had open
    # would stay open, and lock it for good. So nothing is open where the loop begins, nor where it ends.
    _close_all(layers, django_db_blocker)
    with sync_playwright() as playwright:
        # Containers run as root, where Chromium's own sandbox does not start; pages are only our own.
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--lang=zh-CN"]
        )
        yield browser
        _close_all(layers, django_db_blocker)
        browser.close()


def _sign_in(context: BrowserContext, user: User, url: str) -> None:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


def _watched(context: BrowserContext, complaints: list[str]) -> Page:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    return page


def _nothing_wrong(complaints: list[str]) -> None:
    assert [text for text in complaints if "status of 4" not in text and "Error Code 4" not in text] == []


@pytest.fixture
def page_of(chromium: Browser, live_server: LiveServer) -> Iterator[PageOf]:
    """``page_of(site.officer)`` is a tab in which that person is signed in; ``page_of(None)`` a visitor's.

    Addresses are relative: ``page.goto("/enterprises/")``. A script error, a forbidden style or a failed
    request fails the test at its end.
    """
    contexts = []
    complaints: list[str] = []

    def tab(user: User | None) -> Page:
        context = chromium.new_context(base_url=live_server.url, viewport=WIDE, locale="zh-CN")
        contexts.append(context)
        if user is not None:
            _sign_in(context, user, live_server.url)
        return _watched(context, complaints)

    yield tab
    for context in contexts:
        context.close()
    _nothing_wrong(complaints)


@pytest.fixture(scope="session")
def desk(chromium: Browser, live_server: LiveServer) -> Iterator[tuple[Page, list[str]]]:
    """One tab for all looks, and what went wrong in it: styles and scripts are fetched and compiled once."""
    context = chromium.new_context(base_url=live_server.url, viewport=WIDE, locale="zh-CN")
    complaints: list[str] = []
    yield _watched(context, complaints), complaints
    context.close()


@pytest.fixture
def look_of(desk: tuple[Page, list[str]], live_server: LiveServer) -> Iterator[PageOf]:
    """As ``page_of``, for a look at one page: nothing but the cache is left of the look before."""
    page, complaints = desk
    complaints.clear()

    def tab(user: User | None) -> Page:
        page.context.clear_cookies()
        page.set_viewport_size(WIDE)
        if user is not None:
            _sign_in(page.context, user, live_server.url)
        return page

    yield tab
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.goto(RESTING)
    _nothing_wrong(complaints)
