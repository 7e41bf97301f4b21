"""Pools: by rule, refreshed, transfers seen; reports in a zip by job; a fill-in workbook goes out and comes home."""

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.web.assessments.made import fill, source_of
from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.imports.makers import work
from tests.web.pools.made import pool
from tidu.engine.uscc import make
from tidu.tables.report.pdf import FontError
from tidu.web.assessments.reports import press
from tidu.web.facts.selectors import current_views
from tidu.web.facts.services import record_facts
from tidu.web.jobs.models import Job
from tidu.web.pools.services import take_in
from tidu.web.titles.services import record_title

pytestmark = pytest.mark.django_db

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def worked(page: Page) -> None:
    """The job that the page waits for, done as by a worker; the page asks by itself how it stands."""
    expect(page.get_by_role("heading", name="进度")).to_be_visible()
    work(Job.objects.latest("pk"))
    expect(page.get_by_text("已完成")).to_be_visible()


def unzipped(page: Page) -> zipfile.ZipFile:
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载压缩包").click()
    return zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes()))


def pack(page: Page, pool_id: int, content: str) -> None:
    page.goto(f"/pools/{pool_id}/")
    page.get_by_role("link", name="打包报告、补数表").click()
    page.get_by_label(content).check()


def test_by_rule_refreshed_and_the_transfer_seen(site: Site, page_of: PageOf) -> None:
    firm, today = site.east_firm, timezone.localdate()
    fill(site, firm)
    for level, since in (
        ("national.innovative", date(today.year - 2, 3, 1)),
        ("national.srdi", date(today.year - 1, 7, 1)),
    ):
        record_title(
            actor=None,
            enterprise=firm,
            level=level,
            since=since,
            until=today + timedelta(days=400),
            source=source_of(site),
        )
    page = page_of(site.officer)
    page.goto("/pools/")
    page.get_by_role("link", name="新建库").first.click()
    page.get_by_label("名称").fill("示例规则库")
    page.get_by_role("textbox", name="入库条件").fill("revenue >= 一千")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("第 12 个字符无法识别")).to_be_visible()
    page.get_by_role("textbox", name="入库条件").fill("revenue >= 1000万 and valid(srdi)")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("营业收入 ≥ 1000万，且有效的（专精特新中小企业）")).to_be_visible()
    page.get_by_role("button", name="按条件更新").click()
    worked(page)
    page.get_by_role("link", name="查看名单").click()
    row = page.get_by_role("row", name="比前一时点上升")
    row.get_by_role("link", name="1 家").last.click()
    moved = page.get_by_role("table", name="称号变化的企业")
    expect(moved.get_by_role("row", name=firm.name)).to_contain_text("创新型中小企业")
    expect(moved.get_by_role("row", name=firm.name)).to_contain_text("专精特新中小企业")
    look_at(page, "pool-moved")


def test_reports_of_a_pool_in_a_zip(site: Site, page_of: PageOf) -> None:
    try:
        press()
    except FontError as error:  # pragma: no cover - a machine without Chinese fonts
        pytest.skip(str(error))
    fill(site, site.east_firm)
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[site.east_firm, site.west_firm], reason="年度摸底")
    page = page_of(site.officer)
    pack(page, kept.pk, "诊断报告（PDF）")
    page.get_by_role("button", name="开始打包").click()
    worked(page)
    book = unzipped(page)
    assert len(book.namelist()) == 2
    (name,) = (one for one in book.namelist() if site.east_firm.name in one)
    with pypdfium2.PdfDocument(book.read(name)) as file:
        text = "".join("".join(sheet.get_textpage().get_text_range() for sheet in file).split())
    assert site.east_firm.name in text


def test_a_fill_in_workbook_goes_out_and_comes_home_without_mapping(
    site: Site, page_of: PageOf, tmp_path: Path
) -> None:
    firm = site.east_firm
    firm.uscc = make("990102", "MA000000")
    firm.save()
    record_facts(actor=None, enterprise=firm, year=2025, source=source_of(site), values={"employees": "80"})
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[firm], reason="年度摸底")
    page = page_of(site.officer)
    pack(page, kept.pk, "补数表，每家企业一份")
    page.get_by_label("判定日期").fill("2026-06-01")
    page.get_by_label("补数表对照的标准").select_option("national.innovative-2022")
    page.get_by_role("button", name="开始打包").click()
    worked(page)
    book = unzipped(page)
    (name,) = book.namelist()
    filled = openpyxl.load_workbook(io.BytesIO(book.read(name)))
    sheet = filled.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    # Only what still decides is asked for, and only where it is missing.
    assert "营业收入（万元）2025" in heads
    assert not any("从业人员" in head for head in heads)
    sheet.cell(2, heads.index("营业收入（万元）2025") + 1).value = 4321.5
    home = tmp_path / "补数.xlsx"
    filled.save(home)
    page.goto("/imports/new/")
    page.get_by_label("表格文件").set_input_files(home)
    page.get_by_label("数据来源").fill("示例局 补数")
    page.get_by_label("可信度").select_option("4")
    page.get_by_role("button", name="上传并识别").click()
    expect(page.get_by_text("各列已写明，不用再对应")).to_be_visible()
    page.get_by_role("button", name="确认导入").click()
    expect(page.get_by_text("可以离开本页")).to_be_visible()
    work(Job.objects.latest("pk"))
    expect(page.get_by_text("已导入", exact=True)).to_be_visible()
    assert current_views(firm)[2025].values["revenue"] == "43215000.00"
