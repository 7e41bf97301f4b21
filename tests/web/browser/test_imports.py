"""An official's whole way: a workbook with every kind of error, mended and imported; and an import undone."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.tables.kit import CODE, Row, workbook
from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.imports.makers import code, work
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports.models import ImportRun
from tidu.web.jobs.models import Job

pytestmark = pytest.mark.django_db

HEADER = [
    CODE,
    "企业名称",
    "所属辖区",
    "营业收入",
    "从业人员",
    "国内细分市场占有率（%）",
    "划型行业",
    "成立日期",
]
WRONG = code(3)[:-1] + ("0" if code(3)[-1] != "0" else "1")
# Row, the cell that is wrong, what the page says of it, and what it should have been.
ERRORS = [
    (0, 9.19901022033e17, "被存成了数字", code(2)),
    (0, WRONG, "校验位不符", code(3)),
    (0, code(1), "与第 3 行统一社会信用代码重复", code(4)),
    (3, "约3000", "营业收入应为数字，实为“约3000”", "3000"),
    (3, -5, "营业收入不能为负数", "5"),
    (5, 135, "国内细分市场占有率不能大于 100%", "35"),
    (6, "示例业", "划型行业应为", "工业"),
    (7, "2027-02-30", "没有这一天", "2017-02-28"),
    (2, "没有这个区", "没有这个区", "示例东区"),
    (4, "很多", "从业人员应为数字", "40"),
]


def firm(number: int) -> list[object]:
    return [
        code(number),
        f"示例{number}号有限公司",
        "示例东区",
        1000 + number,
        30,
        12.5,
        "工业",
        "2015-03-01",
    ]


def bad_table() -> bytes:
    """A title row, a sound firm, a firm an error, and one without a code. The year stands nowhere."""
    rows: list[Row] = [["2025年度示例企业名单"], HEADER, firm(1)]
    for number, (column, cell, _, _) in enumerate(ERRORS, start=2):
        row = firm(number)
        row[column] = cell
        rows.append(row)
    return workbook([*rows, [None, "示例无码公司", "示例东区", 900], [None, "合计", None, 1]])


def mended(data: bytes) -> bytes:
    """The workbook of rejected rows as a person mends it: in place, cell by cell."""
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    assert sheet.max_row == len(ERRORS) + 1
    for row, (column, _, words, right) in enumerate(ERRORS, start=2):
        cell = sheet.cell(row, column + 1)
        assert cell.comment is not None
        assert words in cell.comment.text
        assert words in str(sheet.cell(row, len(HEADER) + 1).value)
        cell.value = right
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(page: Page, data: bytes, name: str) -> None:
    page.get_by_role("link", name="导入表格").first.click()
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.get_by_label("表格文件").set_input_files({"name": name, "mimeType": sheet, "buffer": data})
    page.get_by_label("数据来源").fill("示例局 企业名单")
    page.get_by_label("可信度").select_option("4")
    page.get_by_role("button", name="上传并识别").click()
    expect(page.get_by_role("heading", name=f"核对列：{name}")).to_be_visible()


def apply(page: Page) -> None:
    page.get_by_role("button", name="确认导入").click()
    expect(page.get_by_text("可以离开本页")).to_be_visible()
    work(Job.objects.latest("pk"))
    # The page asks by itself and shows when it is done.
    expect(page.get_by_text("已导入", exact=True)).to_be_visible()


def test_ten_errors_are_told_mended_and_imported(site: Site, page_of: PageOf, tmp_path: Path) -> None:
    page = page_of(site.officer)
    page.goto("/imports/")
    upload(page, bad_table(), "示例名单.xlsx")
    look_at(page, "import-columns")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="确认，生成预览").click()
    expect(page.get_by_role("alert")).to_contain_text("没有写明是哪一年的数据")
    page.get_by_label("没有写明年度的列，统一按").select_option("2025")
    page.get_by_role("button", name="确认，生成预览").click()
    rows = page.locator("#rows")
    expect(rows).to_contain_text("拒绝的原因")
    for _, _, words, _ in ERRORS:
        expect(rows).to_contain_text(words)
    look_at(page, "import-rejected")
    page.set_viewport_size({"width": 1440, "height": 900})
    with page.expect_download() as download:
        page.get_by_role("link", name="下载被拒绝的行").click()
    kept = tmp_path / "rejected.xlsx"
    download.value.save_as(kept)
    assert download.value.suggested_filename == "示例名单_被拒绝的行.xlsx"
    apply(page)
    assert Enterprise.objects.filter(uscc=code(1)).count() == 1

    page.get_by_role("link", name="数据导入").click()
    upload(page, mended(kept.read_bytes()), "示例名单_改好.xlsx")
    expect(page.get_by_text("沿用上次").first).to_be_visible()
    page.get_by_label("没有写明年度的列，统一按").select_option("2025")
    page.get_by_role("button", name="确认，生成预览").click()
    expect(page.get_by_role("link", name="拒绝 0")).to_be_visible()
    apply(page)
    page.goto("/enterprises/?q=示例4号")
    page.get_by_role("link", name="示例4号有限公司").click()
    expect(page.get_by_role("heading", name="示例4号有限公司", level=1)).to_be_visible()
    expect(page.get_by_text("1,004").first).to_be_visible()


def test_choosing_a_column_shows_what_it_needs(site: Site, page_of: PageOf) -> None:
    page = page_of(site.officer)
    page.goto("/imports/")
    upload(page, workbook([[CODE, "企业名称", "贡献"], [code(1), "示例1号有限公司", 3]]), "示例.xlsx")
    expect(page.get_by_label("贡献：单位")).to_have_count(0)
    page.get_by_label("贡献：对应项目").focus()
    page.get_by_label("贡献：对应项目").select_option(label="地方贡献（地方留成税收）")
    expect(page.get_by_label("贡献：单位")).to_be_visible()
    expect(page.get_by_label("贡献：对应项目")).to_be_focused()
    page.get_by_label("贡献：单位").select_option("万元")
    page.get_by_label("贡献：年度").select_option("2025")
    page.get_by_role("button", name="确认，生成预览").click()
    expect(page.locator("#rows")).to_contain_text("地方贡献（地方留成税收）（2025 年）：3 万元")


def test_an_import_is_undone_as_a_whole(site: Site, page_of: PageOf) -> None:
    page = page_of(site.officer)
    page.goto("/imports/")
    header = [*HEADER[:3], "2025年营业收入（万元）"]
    upload(page, workbook([header, *(firm(number)[:4] for number in range(1, 4))]), "示例.xlsx")
    page.get_by_role("button", name="确认，生成预览").click()
    apply(page)
    page.get_by_role("link", name="撤销整个导入").click()
    expect(page.get_by_text("没有其他资料的 3 家移出企业库")).to_be_visible()
    page.get_by_role("button", name="撤销整个导入").click()
    expect(page.get_by_text("撤销中").first).to_be_visible()
    work(ImportRun.objects.get().job)  # type: ignore[arg-type] # it has one
    expect(page.get_by_text("已撤销", exact=True)).to_be_visible()
    page.goto("/enterprises/?q=示例2号")
    expect(page.get_by_text("没有符合条件的企业")).to_be_visible()
