"""Fill-in workbooks as their tests need them."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
from openpyxl.workbook import Workbook

from tests.tables.kit import ON, catalogue, code
from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.tables.fillin import Lacking, write_fillin

STANDARD = "专精特新中小企业认定标准（2026）"


def firm(number: int, *keys: str) -> Lacking:
    return Lacking(code(number), f"示例{number:03}有限公司", keys)


def opened(firms: Sequence[Lacking]) -> Workbook:
    buffer = io.BytesIO()
    write_fillin(buffer, firms, catalogue=catalogue(), standard=STANDARD, on=ON)
    return openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def answer(fact: FactDefinition) -> str | float | date:
    """What an official would type."""
    match fact.type:
        case FactType.bool_:
            return "是"
        case FactType.choice:
            return fact.choices[-1].label
        case FactType.date:
            return date(2024, 7, 1)
        case FactType.text | FactType.code:
            return "示例"
        case FactType.share:
            return 12.5
        case _:
            return 3
