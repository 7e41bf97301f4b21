"""Read a firm's facts into cells: what each slot of a rule holds on a date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.expressions.typed import Reading, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.facts import Facts
    from tidu.engine.schema.facts import FactDefinition


class Undefined(Enum):
    """A figure that cannot exist, e.g. of a year before the firm was established. Known, not missing."""

    undefined = "undefined"


class Span(Struct, frozen=True):
    """A count that ledger rows leave open between two numbers."""

    low: Fraction
    high: Fraction


Cell = Fraction | bool | str | Span | Undefined | None
"""What a slot holds; None is missing."""


def year_of(slot: Slot, definition: FactDefinition, on: date) -> int | None:
    """Return the calendar year a slot reads, None for facts that are not kept by year."""
    return on.year + definition.year_anchor + slot.offset if definition.period.by_year else None


def read_cell(
    slot: Slot, facts: Facts, *, on: date, catalogue: Catalogue, derived: Mapping[tuple[str, int], Cell]
) -> Cell:
    """Read one slot.

    Args:
        slot: what to read.
        facts: the firm.
        on: date of evaluation.
        catalogue: definitions of facts.
        derived: counts from ledgers that decide over reported figures, by (fact, offset).
    """
    if slot.reading is Reading.valid:
        return _title_valid(slot.fact, facts, on)
    if (slot.fact, slot.offset) in derived:
        return derived[slot.fact, slot.offset]
    definition = catalogue.fact(slot.fact)
    year = year_of(slot, definition, on)
    if slot.reading in DATE_READINGS:
        return read_date(slot.reading, facts.get(slot.fact, year), on)
    if year is not None and _before_establishment(facts, year):
        return Fraction(0) if slot.reading is Reading.flow else Undefined.undefined
    value = facts.get(slot.fact, year)
    if value is None:
        return _counted_years(definition, facts, year)
    if isinstance(value, Decimal):
        return Fraction(value)
    return value.isoformat() if isinstance(value, date) else value


DATE_READINGS = frozenset({Reading.full_years, Reading.calendar_years, Reading.passed, Reading.ended})
"""Readings of date facts."""


def read_date(reading: Reading, day: object, on: date) -> Cell:
    """Read a date against the date of evaluation; None is missing, but what has no end has not ended."""
    if not isinstance(day, date):
        return False if reading is Reading.ended else None
    if reading is Reading.full_years:
        return Fraction(full_years(day, on))
    if reading is Reading.calendar_years:
        return Fraction(on.year - day.year)
    return day <= on if reading is Reading.passed else day < on


def full_years(since: date, until: date) -> int:
    """Return full years between two dates; the anniversary counts, 29 February falls on 1 March."""
    if until < since:
        return 0
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


def years_at_year_end(since: date, year: int) -> int:
    """Return full years from a date through 31 December, that day included (since 1 January: a full year)."""
    return full_years(since, date(year + 1, 1, 1))


def _counted_years(definition: FactDefinition, facts: Facts, year: int | None) -> Cell:
    if definition.years_since is None or year is None:
        return None
    since = facts.get(definition.years_since)
    return Fraction(years_at_year_end(since, year)) if isinstance(since, date) else None


def _before_establishment(facts: Facts, year: int) -> bool:
    established = facts.get("established_on")
    return isinstance(established, date) and year < established.year


def _title_valid(until_fact: str, facts: Facts, on: date) -> bool:
    until = facts.get(until_fact)
    if not isinstance(until, date) or on > until:
        return False
    since = facts.get(until_fact.removesuffix("_until") + "_from")
    return not isinstance(since, date) or since <= on
