"""Mean growth at its bounds, decided in whole fen, for the rivals that work on NumPy arrays."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

Numbers = Any
"""A NumPy array."""

STEPS: Final = 50
NEAR: Final = 1e-11
ASIDE: Final = 1e-6


def near_bound(sums: Numbers) -> Numbers:
    """Sums of two quotients so near to a whole 50th that doubles cannot decide."""
    with np.errstate(invalid="ignore"):
        steps = sums * STEPS
        return np.abs(steps - np.rint(steps)) < NEAR


def decide(sums: Numbers, money: Sequence[Numbers]) -> Numbers:
    """Set the sums near a bound aside where the exact value lies below it; missing last years count as 0.

    `money` is main revenue of the last year, the one before and the one before that, in yuan.
    """
    rows = np.flatnonzero(near_bound(sums))
    if not len(rows):
        return sums
    fen = [np.rint(np.nan_to_num(one[rows]) * 100).astype(np.int64).tolist() for one in money]
    bounds = np.rint(sums[rows] * STEPS)
    reached = [_reached(*one) for one in zip(*fen, bounds.astype(np.int64).tolist(), strict=True)]
    out = sums.copy()
    out[rows] = bounds / STEPS - np.where(reached, 0.0, ASIDE)
    return out


def _reached(last: int, before: int, first: int, bound: int) -> bool:
    return (last * first + before * before) * STEPS >= before * first * bound
