"""Shape of a score table: groups, indicators and their tiers."""

from __future__ import annotations

from tidu.engine.schema.common import Confirmation, PackStruct


class Tier(PackStruct, frozen=True, rename={"from_": "from"}):
    """Points for values between two bounds, both inclusive; an open side is left out."""

    points: float
    from_: str | None = None
    to: str | None = None


class Bands(PackStruct, frozen=True):
    """Points by where a value lies; tiers cover the whole line, boundaries go to the higher points."""

    value: str
    tiers: tuple[Tier, ...]


class Match(PackStruct, frozen=True):
    """Points when a test holds."""

    points: float
    when: str
    label: str = ""


class Matches(PackStruct, frozen=True):
    """The best tier whose test holds, else ``otherwise``."""

    tiers: tuple[Match, ...]
    otherwise: float = 0


class Item(PackStruct, frozen=True):
    """One item of an additive indicator."""

    label: str
    when: str


class Each(PackStruct, frozen=True):
    """``points`` for each item that holds, at most ``cap``."""

    points: float
    cap: float
    of: tuple[Item, ...]


class Steps(PackStruct, frozen=True):
    """``points`` for each full ``per`` of the value, at most ``cap``."""

    value: str
    per: str
    points: float
    cap: float


class Given(PackStruct, frozen=True):
    """Points handed in as a fact, between 0 and ``max``."""

    fact: str
    max: float


class Indicator(PackStruct, frozen=True):
    """One scored indicator: exactly one of the kind keys must be given."""

    id: str
    group: str
    label: str
    max: float
    clause: str
    confirmation: Confirmation
    bands: Bands | None = None
    better_of: tuple[Bands, ...] = ()
    matches: Matches | None = None
    each: Each | None = None
    steps: Steps | None = None
    given: Given | None = None
    advice: str = ""
    note: str = ""


class Group(PackStruct, frozen=True):
    """A group of indicators with its own total."""

    id: str
    label: str
    max: float
    clause: str
    confirmation: Confirmation


class ScoreTable(PackStruct, frozen=True):
    """Groups and indicators of a standard's score."""

    clause: str
    confirmation: Confirmation
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
