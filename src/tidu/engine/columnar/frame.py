"""The fact frame: one row a firm, one column a fact, named and typed as in ``facts.md``.

========== =================================================================================================
column     holds
========== =================================================================================================
numbers    ``revenue``, ``revenue[-1]`` …: Float64 (or whole numbers, or Decimal) in base units: yuan with at
           most two decimals, shares as fractions, at most twelve decimals; no Float32, which bends decimals
yes/no     Boolean
choices    String or Enum of the choices' ids
dates      Date
``x@s``    the fact ``x`` as standard ``s`` counts it from ledgers; it goes before ``x`` there and only there
========== =================================================================================================

Null is missing, NaN is taken for null, a column that is not there is null in every row. A title that is
missing was never held. Years count back from the date of evaluation, so one frame serves one date.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.inputs import ESTABLISHED, OVERRIDE
from tidu.engine.expressions.typed import Reading, Slot, slots_of
from tidu.engine.packs.size_classes import INDUSTRY
from tidu.engine.records.derive import derive
from tidu.engine.scalar.cells import Cell, year_of
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.facts import FactDefinition, FieldDefinition

Plain = float | bool | date | str | None


def frame_of(
    firms: Iterable[Facts], standards: Sequence[Standard], *, on: date, catalogue: Catalogue
) -> pl.DataFrame:
    """Build the frame of the facts that some standards read.

    Ledgers are counted by each standard's own rules. A count that rows leave open is missing here: the
    columnar executor may then say unknown where the scalar one, which knows the range, can decide.

    Args:
        firms: their facts, in the order of the rows.
        standards: those that are to be run.
        on: date of evaluation.
        catalogue: definitions of facts.
    """
    rows = list(firms)
    columns = columns_of(rows, slots_read(standards), on=on, catalogue=catalogue)
    return pl.DataFrame(columns + counted_columns(rows, standards, on=on, catalogue=catalogue))


def slots_read(standards: Iterable[Standard]) -> tuple[Slot, ...]:
    """Return every slot that some standards read, each once."""
    return tuple(dict.fromkeys(slot for standard in standards for slot in _slots(standard)))


def counted_columns(
    firms: Sequence[Facts], standards: Sequence[Standard], *, on: date, catalogue: Catalogue
) -> list[pl.Series]:
    """Return the columns of facts that each standard counts from ledgers by its own rules.

    Args:
        firms: their facts, in the order of the rows.
        standards: those that are to be run.
        on: date of evaluation.
        catalogue: definitions of facts.
    """
    return [column for standard in standards for column in _counted(standard, firms, on, catalogue)]


def columns_of(
    firms: Sequence[Facts], slots: Iterable[Slot], *, on: date, catalogue: Catalogue
) -> list[pl.Series]:
    """Return the columns that slots are read from, with those that say when a title or a year begins.

    Args:
        firms: their facts, in the order of the rows.
        slots: what is to be read.
        on: date of evaluation.
        catalogue: definitions of facts.
    """
    return [_column(slot, catalogue.fact(slot.fact), firms, on) for slot in plain_slots(slots, catalogue)]


def plain_slots(slots: Iterable[Slot], catalogue: Catalogue) -> tuple[Slot, ...]:
    """Return the columns that slots are read from, with those that say when a title or a year begins."""
    found: dict[Slot, None] = {}
    for slot in slots:
        found[Slot(slot.fact, slot.offset)] = None
        found.update(dict.fromkeys(Slot(other) for other in _beside(slot, catalogue)))
    return tuple(found)


def exceeds(frame: pl.DataFrame, limits: Mapping[str, float]) -> bool:
    """Whether any value lies beyond its column's limit; NaN lies beyond every limit, infinity included."""
    if not limits:
        return False
    found = frame.select((pl.col(name) > limit).any() for name, limit in limits.items())
    return any(found.row(0))


def without_nan(frame: pl.DataFrame, columns: Iterable[str]) -> pl.DataFrame:
    """Return the frame with NaN as null in the named columns of doubles."""
    real = [name for name in columns if frame.schema[name] == pl.Float64]
    return frame.with_columns(pl.col(real).fill_nan(None))


def dtype_of(definition: FactDefinition | FieldDefinition) -> pl.DataType:
    """Type of the column of a fact, or of a field of ledger rows."""
    if definition.type is FactType.bool_:
        return pl.Boolean()
    if definition.type is FactType.date:
        return pl.Date()
    if definition.type is FactType.choice:
        return pl.Enum([choice.id for choice in definition.choices])
    return pl.String() if definition.type.unit is None else pl.Float64()


def _slots(standard: Standard) -> Iterator[Slot]:
    for program in standard.programs.values():
        yield from program.slots
    if standard.sizes is not None:
        yield INDUSTRY
        for row in standard.sizes.industries:
            for test in (row.large, row.medium, row.small):
                yield from slots_of(test)


def _beside(slot: Slot, catalogue: Catalogue) -> Iterator[str]:
    definition = catalogue.fact(slot.fact)
    if definition.period.by_year and ESTABLISHED in catalogue.facts:
        yield ESTABLISHED
    if definition.years_since is not None:
        yield definition.years_since
    since = slot.fact.removesuffix("_until") + "_from"
    if slot.reading is Reading.valid and since in catalogue.facts:
        yield since


def _column(slot: Slot, definition: FactDefinition, rows: Sequence[Facts], on: date) -> pl.Series:
    year = year_of(slot, definition, on)
    values = [_plain(facts.get(slot.fact, year)) for facts in rows]
    return pl.Series(slot.key, values, dtype=dtype_of(definition))


def _plain(value: object) -> Plain:
    """A value as a column holds it; a count that is open between two numbers is missing."""
    if isinstance(value, Decimal | Fraction):
        return float(value)
    return value if isinstance(value, bool | date | str) else None


def _counted(
    standard: Standard, rows: Sequence[Facts], on: date, catalogue: Catalogue
) -> Iterator[pl.Series]:
    """Columns of the facts that the standard counts from ledgers, where any firm has such a ledger."""
    program = next(iter(standard.programs.values()), None)
    for rule in program.derivations if program is not None else ():
        if not any(rule.spec.of in facts.records for facts in rows):
            continue
        slot = Slot(rule.spec.fact, rule.spec.offset or 0)
        definition = catalogue.fact(slot.fact)
        year = year_of(slot, definition, on)
        values: list[Cell | object] = []
        for facts in rows:
            counted = derive(rule, facts, on=on, catalogue=catalogue)
            by_ledger = counted is not None and counted.report.used == "ledger"
            values.append(counted.cell if counted and by_ledger else facts.get(slot.fact, year))
        name = OVERRIDE.format(key=slot.key, standard=standard.id)
        yield pl.Series(name, [_plain(value) for value in values], dtype=dtype_of(definition))
