"""Reading the rows below the header: firms, rejected cells, and what was odd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.facts import Facts
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.cells.texts import is_placeholder, plain, shown
from tidu.tables.roster.codes import MISSING, SeenCodes, read_code
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.model import Firm, Note, Rejected
from tidu.tables.roster.skipping import Skip, skip_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.engine.catalogue import Value
    from tidu.tables.roster.columns import Plan
    from tidu.tables.roster.formats.sheet import Sheet
    from tidu.tables.roster.header import Header
    from tidu.tables.roster.model import Cell, Progress

_PROGRESS_EVERY = 1_000
# How many row numbers a note lists.
_LISTED = 10


class RowReader:
    """Reads row after row by one plan and keeps what it finds."""

    def __init__(self, sheet: Sheet, header: Header, plan: Plan) -> None:
        """Prepare for one sheet; its header must have a column of codes."""
        self.firms: list[Firm] = []
        self.rejected: list[Rejected] = []
        self._sheet = sheet
        self._header = header
        self._code_at, self._name_at = (_index(plan, fact) for fact in ("uscc", "name"))
        self._readers = [
            (column.index, column.key, column.read, column.text)
            for column in plan.columns
            if column.index not in (self._code_at, self._name_at)
        ]
        self._seen = SeenCodes()
        self._doubtful_codes: list[int] = []
        self._skipped: dict[Skip, list[int]] = {}
        self._odd: dict[tuple[str, Oddity], list[int]] = {}

    def read_all(self, progress: Progress | None) -> None:
        """Read every row below the header."""
        total = max(self._sheet.height - self._header.last - 1, 0)
        for number, cells in enumerate(self._sheet.rows()):
            done = number - self._header.last
            if done > 0:
                self._read_row(number + 1, cells)
                if progress is not None and (done % _PROGRESS_EVERY == 0 or done == total):
                    progress(done, total)

    def notes(self) -> Iterator[Note]:
        """Tell what was skipped and what was odd."""
        for skip, rows in self._skipped.items():
            yield Note(f"skipped-{skip}", f"{skip.label}，已跳过：{_numbers(rows)}", rows=tuple(rows))
        for (text, oddity), rows in self._odd.items():
            message = f"“{text}”有 {len(rows)} 个单元格{oddity.label}：{_numbers(rows)}"
            yield Note(oddity.value, message, warning=oddity is Oddity.bare_share, rows=tuple(rows))
        if rows := self._doubtful_codes:
            what = "统一社会信用代码第17位（组织机构代码校验位）不符，第18位无误，已照常读入，请核对"
            message = f"{what}：{_numbers(rows)}"
            yield Note("uscc-17", message, warning=True, rows=tuple(rows))

    def _read_row(self, row: int, cells: Sequence[Cell]) -> None:
        """Read one row into a firm, or into what is wrong with it."""
        code_cell, name_cell = _cell(cells, self._code_at), _cell(cells, self._name_at)
        skip = skip_of(cells, code_cell, name_cell, self._header.texts[self._code_at])
        if skip is not None:
            if skip is not Skip.blank:
                self._skipped.setdefault(skip, []).append(row)
            return
        faults: list[tuple[str, str]] = []
        code = ""
        try:
            code = self._code(row, code_cell)
        except CellError as error:
            faults.append((self._header.texts[self._code_at], str(error)))
        values = self._values(row, cells, faults)
        if faults:
            texts = tuple(shown(_cell(cells, index)) for index in range(len(self._header.texts)))
            self.rejected += [Rejected(self._sheet.name, row, column, text, texts) for column, text in faults]
            return
        place = values.get(("jurisdiction", None)) or code[2:8]
        self.firms.append(Firm(row, self._sheet.name, code, shown(name_cell), str(place), Facts(values)))

    def _code(self, row: int, cell: Cell) -> str:
        """Read the code and remember it.

        Raises:
            CellError: it is missing, wrong or was met before.
        """
        if cell is None or (isinstance(cell, str) and is_placeholder(plain(cell))):
            raise CellError(MISSING)
        found = read_code(cell)
        self._seen.add(found.code, row)
        if found.warning:
            self._doubtful_codes.append(row)
        return found.code

    def _values(
        self, row: int, cells: Sequence[Cell], faults: list[tuple[str, str]]
    ) -> dict[tuple[str, int | None], Value]:
        """Read the facts of a row; what does not fit goes to ``faults``."""
        values: dict[tuple[str, int | None], Value] = {}
        width = len(cells)
        for index, key, read, text in self._readers:
            cell = cells[index] if index < width else None
            if cell is None or cell == "":
                continue
            try:
                value = read(cell)
            except CellError as error:
                faults.append((text, str(error)))
                continue
            if value.__class__ is Odd:
                self._odd.setdefault((text, value.oddity), []).append(row)
                value = value.value
            if value is not None:
                values[key] = value  # type: ignore[assignment]
        return values


def _index(plan: Plan, fact: str) -> int:
    column = plan.column(fact)
    return -1 if column is None else column.index


def _cell(cells: Sequence[Cell], index: int) -> Cell:
    return cells[index] if 0 <= index < len(cells) else None


def _numbers(rows: Sequence[int]) -> str:
    listed = "、".join(map(str, rows[:_LISTED]))
    return f"第 {listed} 行" + (f"等 {len(rows)} 行" if len(rows) > _LISTED else "")
