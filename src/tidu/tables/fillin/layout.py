"""Which columns a fill-in workbook has: the facts that any of its firms lacks, as the roster reader names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.tables.template.layout import Column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine.catalogue import Catalogue

IDENTITY = ("uscc", "name")
"""Columns that are filled already."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A firm and the facts it lacks, as the engine names them: ``revenue``, ``revenue[-1]``."""

    uscc: str
    name: str
    keys: tuple[str, ...]


def columns_for(firms: Iterable[Lacking], catalogue: Catalogue, on: date) -> tuple[Column, ...]:
    """Return code, name, and a column for each fact and year that a firm lacks, in the order of the catalogue.

    Args:
        firms: the firms; code and name are given, so a key that names them asks for nothing.
        catalogue: facts that exist; a key that it does not know is left out.
        on: date of evaluation, which the years count from.
    """
    order = {fact: place for place, fact in enumerate(catalogue.facts)}
    keys = {key for firm in firms for key in firm.keys if _fact(key) in order and _fact(key) not in IDENTITY}
    wanted = [*IDENTITY, *sorted(keys, key=lambda key: (order[_fact(key)], -_offset(key)))]
    return tuple(_column(key, catalogue, on) for key in wanted)


def _column(key: str, catalogue: Catalogue, on: date) -> Column:
    fact = catalogue.facts[_fact(key)]
    year = on.year + fact.year_anchor + _offset(key) if fact.period.by_year else None
    return Column("", fact, year, key)


def _fact(key: str) -> str:
    return key.partition("[")[0]


def _offset(key: str) -> int:
    return int(key.partition("[")[2].rstrip("]") or 0)
