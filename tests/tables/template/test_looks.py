"""Formats are made once, and names never mix with types of fact."""

import io

from xlsxwriter import Workbook

from tidu.engine.schema.facts import FactType
from tidu.tables.template.looks import Looks


def test_formats() -> None:
    book = Workbook(io.BytesIO())
    looks = Looks(book)
    assert looks.named("text") is looks.named("text")
    assert looks.named("text") is not looks.cell(FactType.text)
    assert looks.cell(FactType.money).num_format == "#,##0.00####"
    assert looks.cell(FactType.code).num_format == "@"
    assert looks.cell(FactType.money, example=True).italic
    book.close()
