"""Draws that land on a line, one step beside it, or well on one side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

T = TypeVar("T")


class Draws:
    """Random draws that land on the passing side of a line with the chance ``quality``."""

    def __init__(self, rng: Random, quality: float) -> None:
        """Draw from a generator."""
        self._rng = rng
        self._quality = quality

    def chance(self, share: float) -> bool:
        """Say yes with this chance."""
        return self._rng.random() < share

    def good(self) -> bool:
        """Say whether this draw passes."""
        return self._rng.random() < self._quality

    def pick(self, options: Sequence[T]) -> T:
        """Choose one of several."""
        return options[int(self._rng.random() * len(options))]

    def between(self, low: int, high: int) -> int:
        """Choose a whole number, both ends included."""
        return low + int(self._rng.random() * (high - low + 1))

    def at_least(self, line: int, step: int = 1) -> int:
        """Choose a number that should reach a line: on it, a step over, well over; else under it."""
        if self.good():
            return self.pick((line, line, line + step, self.between(line, 2 * line + step)))
        return max(0, self.pick((line - step, line - step, self.between(line * 6 // 10, line))))

    def at_most(self, line: int, step: int = 1) -> int:
        """Choose a number that should not pass a line."""
        if self.good():
            return max(0, self.pick((line, line, line - step, self.between(line // 2, line))))
        return self.pick((line + step, line + step, self.between(line + step, line * 13 // 10 + step)))
