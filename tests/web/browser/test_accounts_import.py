"""Accounts from Excel in a browser: look first, apply, take the first passwords, sign in with one."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.web.accounts.test_importing import NEW
from tests.web.browser.conftest import PageOf
from tests.web.browser.looks import look_at
from tests.web.case import Site
from tests.web.ui.test_row_import import workbook
from tidu.web.accounts.importing import COLUMNS

pytestmark = pytest.mark.django_db


def test_preview_apply_hand_out_and_sign_in(site: Site, page_of: PageOf, tmp_path: Path) -> None:
    lines = (NEW, {"账号": "demo-officer", "电话": "000-1"}, {"账号": "li", "姓名": "示例李", "角色": "局长"})
    table = tmp_path / "账号.xlsx"
    table.write_bytes(workbook(list(COLUMNS), *([line.get(name) for name in COLUMNS] for line in lines)))
    page = page_of(site.operator)
    page.goto("/accounts/")
    page.get_by_role("link", name="从 Excel 导入").click()
    page.get_by_label("Excel 文件").set_input_files(table)
    page.get_by_role("button", name="预览").click()
    expect(page.get_by_text("角色“局长”不认识")).to_be_visible()
    look_at(page, "flow-accounts-preview")
    page.get_by_role("button", name="确认导入").click()
    look_at(page, "flow-accounts-passwords")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载为 Excel").click()
    kept = tmp_path / "初始密码.xlsx"
    download.value.save_as(kept)
    username, _, password = next(load_workbook(kept)["初始密码"].iter_rows(min_row=3, values_only=True))
    visitor = page_of(None)
    visitor.goto("/accounts/sign-in/")
    visitor.get_by_label("账号").fill(str(username))
    visitor.get_by_label("密码").fill(str(password))
    visitor.get_by_role("button", name="登录").click()
    expect(visitor.get_by_role("heading", name="修改密码", level=1)).to_be_visible()
