"""The template as its tests need it."""

import io

import openpyxl
from openpyxl.workbook import Workbook

from tests.tables.kit import ON, catalogue
from tidu.tables.template import write_template
from tidu.tables.template.layout import Column, columns_of


def written() -> bytes:
    buffer = io.BytesIO()
    write_template(buffer, catalogue(), ON)
    return buffer.getvalue()


def opened() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written()))


def column(key: str) -> Column:
    return next(column for column in columns_of(catalogue(), ON) if column.key == key)
