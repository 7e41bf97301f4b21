"""Whose row it is: code, name and year of a row, rows that are nobody's, and rows that repeat another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tidu.engine.schema.facts import FactDefinition, FactType, Period
from tidu.engine.uscc import LENGTH
from tidu.tables.imports.keeping import clean, kept_reader
from tidu.tables.imports.kinds import ROSTER
from tidu.tables.imports.master import LIMITS, YEAR, YEAR_COLUMN
from tidu.tables.imports.results import Fault
from tidu.tables.roster.cells.texts import is_placeholder, one_line, plain, shown
from tidu.tables.roster.codes import read_code
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.skipping import Skip, skip_of

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary
    from collections.abc import Sequence

    from tidu.tables.imports.kinds import Kind
    from tidu.tables.imports.mapping import Mapping
    from tidu.tables.imports.results import Kept
    from tidu.tables.roster.model import Cell

HOLLOW = "hollow"
"""A row without code and name that holds nothing but zeros and placeholders: formulas below the table."""
_ONE = Decimal(1)
# How the name of an example firm begins.
_OPENING = frozenset("【[(（ \t\u3000")
_NAME = FactDefinition(id="name", label="企业名称", type=FactType.text, period=Period.none, definition="")
_ZEROS = frozenset({"0", "0.0", "0.00", "0%", "0.00%", "FALSE", "否"})


class Who(NamedTuple):
    """Code and name of a row, its own year, and whether the 17th sign of the code is doubtful."""

    code: str = ""
    name: str = ""
    year: int | None = None
    doubtful: bool = False


class Identity:
    """Reads the columns of code, name and year, and remembers which rows were met."""

    def __init__(self, mapping: Mapping, kind: Kind) -> None:
        """Find the columns."""
        self._kind = kind
        self._code_at, self._code_heading = _place(mapping, "uscc")
        self._name_at, self._name_heading = _place(mapping, "name")
        self._year_at, self._year_heading = _place(mapping, YEAR_COLUMN)
        self._read_year = kept_reader(YEAR, _ONE)
        self._read_name = kept_reader(_NAME, _ONE, LIMITS["name"])
        self._seen: dict[tuple[str, ...], int] = {}

    def skip(self, cells: Sequence[Cell]) -> str | None:
        """Say why a row is nobody's; None when it is, or should be, somebody's."""
        code, name = _cell(cells, self._code_at), _cell(cells, self._name_at)
        if _looks_like_a_code(code) and not (isinstance(name, str) and name and name[0] in _OPENING):
            return None
        found = skip_of(cells, code, name, self._code_heading)
        if found is not None:
            return found
        if isinstance(name, str) and self._name_heading and one_line(name) == self._name_heading:
            return Skip.header
        if not _text(code) and not _text(name) and all(_hollow(cell) for cell in cells):
            return HOLLOW
        return None

    def read(self, cells: Sequence[Cell], faults: list[Fault]) -> Who:
        """Read who a row speaks of; what is wrong goes to ``faults``."""
        name = self._name(cells, faults)
        code, doubtful = self._code(cells, faults)
        if not code and not name and not faults:
            at, heading = (
                (self._code_at, self._code_heading)
                if self._code_at >= 0
                else (self._name_at, self._name_heading)
            )
            faults.append(Fault(at, heading, "既没有统一社会信用代码，也没有企业名称，请补填其中一项"))
        return Who(code, name, self._year(cells, faults), doubtful)

    def check_repeat(self, row: int, who: Who, record: Dictionary[str, Kept], faults: list[Fault]) -> None:
        """Refuse a row that repeats an earlier one: same code (and year); in ledgers same firm and number."""
        firm = who.code or (who.name if self._kind.id != ROSTER else "")
        if not firm:
            return
        number = str(record.get("number", ""))
        if self._kind.id != ROSTER and not number:
            return
        first = self._seen.setdefault((firm, str(who.year or ""), number), row)
        if first == row:
            return
        at, heading = (
            (self._code_at, self._code_heading) if self._code_at >= 0 else (self._name_at, self._name_heading)
        )
        if number:
            text = f"与第 {first} 行是同一企业的同一编号（{number}），本行未读入；请核对后只留一行"
        else:
            year = f"同一年度（{who.year}）的" if who.year else ""
            text = f"与第 {first} 行{year}统一社会信用代码重复（{firm}），本行未读入；请核对后只留一行"
        faults.append(Fault(at, heading, text))

    def _name(self, cells: Sequence[Cell], faults: list[Fault]) -> str:
        cell = _cell(cells, self._name_at)
        if cell is None or cell == "":
            return ""
        try:
            value = self._read_name(cell)
        except CellError as error:
            faults.append(Fault(self._name_at, self._name_heading, str(error)))
            return ""
        return value if isinstance(value, str) else ""

    def _code(self, cells: Sequence[Cell], faults: list[Fault]) -> tuple[str, bool]:
        cell = _cell(cells, self._code_at)
        if cell is None or (
            isinstance(cell, str) and not _looks_like_a_code(cell) and is_placeholder(plain(cell))
        ):
            return "", False
        try:
            found = read_code(cell)
        except CellError as error:
            faults.append(Fault(self._code_at, self._code_heading, clean(str(error))))
            return "", False
        return found.code, bool(found.warning)

    def _year(self, cells: Sequence[Cell], faults: list[Fault]) -> int | None:
        if self._year_at < 0:
            return None
        cell = _cell(cells, self._year_at)
        text = plain(shown(cell)).removesuffix("度").removesuffix("年")
        try:
            value = self._read_year(text) if text else None
        except CellError:
            value = None
        if isinstance(value, str) and value.isdecimal():
            return int(value)
        message = (
            f"年度应为四位数字，如 2025，实为“{shown(cell)}”，请补正"
            if text
            else "没有填年度，请补填，如 2025"
        )
        faults.append(Fault(self._year_at, self._year_heading, message))
        return None


def _place(mapping: Mapping, target: str) -> tuple[int, str]:
    column = mapping.column(target)
    return (-1, "") if column is None else (column.index, column.heading or f"{column.letters} 列")


def _looks_like_a_code(cell: Cell) -> bool:
    """Whether a cell can be neither a heading nor a sum nor a placeholder; most rows need no further look."""
    return isinstance(cell, str) and len(cell) == LENGTH and cell.isascii() and cell.isalnum()


def _cell(cells: Sequence[Cell], index: int) -> Cell:
    return cells[index] if index >= 0 else None


def _text(cell: Cell) -> str:
    text = plain(shown(cell))
    return "" if is_placeholder(text) else text


def _hollow(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return not cell
    return cell in (None, "", 0) or _text(cell) in ("", *_ZEROS)
