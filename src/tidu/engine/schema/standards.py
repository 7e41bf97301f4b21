"""Shape of a standard file: conditions, exemptions, bands, size classes and derivations."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from tidu.engine.schema.common import CaseName, Confirmation, Note, PackStruct, Source
from tidu.engine.schema.scores import ScoreTable


class HoldsScore(PackStruct, frozen=True):
    """A line that a total or group score must reach."""

    of: str
    at_least: str


class SizeIn(PackStruct, frozen=True, rename={"classes": "in"}):
    """Membership of a size class by a classification standard."""

    standard: str
    classes: tuple[Literal["large", "medium", "small", "micro"], ...]


class Part(PackStruct, frozen=True):
    """A condition or a part of one: exactly one of the kind keys must be given.

    Kind keys: ``test`` (a boolean expression), ``all_of``, ``any_of``, ``by_band``, ``holds`` (a valid title
    of a level), ``score``, ``size``. ``renewal_test`` replaces ``test`` on renewal; ``only`` makes the
    condition not applicable in the other case; ``move`` names the fact in which a gap is told.
    """

    id: str
    label: str
    clause: str | None = None
    confirmation: Confirmation | None = None
    test: str | None = None
    renewal_test: str | None = None
    move: str | None = None
    all_of: tuple[Part, ...] = ()
    any_of: tuple[Part, ...] = ()
    by_band: tuple[Part, ...] = ()
    holds: str | None = None
    score: HoldsScore | None = None
    size: SizeIn | None = None
    when: str | None = None
    exempt: tuple[Part, ...] = ()
    only: CaseName | None = None
    advice: str = ""
    note: str = ""


class KeepRule(PackStruct, frozen=True):
    """A ledger row counts only when this holds; else ``reason`` is shown."""

    when: str
    reason: str
    clause: str | None = None
    confirmation: Confirmation | None = None


class Derivation(PackStruct, frozen=True):
    """How a standard counts a fact from a ledger, as of the date."""

    fact: str
    of: str
    clause: str
    confirmation: Confirmation
    keep: tuple[KeepRule, ...]
    measure: Literal["count", "sum", "best_rank", "best_choice", "any"]
    amount: str | None = None
    offset: int | None = None
    note: str = ""


class SizeClass(PackStruct, frozen=True):
    """Thresholds of one industry (300号): tested large, medium, small; else micro."""

    industry: str
    label: str
    large: str
    medium: str
    small: str
    clause: str | None = None
    confirmation: Confirmation | None = None


class StandardFile(PackStruct, frozen=True):
    """One standard: recognition conditions, or size classes."""

    id: str
    version: int
    label: str
    source: Source
    level: str | None = None
    gate: str | None = None
    conditions: tuple[Part, ...] = ()
    score: ScoreTable | None = None
    derive: tuple[Derivation, ...] = ()
    classes: tuple[SizeClass, ...] = ()
    notes: tuple[Note, ...] = ()


class GateFile(PackStruct, frozen=True):
    """Conditions that come first in every standard that names the gate."""

    id: str
    version: int
    label: str
    source: Source
    conditions: tuple[Part, ...]
    notes: tuple[Note, ...] = ()


class Overlay(PackStruct, frozen=True):
    """A province's filling of an indicator that the national standard leaves to it.

    ``entered: false`` says that the province's own items are not in the packs: the points stay the range
    of the indicator unless the given fact is known.
    """

    id: str
    version: int
    label: str
    overlay_of: str
    jurisdictions: tuple[str, ...]
    indicator: str
    entered: bool
    source: Source
    names: tuple[str, ...] = ()
    note: str = ""


class CaseFile(PackStruct, frozen=True):
    """``cases/*.yaml``: worked examples of one standard, readable by an official."""

    standard: str
    cases: tuple[Case, ...]
    base: dict[str, FactInput] = {}
    on: date | None = None


FactInput = Any


class Expectation(PackStruct, frozen=True):
    """What a case expects; any subset may be given, lists are exact."""

    verdict: str | None = None
    conditions: dict[str, str] = {}
    missing: tuple[str, ...] | None = None
    open: tuple[str, ...] | None = None
    absent: tuple[str, ...] | None = None
    score: tuple[float, float] | None = None
    groups: dict[str, tuple[float, float]] = {}
    indicators: dict[str, tuple[float, float]] = {}
    gaps: dict[str, str] = {}
    derived: dict[str, float | str | bool | None] = {}
    size: str | None = None


class Case(PackStruct, frozen=True):
    """One worked example."""

    name: str
    expect: Expectation
    on: date | None = None
    case: CaseName = "new"
    facts: dict[str, FactInput] = {}
    records: dict[str, tuple[dict[str, FactInput], ...]] = {}
    complete: tuple[str, ...] = ()
