"""The facts of one firm, with absolute years, ledgers and which ledgers are complete.

Missing is never zero: a fact that is not here is missing, a fact that is 0 or ``False`` is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidu.engine.errors import FactError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tidu.engine.catalogue import Catalogue, Value

Record = dict[str, "Value"]

_KEY = re.compile(r"([a-z0-9_]+)(?:\[(-?\d{1,4})\])?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one firm.

    ``values`` maps (fact id, year) to a value in base units (yuan, fractions); the year is None for facts
    that are not kept by year. ``records`` maps a ledger id to its rows. ``complete`` names the ledgers that
    are marked complete: for those a count derived from rows decides over a reported figure (design §8).
    """

    values: Mapping[tuple[str, int | None], Value] = field(default_factory=dict)
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    complete: frozenset[str] = frozenset()

    def get(self, fact: str, year: int | None = None) -> Value | None:
        """Return a value, or None when it is missing."""
        return self.values.get((fact, year))

    @classmethod
    def read(
        cls,
        raw: Mapping[str, object],
        *,
        catalogue: Catalogue,
        on: date,
        records: Mapping[str, Iterable[Mapping[str, object]]] | None = None,
        complete: Iterable[str] = (),
    ) -> Facts:
        """Read facts as people and programs write them.

        Args:
            raw: by fact key: ``revenue`` (year of offset 0 at ``on``), ``revenue[-1]``, or a mapping of
                absolute years ``{"revenue": {2025: …}}``. Values as `Catalogue.read` takes them.
            catalogue: facts and ledgers that exist.
            on: date that relative years count from.
            records: rows by ledger id.
            complete: ledgers marked complete.

        Raises:
            FactError: a value does not fit its fact.
            UnknownIdError: no pack defines the fact.
        """
        values: dict[tuple[str, int | None], Value] = {}
        for key, entry in raw.items():
            for fact, year, item in _entries(key, entry, catalogue, on):
                value = catalogue.read(fact, item)
                if value is not None:
                    values[fact, year] = value
        rows = {
            ledger: tuple(_read_rows(catalogue, ledger, items)) for ledger, items in (records or {}).items()
        }
        return cls(values, rows, frozenset(complete))


def _entries(key: str, entry: object, catalogue: Catalogue, on: date) -> list[tuple[str, int | None, object]]:
    """Take a key apart into fact, absolute year and raw value."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise FactError(key, "事实名应为小写英文，往年写作 revenue[-1]")
    definition = catalogue.fact(match[1])
    if not definition.period.by_year:
        if match[2]:
            raise FactError(key, f"{definition.label}不分年度，不能写 [{match[2]}]")
        return [(definition.id, None, entry)]
    if isinstance(entry, dict):
        return [(definition.id, _absolute_year(definition.id, year), item) for year, item in entry.items()]
    if int(match[2] or 0) > 0:
        raise FactError(key, f"往年写作 {match[1]}[-1]，不能写未来年度")
    return [(definition.id, on.year + definition.year_anchor + int(match[2] or 0), entry)]


def _absolute_year(fact: str, year: object) -> int:
    """Read a calendar year, also from JSON, where keys are text."""
    if isinstance(year, bool) or not re.fullmatch(r"(19|20|21)\d\d", str(year), re.ASCII):
        raise FactError(fact, f"年度应为四位数字，如 2025，实为 {year}")
    return int(str(year))


def _read_rows(catalogue: Catalogue, ledger: str, rows: Iterable[Mapping[str, object]]) -> Iterable[Record]:
    """Read ledger rows field by field."""
    from tidu.engine.records.reading import read_row  # noqa: PLC0415 - only firms with ledgers pay for it

    for row in rows:
        yield read_row(catalogue, ledger, row)
