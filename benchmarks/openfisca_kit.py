"""Idioms of the OpenFisca rival: codes of three-valued tests on arrays and the variables beside facts."""

from functools import reduce
from typing import Final

import numpy as np

from benchmarks.facts import ON
from benchmarks.openfisca_system import Array, Firms, Period, rule
from benchmarks.rules import MANUAL, MET, UNKNOWN, WAN

NEVER: Final = 0
OPEN: Final = 1
DEFINED: Final = 2
"""States of a quotient: without value whatever is missing, open because of a missing fact, with a value."""


def three(met: Array, unknown: Array, otherwise: int = UNKNOWN) -> Array:
    """Met, else unknown (or `otherwise`), else unmet; in the integers that OpenFisca stores."""
    return np.where(met, np.int32(MET), unknown * np.int32(otherwise))


def known(firm: Firms, fact: str, period: Period) -> Array:
    """Whether a fact is known."""
    return firm(f"{fact} known", period)


def old(firm: Firms, period: Period, back: int = 0) -> Array:
    """Whether the firm existed in the year `back` years before the last full one."""
    return firm(f"old {back}", period)


def _old(back: int) -> None:
    start = np.datetime64(f"{ON.year - back}-01-01")

    def formula(firm: Firms, period: Period) -> Array:
        # An unknown day of establishment makes no year too early.
        return (firm("established_on", period) < start) | ~known(firm, "established_on", period)

    rule(f"old {back}", bool)(formula)


for _back in range(3):
    _old(_back)


def flag(firm: Firms, fact: str, period: Period, otherwise: int = UNKNOWN) -> Array:
    """Code of a yes/no fact."""
    return three(firm(fact, period), ~known(firm, fact, period), otherwise)


def at_least(firm: Firms, fact: str, period: Period, bound: float, *, yearly: bool = False) -> Array:
    """Code of `fact >= bound`; a yearly fact of a year before the establishment is unmet."""
    knows = known(firm, fact, period)
    plain = three((firm(fact, period) >= bound) & knows, ~knows)
    return plain * old(firm, period) if yearly else plain


def top(firm: Firms, rank: str, period: Period, last: int) -> Array:
    """Code of 1 ≤ rank ≤ last; 0 is no rank."""
    place = firm(rank, period)
    return three((place >= 1) & (place <= last), ~known(firm, rank, period))


def raised_at_least(firm: Firms, period: Period, years: int, amount: int) -> Array:
    """Code of "at least `amount` 万元 of equity in `years` years", those before the establishment none."""
    total: Array = 0
    unknown: Array = False
    for back in range(years):
        year = period.offset(-back)
        existed = old(firm, period, back)
        total = total + firm("equity_financing", year) * existed
        unknown = unknown | (existed & ~known(firm, "equity_financing", year))
    return three(total >= amount * WAN, unknown)


def quotient(firm: Firms, ratio: str, period: Period, bound: float, *, falling: bool = False) -> Array:
    """Code of a bound on a quotient."""
    value, state = firm(ratio, period), firm(f"{ratio} state", period)
    reached = value <= bound if falling else value >= bound
    return three(reached & (state == DEFINED), state == OPEN)


def lowest(*codes: Array) -> Array:
    """AND over codes."""
    return reduce(np.minimum, codes)


def highest(*codes: Array) -> Array:
    """OR over codes of which none is manual."""
    return reduce(np.maximum, codes)


def either(judged: Array, other: Array) -> Array:
    """OR of a code that may be manual and one that never is: an unknown beside it outweighs the manual."""
    return np.where((judged == MANUAL) & (other == UNKNOWN), other, np.maximum(judged, other))
