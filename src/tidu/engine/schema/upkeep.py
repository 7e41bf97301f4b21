"""Shape of ``upkeep.yaml``: what holders of a title owe between recognition and renewal, by rule version."""

from __future__ import annotations

from datetime import date

from tidu.engine.schema.common import PackStruct, Source


class YearlyUpdate(PackStruct, frozen=True):
    """The yearly update of a firm's information.

    ``due`` is month and day (``05-31``); ``facts`` must be there for the year before the one in which it is due;
    ``consequence`` says what follows when it is not done, ``bars_renewal`` whether renewal is refused then.
    """

    due: str
    facts: tuple[str, ...]
    consequence: str
    bars_renewal: bool
    source: Source


class ChangeDuty(PackStruct, frozen=True):
    """Within how many months a major change (name, merger, move …) is to be reported."""

    months: int
    source: Source


class Ground(PackStruct, frozen=True):
    """A ground on which a title is revoked."""

    id: str
    label: str


class Revocation(PackStruct, frozen=True):
    """Grounds of revocation; on each of them a firm may not apply for ``bar_years`` (none where null)."""

    grounds: tuple[Ground, ...]
    bar_years: int | None
    source: Source


class UpkeepRule(PackStruct, frozen=True, rename={"from_": "from"}):
    """What one rule version asks of the holders of some levels between two dates, both inclusive."""

    id: str
    label: str
    levels: tuple[str, ...]
    from_: date
    source: Source
    to: date | None = None
    update: YearlyUpdate | None = None
    change: ChangeDuty | None = None
    revocation: Revocation | None = None


class TrackedGroup(PackStruct, frozen=True):
    """Indicators that are followed from year to year, under one heading."""

    id: str
    label: str
    facts: tuple[str, ...]
    source: Source


class UpkeepFile(PackStruct, frozen=True):
    """``upkeep.yaml``."""

    rules: tuple[UpkeepRule, ...] = ()
    tracked: tuple[TrackedGroup, ...] = ()
