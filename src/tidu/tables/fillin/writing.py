"""Writing a fill-in workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from tidu.tables.fillin import fill_sheet, notes_sheet
from tidu.tables.fillin.layout import columns_for
from tidu.tables.fillin.looks import Looks
from tidu.tables.template.looks import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import BinaryIO

    from tidu.engine.catalogue import Catalogue
    from tidu.tables.fillin.layout import Lacking


def write_fillin(
    target: BinaryIO, firms: Sequence[Lacking], *, catalogue: Catalogue, standard: str, on: date
) -> None:
    """Write a workbook in which some firms' missing facts can be filled in (.xlsx).

    Args:
        target: binary file to write.
        firms: a row each; one that lacks nothing has no open cell.
        catalogue: facts that the columns are taken from.
        standard: Chinese name of the standard that the facts decide.
        on: date of evaluation; the years in the headings count from it.
    """
    columns = columns_for(firms, catalogue, on)
    book = Workbook(target, {"default_date_format": DAY, "in_memory": True})
    book.set_properties({"title": "补数表", "comments": f"{standard}，判定日期 {on}"})
    looks = Looks(book)
    fill_sheet.write_fill_sheet(book.add_worksheet(fill_sheet.NAME), firms, columns, looks)
    notes_sheet.write_notes_sheet(
        book.add_worksheet(notes_sheet.NAME), columns, looks, standard=standard, on=on
    )
    book.close()
