"""Reading a roster: from a file to firms with facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tidu.tables.roster.choosing import choose_sheet
from tidu.tables.roster.columns import plan_columns
from tidu.tables.roster.columns.notes import column_notes, doubts
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats import open_sheets
from tidu.tables.roster.headings import HeadingReader
from tidu.tables.roster.model import Roster
from tidu.tables.roster.rows import RowReader

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.tables.roster.model import Progress

MAX_BYTES = 300 * 2**20
"""Largest file that is read; a workbook of a million firms with 40 columns has about 200 MiB."""


def read_roster(
    source: Path | bytes,
    *,
    catalogue: Catalogue,
    on: date,
    name: str = "",
    sheet: str | None = None,
    progress: Progress | None = None,
) -> Roster:
    """Read a roster of firms.

    Args:
        source: path of a file, or its bytes: .xlsx, .xls, .csv (UTF-8, GB18030) or .parquet; the content
            decides, not the name.
        catalogue: facts that columns may name.
        on: date of the evaluation; years without a number count from it.
        name: name of the file for messages; needed with bytes, else the path's own.
        sheet: name of the sheet; without one, the sheet that fits best.
        progress: called now and then with rows done and rows in all.

    Returns:
        Firms whose rows are sound, and for every other row what is wrong and how to mend it.

    Raises:
        RosterError: the file as a whole cannot be used; says what to do.
    """
    name = name or (source.name if isinstance(source, Path) else "名单")
    reader = HeadingReader(catalogue, on)
    chosen, header, notes = choose_sheet(open_sheets(_load(source, name), name), sheet, reader, name)
    plan = plan_columns(header, chosen, on, reader.names.near)
    notes += column_notes(plan, catalogue, on)
    rows = RowReader(chosen, header, plan)
    rows.read_all(progress)
    if not rows.firms and not rows.rejected:
        raise RosterError(f"“{name}”第 {header.last + 1} 行是标题，下面没有企业；请从下一行起逐行填写后再试")
    return Roster(
        name=name,
        sheet=chosen.name,
        header_row=header.last + 1,
        firms=tuple(rows.firms),
        rejected=tuple(rows.rejected),
        notes=(*notes, *rows.notes(), *doubts(plan)),
        mapping=tuple(column.use(chosen.first_column) for column in plan.columns),
        headings=header.texts,
        unread=tuple(text for text, _ in (*plan.unread, *plan.repeated, *plan.misfits)),
    )


def _load(source: Path | bytes, name: str) -> bytes:
    """Return the bytes of a file that is not too large.

    Raises:
        RosterError: it is too large, or cannot be read.
    """
    if isinstance(source, bytes):
        _check_size(len(source), name)
        return source
    try:
        _check_size(source.stat().st_size, name)
        return source.read_bytes()
    except FileNotFoundError:
        raise RosterError(f"找不到文件“{source}”；请检查路径和文件名（含扩展名）") from None
    except IsADirectoryError:
        raise RosterError(f"“{source}”是文件夹；请指定其中的表格文件") from None
    except PermissionError:
        raise RosterError(f"没有权限读取“{name}”；请关闭正在打开它的程序，或换一个位置再试") from None
    except OSError as error:
        raise RosterError(f"读取“{name}”失败（{error.strerror}）；请把文件复制到本机再试") from None


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        sizes = f"{size / 2**20:.0f} MB，超过 {MAX_BYTES // 2**20} MB"
        raise RosterError(f"“{name}”有 {sizes}；请删去无关的列和工作表，或拆成几个文件")
