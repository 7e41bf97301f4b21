"""The plan by which every row is read, made once from the header."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactType
from tidu.tables.roster.cells import CellReader, cell_reader
from tidu.tables.roster.columns.letters import letters
from tidu.tables.roster.columns.units import UnitChoice, Watched, choose_unit, wary_of_fractions
from tidu.tables.roster.model import ColumnUse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from tidu.tables.roster.formats.sheet import Sheet
    from tidu.tables.roster.header import Header
    from tidu.tables.roster.headings import Heading
    from tidu.tables.roster.model import Cell

Key = tuple[str, int | None]
_LAST_YEAR = 9999
# Looking for near names costs a millisecond each; a table with more strange columns is not a roster's.
_ADVISED = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read.

    Args:
        index: place in a row of cells, from 0.
        key: fact id and calendar year, as `Facts` keeps it.
        text: heading as the table has it.
        heading: what it says.
        unit: unit the cells are in.
        read: reader of its cells.
    """

    index: int
    key: Key
    text: str
    heading: Heading
    unit: UnitChoice
    read: CellReader

    def use(self, first_column: int) -> ColumnUse:
        """Return how this column was read, for people."""
        fact, unit = self.heading.fact, self.unit.label
        shown = unit if fact.type.unit is not None else ""
        return ColumnUse(
            letters(first_column + self.index), self.text, fact.id, fact.label, self.key[1], shown
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """All columns of a table: those read, and those left out with the reason they share.

    ``unread`` holds (heading, nearest label or empty); ``repeated`` and ``misfits`` hold headings of columns
    that carry a fact-year again, or a unit that does not fit.
    """

    columns: tuple[Column, ...]
    unread: tuple[tuple[str, str], ...] = ()
    repeated: tuple[tuple[str, str], ...] = ()
    misfits: tuple[tuple[str, str], ...] = ()
    by_fact: Mapping[str, Column] = field(default_factory=dict)

    def column(self, fact: str) -> Column | None:
        """Return the (first) column of a fact, or None."""
        return self.by_fact.get(fact)


def plan_columns(header: Header, sheet: Sheet, on: date, near: Callable[[str], str]) -> Plan:
    """Decide how each column is read.

    Args:
        header: the header found.
        sheet: the sheet, looked into only for shares whose heading has no unit.
        on: date that years without a number count from.
        near: names the fact a heading that was not understood comes nearest to, or nothing.
    """
    found = [(index, heading) for index, heading in enumerate(header.headings) if heading is not None]
    units = {heading.fact.id: heading.unit for _, heading in found if heading.unit}
    samples = _samples(sheet, header, [index for index, heading in found if _needs_samples(heading)])
    columns: dict[Key, Column] = {}
    repeated, misfits = [], []
    for index, heading in sorted(found, key=_latest_first):
        text, fact = header.texts[index], heading.fact
        unit = choose_unit(heading, units.get(fact.id, ""), header.unit, samples.get(index, ()))
        key = (fact.id, (heading.year or on.year + fact.year_anchor) if fact.period.by_year else None)
        if unit is None:
            misfits.append((text, heading.unit))
        elif key in columns:
            repeated.append((text, columns[key].text))
        else:
            columns[key] = Column(index, key, text, heading, unit, _reader(heading, unit))
    ordered = sorted(columns.values(), key=lambda column: column.index)
    unread = [
        text for text, heading in zip(header.texts, header.headings, strict=True) if text and not heading
    ]
    return Plan(
        tuple(ordered),
        tuple((text, near(text) if place < _ADVISED else "") for place, text in enumerate(unread)),
        tuple(repeated),
        tuple(misfits),
        {column.key[0]: column for column in reversed(ordered)},
    )


def _latest_first(entry: tuple[int, Heading]) -> tuple[int, int]:
    """Order columns: of a fact that is not kept by year, the latest year written over it wins."""
    index, heading = entry
    return (0 if heading.fact.period.by_year else -(heading.year or _LAST_YEAR), index)


def _needs_samples(heading: Heading) -> bool:
    return heading.fact.type is FactType.share and not heading.unit and not heading.by_id


def _samples(sheet: Sheet, header: Header, indices: Sequence[int]) -> dict[int, list[Cell]]:
    """Collect the cells of a few columns; costs a pass over the sheet, so only where needed."""
    cells: dict[int, list[Cell]] = {index: [] for index in indices}
    if indices:
        for number, row in enumerate(sheet.rows()):
            if number > header.last:
                for index in indices:
                    if index < len(row):
                        cells[index].append(row[index])
    return cells


def _reader(heading: Heading, unit: UnitChoice) -> CellReader:
    read = cell_reader(heading.fact, unit.factor)
    kind = heading.fact.type
    if kind is FactType.share and unit.origin == "assumed" and unit.label == "%":
        return wary_of_fractions(read)
    doubtful_money = kind is FactType.money and unit.origin == "assumed"
    doubtful_share = kind is FactType.share and unit.label == "%"
    return Watched(read) if doubtful_money or doubtful_share else read


def headings_of(columns: Iterable[Column]) -> str:
    """Join the headings of some columns, for notes."""
    return "、".join(f"“{column.text}”" for column in columns)
