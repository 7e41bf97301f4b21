"""Roll figures of districts up to the city: counts add, shares and means are of sums, and missing stays missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Part:
    """A district's figure, in base units: between ``low`` and ``high``; None is not known on that side."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, value: Fraction | None) -> Part:
        """Return a part with one figure, or with none at all."""
        return cls(value, value)


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The city's figure; ``missing`` are places of parts without a figure, ``known`` the sum of the others.

    ``low`` and ``high`` are None while a part leaves that side open: a missing part is not 0.
    """

    low: Fraction | None
    high: Fraction | None
    known: Fraction
    missing: tuple[int, ...]

    @property
    def value(self) -> Fraction | None:
        """The figure, once every part has one."""
        return self.low if self.low == self.high else None


def roll_up(parts: Sequence[Part]) -> RolledUp:
    """Add up counts or sums."""
    lows = [part.low for part in parts]
    highs = [part.high for part in parts]
    return RolledUp(
        low=_sum(lows),
        high=_sum(highs),
        known=sum((low for low in lows if low is not None), Fraction(0)),
        missing=tuple(place for place, part in enumerate(parts) if part.low is None and part.high is None),
    )


def roll_up_ratio(parts: Sequence[tuple[Fraction | None, Fraction | None]]) -> Fraction | None:
    """Return a share or mean of the whole from the parts' numerators and denominators.

    Averaging the parts' own shares would weigh a district of 3 firms like one of 300.

    Returns:
        None while a part is missing, or where all denominators are 0.
    """
    above = _sum([numerator for numerator, _ in parts])
    below = _sum([denominator for _, denominator in parts])
    return above / below if above is not None and below else None


def _sum(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if len(known) == len(values) else None
