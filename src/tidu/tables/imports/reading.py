"""Reading a file by a confirmed mapping, row after row: nothing but the row at hand is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tidu.tables.imports.identity import Identity
from tidu.tables.imports.keeping import kept_reader
from tidu.tables.imports.kinds import ROSTER, Kind
from tidu.tables.imports.master import LIMITS, YEAR_COLUMN
from tidu.tables.imports.results import Fault, Kept, ReadRow
from tidu.tables.imports.rows import Entry, Group, Seen
from tidu.tables.imports.units import factor
from tidu.tables.roster.cells.texts import shown
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats import open_sheets
from tidu.tables.roster.model import Note
from tidu.tables.roster.skipping import Skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as Dictionary

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.levels import Level
    from tidu.tables.imports.mapping import ColumnMapping, Mapping
    from tidu.tables.roster.cells import Oddity
    from tidu.tables.roster.formats.sheet import Sheet
    from tidu.tables.roster.model import Cell

_TEXT_LIMIT = 200


def open_reading(
    data: bytes, mapping: Mapping, *, name: str, catalogue: Catalogue, levels: Dictionary[str, Level]
) -> Reading:
    """Open a file for reading by a mapping.

    Args:
        data: the file.
        mapping: what a person confirmed.
        name: name of the file, for messages.
        catalogue: facts and ledgers.
        levels: levels of the packs.

    Raises:
        RosterError: the mapping has problems, or the file is not the one it was made for.
    """
    if problems := mapping.problems(catalogue, levels):
        raise RosterError("；".join(problems))
    sheets = [sheet for sheet in open_sheets(data, name) if sheet.name == mapping.sheet]
    if not sheets:
        raise RosterError(f"“{name}”里没有名为“{mapping.sheet}”的工作表，请重新选择")
    return Reading(sheets[0], mapping, Kind(mapping.kind, catalogue, levels))


class Reading:
    """A file being read. ``rows`` may be called once; ``notes`` tell more after the last row."""

    def __init__(self, sheet: Sheet, mapping: Mapping, kind: Kind) -> None:
        """Make the plan by which every row is read."""
        self._sheet = sheet
        self._mapping = mapping
        self._kind = kind
        self._width = max((column.index for column in mapping.columns), default=0) + 1
        self._headings = [""] * self._width
        for column in mapping.columns:
            self._headings[column.index] = column.heading
        self._identity = Identity(mapping, kind)
        self._master, self._record, self._years = self._groups()
        self._odd: dict[tuple[str, Oddity], Seen] = {}
        self._skipped: dict[str, Seen] = {}
        self._doubtful = Seen()

    @property
    def total(self) -> int:
        """Rows below the header."""
        return max(self._sheet.height - self._mapping.last - 1, 0)

    @property
    def headings(self) -> tuple[str, ...]:
        """Headings of all columns; `ReadRow.cells` and `Fault.column` count by them."""
        return tuple(self._headings)

    def rows(self) -> Iterator[ReadRow]:
        """Read every row below the header that is, or should be, one of the table's."""
        first = self._mapping.last + 1
        for number, cells in enumerate(self._sheet.rows()):
            if number >= first and (read := self._row(number + 1, cells)) is not None:
                yield read

    def cells_of(self, rows: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Return some rows (from 1) as text, in one pass: for rows that were refused for other reasons."""
        wanted = set(rows)
        found = {}
        for number, cells in enumerate(self._sheet.rows() if wanted else ()):
            if number + 1 in wanted:
                texts = [shown(cell) for cell in cells[: self._width]]
                found[number + 1] = (*texts, *[""] * (self._width - len(texts)))
        return found

    def notes(self) -> list[Note]:
        """Tell what was skipped and what was odd in the rows read so far."""
        notes = [
            Note(f"skipped-{skip}", f"{_SKIPPED[skip]}，已跳过：{seen}", rows=tuple(seen.rows))
            for skip, seen in self._skipped.items()
        ]
        for (text, oddity), seen in self._odd.items():
            message = f"“{text}”有 {seen.count} 个单元格{oddity.label}：{seen}"
            notes.append(Note(oddity.value, message, rows=tuple(seen.rows)))
        if self._doubtful.count:
            what = "统一社会信用代码第17位（组织机构代码校验位）不符，第18位无误，已照常读入，请核对"
            notes.append(Note("uscc-17", f"{what}：{self._doubtful}", warning=True))
        return notes

    def _groups(self) -> tuple[Group, Group, list[tuple[int | None, Group]]]:
        """Sort the columns by where their values belong; the year None is the one of the row's own column."""
        master, record = [], []
        years: dict[int | None, list[Entry]] = defaultdict(list)
        for column in self._mapping.columns:
            if not column.target or column.target in ("uscc", "name", YEAR_COLUMN):
                continue
            entry = self._entry(column)
            if self._kind.id != ROSTER:
                record.append(entry)
            elif self._kind.is_master(column.target):
                master.append(entry)
            else:
                years[column.year if self._kind.by_year(column.target) else 0].append(entry)
        return Group(master), Group(record), [(year, Group(entries)) for year, entries in years.items()]

    def _entry(self, column: ColumnMapping) -> Entry:
        definition = self._kind.targets.fact(column.target)
        limit = LIMITS.get(column.target, _TEXT_LIMIT)
        by = factor(definition, column.unit)
        assert by is not None  # noqa: S101 - `Mapping.problems` saw to it
        return Entry(
            column.index,
            self._kind.field(column.target),
            column.heading or f"{column.letters} 列",
            kept_reader(definition, by, limit),
        )

    def _row(self, row: int, cells: Sequence[Cell]) -> ReadRow | None:
        if len(cells) < self._width:
            cells = [*cells, *([None] * (self._width - len(cells)))]
        skip = self._identity.skip(cells)
        if skip is not None:
            if skip != Skip.blank:
                self._skipped.setdefault(skip, Seen()).add(row)
            return None
        faults: list[Fault] = []
        who = self._identity.read(cells, faults)
        if who.doubtful:
            self._doubtful.add(row)
        read = ReadRow(row, who.code, who.name)
        read.master = self._master.read(row, cells, faults, self._odd)
        read.record = self._record.read(row, cells, faults, self._odd)
        for year, group in self._years:
            values = group.read(row, cells, faults, self._odd)
            when = who.year if year is None else year
            if values and when is not None:
                read.values.setdefault(when, {}).update(values)
        if self._kind.id != ROSTER:
            self._check_record(read.record, faults)
        self._identity.check_repeat(row, who, read.record, faults)
        if faults or not who.code:
            read.faults = tuple(sorted(faults, key=lambda fault: fault.column))
            read.cells = tuple(shown(cell) for cell in cells[: self._width])
        return read

    def _check_record(self, record: dict[str, Kept], faults: list[Fault]) -> None:
        """Refuse a ledger's row that lacks what makes it one; a cell that is wrong is told already."""
        told = {fault.column for fault in faults}
        for target in self._kind.required:
            column = self._mapping.column(target)
            if column is None or column.index in told or self._kind.field(target) in record:
                continue
            label = self._kind.targets.fact(target).label
            faults.append(Fault(column.index, column.heading, f"没有填{label}，请补填"))
        if not record and not faults:
            faults.append(Fault(-1, "", "除企业外没有内容，请补填或删去这一行"))


_SKIPPED = {
    "example": "示例行",
    "header": "重复出现的标题行",
    "total": "没有信用代码的合计行",
    "remark": "没有信用代码的表尾说明",
    "hollow": "没有代码和名称、只有 0 或占位符的行",
}
