"""A rate seen in the past, as a range, and how many of n firms it lets expect: Jeffreys' method, no dice.

Seen ``k`` of ``t``, the rate is believed to be Beta(k + ½, t − k + ½). With p = sin²θ that density is
sin²ᵏθ · cos²⁽ᵗ⁻ᵏ⁾θ, smooth even at 0 of t: it is added up over a fixed grid of θ around its peak, so the same
figures always give the same range. Floats are good enough here: outcomes are whole firms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, ceil, cos, exp, expm1, floor, lgamma, log, log1p, pi, sin, sqrt

LEVEL = 0.9
"""Ranges hold nine times in ten: one in twenty lies below, one in twenty above."""

_GRID = 160
_REACH = 8  # standard deviations of θ on each side of the peak


@dataclass(frozen=True, slots=True)
class Rate:
    """``seen`` of ``tried``: a yearly rate (or one a renewal) between ``low`` and ``high``."""

    seen: int
    tried: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Count:
    """A number of firms between ``low`` and ``high``, both included."""

    low: int
    high: int

    def __add__(self, other: Count) -> Count:
        """Add ends to ends: wider than the sum's own range, never narrower."""
        return Count(self.low + other.low, self.high + other.high)


def rate_of(seen: int, tried: int) -> Rate:
    """Return the range of a rate of which ``seen`` of ``tried`` are known; 0 of t begins at 0, t of t ends at 1."""
    belief = _believed(seen, tried)
    tail = (1 - LEVEL) / 2
    low = 0.0 if seen == 0 else belief.rate_below(tail)
    high = 1.0 if seen == tried else belief.rate_below(1 - tail)
    return Rate(seen, tried, low, high)


def expected(seen: int, tried: int, firms: int, *, times: float = 1.0) -> Count:
    """Return how many of some firms will, when each has the seen chance once a year for some years.

    Args:
        seen: how many did.
        tried: of how many.
        firms: how many may now.
        times: years (or chances) each of them has, above 0.
    """
    if firms <= 0:
        return Count(0, 0)
    weights = [0.0] * (firms + 1)
    for chance, weight in _believed(seen, tried).rates():
        once = min(max(-expm1(times * log1p(-min(chance, 1 - 1e-12))), 1e-12), 1 - 1e-12)
        for number, mass in _binomial(firms, once):
            weights[number] += weight * mass
    return _range(weights)


@dataclass(frozen=True, slots=True)
class _Belief:
    """What is believed of a rate: weights (adding up to 1) of equal steps of the angle θ."""

    first: float
    step: float
    weights: tuple[float, ...]

    def rates(self) -> Iterator[tuple[float, float]]:
        """Yield the rate in the middle of each step, and its weight."""
        for place, weight in enumerate(self.weights):
            yield sin(self.first + (place + 0.5) * self.step) ** 2, weight

    def rate_below(self, share: float) -> float:
        """Return the rate below which a share of the belief lies."""
        place, reached = 0, 0.0
        while place < len(self.weights) - 1 and reached + self.weights[place] < share:
            reached += self.weights[place]
            place += 1
        within = min((share - reached) / self.weights[place], 1.0)
        return sin(self.first + (place + within) * self.step) ** 2


def _believed(seen: int, tried: int) -> _Belief:
    peak = asin(sqrt((seen + 0.25) / (tried + 0.5)))
    width = _REACH / (2 * sqrt(tried + 1))
    first, last = max(0.0, peak - width), min(pi / 2, peak + width)
    step = (last - first) / _GRID
    angles = [first + (place + 0.5) * step for place in range(_GRID)]
    logs = [2 * seen * log(sin(angle)) + 2 * (tried - seen) * log(cos(angle)) for angle in angles]
    highest = max(logs)
    weights = [exp(value - highest) for value in logs]
    total = sum(weights)
    return _Belief(first, step, tuple(weight / total for weight in weights))


def _binomial(firms: int, chance: float) -> list[tuple[int, float]]:
    """Return numbers and their chances, those beyond any doubt left out."""
    mean, spread = firms * chance, sqrt(firms * chance * (1 - chance))
    first = max(0, floor(mean - 9 * spread - 9))
    last = min(firms, ceil(mean + 9 * spread + 9))
    whole = lgamma(firms + 1)
    return [
        (
            number,
            exp(
                whole
                - lgamma(number + 1)
                - lgamma(firms - number + 1)
                + number * log(chance)
                + (firms - number) * log1p(-chance)
            ),
        )
        for number in range(first, last + 1)
    ]


def _range(weights: list[float]) -> Count:
    """Return the numbers within which all but one in twenty on each side fall."""
    tail = (1 - LEVEL) / 2 * sum(weights)
    low, high = 0, len(weights) - 1
    below = 0.0
    while low < high and below + weights[low] < tail:
        below += weights[low]
        low += 1
    above = 0.0
    while high > low and above + weights[high] < tail:
        above += weights[high]
        high -= 1
    return Count(low, high)
