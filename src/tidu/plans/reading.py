"""What a measure comes to over a pool: a figure, or a range that missing facts leave open, and the firms."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.measures import Measured
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of a target's measure, exact, in base units (yuan, fractions, pieces).

    ``low`` and ``high`` are None where that side is without bound. ``undefined``: no value exists (the mean
    of no firms); both are None then. ``members`` surely count, ``unknown`` may (places in the pool);
    ``missing`` are facts that widen the range, ``open_judgements`` the attested ones still open.
    """

    low: Fraction | None
    high: Fraction | None
    unit: Unit
    members: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    open_judgements: tuple[str, ...] = ()
    undefined: bool = False

    @property
    def value(self) -> Fraction | None:
        """The figure, once nothing is open."""
        return self.low if self.low == self.high else None

    @property
    def silent(self) -> bool:
        """Whether every firm is open: the range then says what could be, not what is."""
        return bool(self.unknown) and set(self.members) <= set(self.unknown)


def counted(members: Sequence[int], unknown: Sequence[int] = (), missing: tuple[str, ...] = ()) -> Reading:
    """Return a count of firms: those that surely count, up to those that may as well."""
    low = Fraction(len(members))
    return Reading(low, low + len(unknown), Unit.count, tuple(members), tuple(unknown), missing)


def of_measured(measured: Measured) -> Reading:
    """Return what the engine measured in the shape that every kind of measure has here."""
    members = sorted({index for part in measured.aggregates for index in (part.holding or part.members)})
    return Reading(
        low=measured.low,
        high=measured.high,
        unit=measured.unit,
        members=tuple(members),
        unknown=measured.unknown,
        missing=measured.missing,
        open_judgements=measured.open_judgements,
        undefined=measured.is_undefined,
    )
