"""Writing the input workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from tidu.tables.template import guide_sheet, input_sheet
from tidu.tables.template.layout import columns_of
from tidu.tables.template.looks import DAY, Looks

if TYPE_CHECKING:
    from datetime import date
    from typing import BinaryIO

    from tidu.engine.catalogue import Catalogue


def write_template(target: Path | BinaryIO, catalogue: Catalogue, on: date) -> None:
    """Write an empty input workbook (.xlsx).

    Args:
        target: path or binary file to write.
        catalogue: facts that the columns are taken from.
        on: date of the evaluation; the years in the headings count from it.

    Raises:
        OSError: the target cannot be written.
    """
    if isinstance(target, Path):
        # xlsxwriter has errors of its own for files; an open one raises the usual ones.
        with target.open("wb") as file:
            write_template(file, catalogue, on)
        return
    columns = columns_of(catalogue, on)
    book = Workbook(target, {"default_date_format": DAY, "in_memory": True})
    book.set_properties({"title": "企业名单录入模板", "comments": f"评价日期 {on}"})
    looks = Looks(book)
    input_sheet.write_input_sheet(book.add_worksheet(input_sheet.NAME), columns, looks, on)
    guide_sheet.write_guide_sheet(book.add_worksheet(guide_sheet.NAME), columns, looks, on)
    book.close()
