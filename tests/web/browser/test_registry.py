"""The list of firms in a browser: HTMX swaps the rows and nothing else."""

import pytest
from playwright.sync_api import expect

from tests.web.browser.conftest import PageOf
from tests.web.case import Site
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


def test_paging_and_searching_swap_the_rows_only(site: Site, page_of: PageOf) -> None:
    Enterprise.objects.bulk_create(
        Enterprise(
            root=site.root, jurisdiction=site.town, uscc=f"X{number:017}", name=f"示例批量{number:03}",
            sort_key=f"shilipiliang{number:03}", initials="slpl",
        )
        for number in range(60)
    )  # fmt: skip
    page = page_of(site.officer)
    page.goto("/enterprises/")
    search = page.get_by_role("searchbox", name="查找企业")
    search.fill("批量")
    expect(page.get_by_text("共 60 家")).to_be_visible()
    expect(search).to_be_focused()
    page.get_by_role("link", name="下一页").click()
    expect(page.get_by_role("link", name="示例批量059")).to_be_visible()
    assert page.locator("#firms").count() == page.locator("main").count() == 1
    page.get_by_role("link", name="上一页").click()
    expect(page.get_by_role("link", name="示例批量000")).to_be_visible()
    search.fill("批量007")
    expect(page.get_by_text("共 1 家")).to_be_visible()
    page.get_by_role("link", name="示例批量007").click()
    expect(page.get_by_role("heading", name="示例批量007", level=1)).to_be_visible()
