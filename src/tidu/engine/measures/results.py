"""What a measure over a pool of firms comes to, and the firms behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.expressions.typed import Over
    from tidu.engine.scalar.intervals import Interval
    from tidu.engine.units import Unit


@dataclass(frozen=True, slots=True)
class Aggregated:
    """One aggregate of a measure with its firms, by their place in the pool from 0.

    ``members`` surely count; ``holding`` are those of them for which the asked condition surely holds (of a
    share; empty otherwise). ``unknown`` may count or not, or have a value that is not known. ``undefined``
    would count but have no value (a denominator of zero, a year before establishment) and are left out.
    """

    node: Over
    interval: Interval
    members: tuple[int, ...]
    holding: tuple[int, ...]
    unknown: tuple[int, ...]
    undefined: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """The outcome of a measure on a date.

    ``value`` is exact, in base units (yuan, fractions), and None while it is open or undefined; it then lies
    between ``low`` and ``high`` (None: without bound). ``is_undefined``: no value exists, e.g. the mean of no
    firms. ``counted`` is the number of firms that surely count in some aggregate; ``unknown`` and
    ``undefined`` are places of firms in the pool (see `Aggregated`); ``missing`` are the facts that widen the
    interval, ``open_judgements`` the attested ones among them; ``text`` is Chinese.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: Unit
    counted: int
    unknown: tuple[int, ...]
    undefined: tuple[int, ...]
    missing: tuple[str, ...]
    open_judgements: tuple[str, ...]
    is_undefined: bool
    text: str
    aggregates: tuple[Aggregated, ...]
