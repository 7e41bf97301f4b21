"""Points of indicators in compiled form: every kind of indicator is one of these four."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.expressions.remembered import remembered
from tidu.engine.expressions.typed import Boolean, Slot, slots_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric


class Step(Struct, frozen=True):
    """Points earned when a test holds."""

    points: Fraction
    test: Boolean


class Best(Struct, frozen=True):
    """The most points among the steps that hold, else ``otherwise``; steps run from most points to fewest.

    ``value`` is the number the steps look at, where there is one, for people to read.
    """

    steps: tuple[Step, ...]
    otherwise: Fraction
    value: Numeric | None = None


class AddUp(Struct, frozen=True):
    """``points`` for each test that holds, at most ``cap``."""

    points: Fraction
    cap: Fraction
    tests: tuple[Boolean, ...]


class Greatest(Struct, frozen=True):
    """The best of several ways to earn points."""

    ways: tuple[Points, ...]


class GivenPoints(Struct, frozen=True):
    """Points handed in as a fact; missing, they lie between 0 and ``maximum``."""

    slot: Slot
    maximum: Fraction


class Regional(Struct, frozen=True):
    """Points by the firm's jurisdiction: the first entry whose prefix or name fits, else ``otherwise``."""

    slot: Slot
    entries: tuple[tuple[tuple[str, ...], Points], ...]
    otherwise: Points


Points = Best | AddUp | Greatest | GivenPoints | Regional


@remembered
def slots_of_points(points: Points) -> tuple[Slot, ...]:
    """Return the slots that points depend on, each once."""
    found: dict[Slot, None] = {}
    match points:
        case Best(steps, _, _):
            for step in steps:
                found.update(dict.fromkeys(slots_of(step.test)))
        case AddUp(_, _, tests):
            for test in tests:
                found.update(dict.fromkeys(slots_of(test)))
        case Greatest(ways):
            for way in ways:
                found.update(dict.fromkeys(slots_of_points(way)))
        case GivenPoints(slot, _):
            found[slot] = None
        case Regional(slot, entries, otherwise):
            found[slot] = None
            for _, entry in entries:
                found.update(dict.fromkeys(slots_of_points(entry)))
            found.update(dict.fromkeys(slots_of_points(otherwise)))
    return tuple(found)
