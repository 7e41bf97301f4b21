"""Shapes of ``levels.yaml``, ``applicability.yaml`` and provincial overlays."""

from __future__ import annotations

from datetime import date

from tidu.engine.schema.common import CaseName, PackStruct, Source


class Recogniser(PackStruct, frozen=True):
    """Who recognises a level: rank of authority and its Chinese name."""

    rank: str
    label: str


class Renewal(PackStruct, frozen=True):
    """How a title is kept: years added and what happens meanwhile (national-criteria §7)."""

    years: int | None = None
    text: str = ""


class Level(PackStruct, frozen=True):
    """One level of the gradient: a node in a graph, not a rung of a ladder (design §4).

    ``title`` is the word used in expressions (``valid(srdi)``); ``until_fact`` and ``from_fact`` hold the
    validity of the title. A composite level has no title of its own: any of its members serves.
    """

    id: str
    label: str
    rank: int
    source: Source
    title: str = ""
    until_fact: str | None = None
    from_fact: str | None = None
    recogniser: Recogniser | None = None
    term_years: int | None = None
    renewal: Renewal | None = None
    prerequisites: tuple[str, ...] = ()
    composite: tuple[str, ...] = ()
    standard_entered: bool = True
    update_due: str = ""
    notes: tuple[str, ...] = ()


class LevelsFile(PackStruct, frozen=True):
    """``levels.yaml``."""

    levels: tuple[Level, ...]


class ApplicabilityRow(PackStruct, frozen=True, rename={"from_": "from"}):
    """Which standard judges a level and case between two dates (both inclusive) in some jurisdictions.

    ``jurisdictions`` are prefixes of GB/T 2260 codes; empty means everywhere. The key ``from`` is a Python
    keyword, so the attribute has an underscore.
    """

    level: str
    case: tuple[CaseName, ...]
    from_: date
    standard: str
    source: Source
    to: date | None = None
    jurisdictions: tuple[str, ...] = ()
    batch_year: int | None = None
    note: str = ""


class ApplicabilityFile(PackStruct, frozen=True):
    """``applicability.yaml``."""

    rows: tuple[ApplicabilityRow, ...]
