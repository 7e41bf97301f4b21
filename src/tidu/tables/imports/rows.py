"""Reading one row by the plan: values where they belong, faults with their cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidu.tables.imports.keeping import NOISE, SURE
from tidu.tables.imports.results import Fault, Kept
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.errors import CellError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.tables.imports.keeping import KeptReader
    from tidu.tables.roster.model import Cell

_LISTED = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A column as it is read: its place, the name its value is kept under, and its reader."""

    index: int
    key: str
    heading: str
    read: KeptReader


@dataclass(slots=True)
class Seen:
    """How often something was met, and the first rows it was met in."""

    count: int = 0
    rows: list[int] = field(default_factory=list)

    def add(self, row: int) -> None:
        """Count one more."""
        self.count += 1
        if len(self.rows) < _LISTED:
            self.rows.append(row)

    def __str__(self) -> str:
        """Say which rows, in Chinese."""
        listed = "、".join(map(str, self.rows))
        return f"第 {listed} 行" + (f"等 {self.count} 行" if self.count > _LISTED else "")


class Group:
    """Columns whose values are kept together: master data, the facts of a year, a ledger's row."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Keep the columns."""
        self.entries = tuple(entries)
        self._plan = [
            (
                entry.index,
                entry.key,
                entry.heading,
                entry.read,
                entry.read.scale,
                entry.read.floor,
                entry.read.known,
            )
            for entry in entries
        ]

    def read(
        self, row: int, cells: Sequence[Cell], faults: list[Fault], odd: dict[tuple[str, Oddity], Seen]
    ) -> dict[str, Kept]:
        """Read the group's cells of a row that is as wide as the table."""
        values: dict[str, Kept] = {}
        for index, key, heading, read, scale, floor, known in self._plan:
            cell = cells[index]
            kind = cell.__class__
            # Four million cells pass here: what `KeptReader` does with most of them, without calling it.
            if kind is float and scale:
                scaled: float = cell * scale  # type: ignore[operator,assignment] # a float
                if floor <= scaled < SURE and -NOISE < scaled - (yuan := round(scaled)) < NOISE:
                    values[key] = f"{yuan}.00"
                    continue
            elif (kind is float or kind is str) and (told := known.get(cell)) is not None:
                values[key] = told
                continue
            if cell is None or cell == "":
                continue
            try:
                value = read(cell)
            except CellError as error:
                faults.append(Fault(index, heading, str(error)))
                continue
            if value.__class__ is Odd:
                odd.setdefault((heading, value.oddity), Seen()).add(row)
                value = value.value  # type: ignore[assignment] # kept readers put kept values into it
            if value is not None:
                values[key] = value  # type: ignore[assignment]
        return values
