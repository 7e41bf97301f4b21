"""What officials do all day: filter, save the view, assign what it lists, export it and open the workbook."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.models import Enterprise, FollowUp
from tidu.web.enterprises.services import change_enterprise
from tidu.web.exports.models import Export
from tidu.web.jobs import services as jobs

pytestmark = pytest.mark.django_db


def many(site: Site, count: int = 60) -> None:
    Enterprise.objects.bulk_create(
        Enterprise(
            root=site.root, jurisdiction=site.town if number % 2 else site.west, uscc=f"X{number:017}",
            name=f"示例批量{number:03}", sort_key=f"shilipiliang{number:03}", initials="slpl",
        )
        for number in range(count)
    )  # fmt: skip


def test_filter_save_view_assign_export_and_open_the_workbook(
    site: Site, page_of: PageOf, tmp_path: Path
) -> None:
    many(site)
    page = page_of(site.officer)
    page.goto("/enterprises/")
    page.get_by_role("searchbox", name="查找企业").fill("批量")
    page.get_by_role("combobox", name="全部辖区").select_option(label="　示例西区")
    expect(page.get_by_text("共 30 家")).to_be_visible()
    page.get_by_role("link", name="保存为视图").click()
    expect(page.get_by_text("查找“批量”；辖区：示例西区")).to_be_visible()
    page.get_by_role("textbox", name="视图名称").fill("西区批量")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("link", name="西区批量")).to_have_attribute("aria-current", "page")
    look_at(page, "flow-list-with-view")
    page.set_viewport_size({"width": 1440, "height": 900})
    _assign_all(page)
    assert Assignment.objects.filter(user=site.people["specialist"]).count() == 31
    _export(site, page, tmp_path / "名单.xlsx")


def _assign_all(page: Page) -> None:
    """Assign all that the view lists."""
    page.get_by_role("combobox", name="对哪些企业").select_option("every")
    page.get_by_role("combobox", name="批量操作").select_option(label="分派服务专员")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_text("共 30 家企业")).to_be_visible()
    expect(page.get_by_text("另有 20 家未列出")).to_be_visible()
    page.get_by_role("combobox", name="服务专员").select_option(label="示例服务专员")
    look_at(page, "flow-assign")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="对 30 家企业执行").click()
    expect(page.get_by_text("分派服务专员：共 30 家，已处理 30 家。")).to_be_visible()
    expect(page.get_by_role("link", name="西区批量")).to_have_attribute("aria-current", "page")


def _export(site: Site, page: Page, path: Path) -> None:
    """Export what the view lists, with the column of specialists, and read the file."""
    page.get_by_role("link", name="导出 Excel").click()
    page.get_by_role("checkbox", name="服务专员").check()
    look_at(page, "flow-export")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="开始导出").click()
    expect(page.get_by_role("heading", name="导出企业名单：", level=1)).to_be_visible()
    job = Export.objects.get().job
    assert job is not None
    jobs.run(job.pk)
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 企业名单_").click()
    assert download.value.suggested_filename.startswith("企业名单_20")
    download.value.save_as(path)
    header, *rows = load_workbook(path)["企业名单"].iter_rows(min_row=2, values_only=True)
    assert [row[0] for row in rows] == [f"示例批量{number:03}" for number in range(0, 60, 2)]
    assert {dict(zip(header, row, strict=True))["服务专员"] for row in rows} == {"示例服务专员"}


def test_tick_all_of_the_page_and_mark(site: Site, page_of: PageOf) -> None:
    many(site)
    change_enterprise(actor=site.officer, enterprise=site.west_firm, name="示例批量改名")
    page = page_of(site.officer)
    page.goto("/enterprises/?q=批量")
    page.get_by_role("checkbox", name="勾选本页全部企业").check()
    page.get_by_role("checkbox", name="勾选示例批量000").uncheck()
    page.get_by_role("combobox", name="批量操作").select_option(label="标记跟进")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("textbox", name="跟进事项").fill("核实研发费用")
    page.get_by_role("button", name="对 49 家企业执行").click()
    expect(page.get_by_text("已处理 49 家")).to_be_visible()
    assert FollowUp.objects.count() == 49


def test_columns_are_chosen_and_kept(site: Site, page_of: PageOf) -> None:
    page = page_of(site.officer)
    page.goto("/enterprises/")
    page.get_by_text("选择列").click()
    page.get_by_role("checkbox", name="服务专员").check()
    look_at(page, "flow-columns")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="保存列").click()
    expect(page.get_by_role("columnheader", name="服务专员")).to_be_visible()
