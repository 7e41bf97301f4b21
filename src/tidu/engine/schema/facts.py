"""Shape of ``facts.yaml``: the catalogue of facts and the ledgers (records) they are counted from."""

from __future__ import annotations

from enum import StrEnum

from tidu.engine.schema.common import PackStruct
from tidu.engine.units import Unit


class FactType(StrEnum):
    """Type of a fact's value."""

    money = "money"
    share = "share"
    count = "count"  # type: ignore[assignment] # hides str.count, which nobody calls here
    years = "years"
    rank = "rank"
    points = "points"
    bool_ = "bool"
    date = "date"
    text = "text"
    choice = "choice"
    code = "code"
    level = "level"

    @property
    def unit(self) -> Unit | None:
        """Unit of a numeric type; ``level`` is a small whole number; None for the others."""
        if self is FactType.level:
            return Unit.number
        return Unit(self.value) if self.value in Unit.__members__ else None


class Period(StrEnum):
    """What time a fact speaks of."""

    year = "year"
    year_end = "year_end"
    window = "window"
    as_of = "as_of"
    none = "none"

    @property
    def by_year(self) -> bool:
        """Whether values are kept one a calendar year."""
        return self in (Period.year, Period.year_end)


class Choice(PackStruct, frozen=True):
    """One permitted value of a ``choice`` fact."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


class FactDefinition(PackStruct, frozen=True):
    """One fact: its id, Chinese label, unit, period and meaning.

    ``minimum`` and ``maximum`` bound the values that exist at all; the engine uses them to see whether a
    missing value can still change a verdict. ``year_anchor`` is the year of offset 0 counted from the date's
    year (-1: the last full year). ``years_since`` names a date from which missing full years are counted.
    """

    id: str
    label: str
    type: FactType
    period: Period
    definition: str
    aliases: tuple[str, ...] = ()
    unit_label: str = ""
    year_anchor: int = -1
    years_since: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    attested: bool = False
    open_as_judgement: bool = False
    choices: tuple[Choice, ...] = ()
    evidence: str = ""

    @property
    def is_judgement(self) -> bool:
        """Whether an empty value is an open human judgement instead of missing data."""
        return self.attested or self.open_as_judgement


class FieldDefinition(PackStruct, frozen=True):
    """One field of a ledger row."""

    id: str
    label: str
    type: FactType
    choices: tuple[Choice, ...] = ()
    definition: str = ""
    aliases: tuple[str, ...] = ()


class RecordDefinition(PackStruct, frozen=True):
    """A ledger: IP, equity rounds, awards, certificates, institutions, titles, designations."""

    id: str
    label: str
    fields: tuple[FieldDefinition, ...]
    definition: str = ""


class FactsFile(PackStruct, frozen=True):
    """``facts.yaml``."""

    facts: tuple[FactDefinition, ...]
    records: tuple[RecordDefinition, ...] = ()
