"""Workbooks around accounts: the template to fill in, and the list of first passwords to hand out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tidu.tables.out.workbook.listing import Heading, listing_book
from tidu.web.accounts.importing import COLUMNS, MOST_ROWS, STATES, Handed
from tidu.web.accounts.roles import Role
from tidu.web.jurisdictions.selectors import tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tidu.tables.out.workbook.listing import ListingBook
    from tidu.web.jurisdictions.models import Jurisdiction

_FIRST_ROW = 2  # below title and header, from 0
_NOTES = (
    ("账号", "必填，登录时使用，2–50 位，不含空格；已有的账号按本行修改，没有的新开通"),
    ("姓名", "新账号必填"),
    ("角色", f"新账号必填，可填：{'、'.join(str(role.label) for role in Role)}"),
    ("辖区", "新账号必填，所辖范围及其下级；名称见下，重名时写“上级/名称”"),
    ("行业", "只看某些产业领域时填写，用顿号隔开；不填为全部"),
    ("单位", "单位名称或别名；责任单位人员必填"),
    ("企业代码", "统一社会信用代码；企业用户必填"),
    ("电话", ""),
    ("邮箱", ""),
    ("状态", f"可填：{'、'.join(STATES)}；新账号不用填"),
    ("空格", "修改已有账号时，空着的单元格不改动原值"),
    ("密码", "不用填：系统为新账号生成初始密码，导入后只显示一次，首次登录时必须修改"),
)


def template_workbook(root: Jurisdiction) -> bytes:
    """Return the template: an empty table with choices, and a sheet that says what goes where."""

    def fill(book: ListingBook) -> None:
        headings = [
            Heading(label, "code" if label in ("账号", "企业代码", "电话") else "text") for label in COLUMNS
        ]
        table = book.sheet("账号", "账号导入表", headings)
        for label, source in (("角色", [str(role.label) for role in Role]), ("状态", list(STATES))):
            column = COLUMNS.index(label)
            table.sheet.data_validation(
                _FIRST_ROW, column, _FIRST_ROW + MOST_ROWS, column, {"validate": "list", "source": source}
            )
        notes = book.sheet("填写说明", "填写说明", [Heading("列"), Heading("怎么填")])
        for note in _NOTES:
            notes.add(note)
        for node in tree_of(root.pk):
            notes.add(("辖区名称", node.name))

    return _bytes_of(fill)


def password_workbook(handed: Iterable[Handed]) -> bytes:
    """Return the list of new accounts with their first passwords."""

    def fill(book: ListingBook) -> None:
        headings = [Heading("账号", "code"), Heading("姓名"), Heading("初始密码", "code")]
        table = book.sheet("初始密码", "账号初始密码（首次登录时必须修改；请分发后删除本文件）", headings)
        for one in handed:
            table.add((one.username, one.name, one.password))

    return _bytes_of(fill)


def _bytes_of(fill: Callable[[ListingBook], None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        with listing_book(path) as book:
            fill(book)
        return path.read_bytes()
