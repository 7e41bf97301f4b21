"""Announced lists of the tests."""

import io
from datetime import date

import xlsxwriter

from tests.web.case import Site
from tidu.web.notices.lists import ListWords, take_list
from tidu.web.notices.models import AnnouncedList

HEADER = ("序号", "企业名称", "统一社会信用代码", "证书编号", "有效期至")
DOCUMENT = "示例公告〔2026〕3号"
WORDS = ListWords("national.srdi", "示例省工业和信息化厅", DOCUMENT, date(2026, 3, 1))


def book(*rows: tuple[object, ...]) -> bytes:
    """A workbook of one sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        sheet = workbook.add_worksheet("名单")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


def taken(site: Site, *rows: tuple[object, ...]) -> AnnouncedList:
    """A list with the usual columns, taken in by the city's officer."""
    return take_list(actor=site.officer, data=book(HEADER, *rows), name="名单.xlsx", words=WORDS)
