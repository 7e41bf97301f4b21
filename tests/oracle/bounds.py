"""The bounds of all standards in one table, and draws that land on them or one step beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Final, TypeVar

from tests.oracle.figures import WAN, Number, percent

T = TypeVar("T")

FEN: Final = Fraction(1, 100)

REVENUE: Final = tuple(wan * WAN for wan in (300, 1000, 1500, 2000, 5000, 10_000, 40_000, 100_000))
RD_AMOUNT: Final = tuple(wan * WAN for wan in (100, 200, 300, 400, 500, 600, 1000, 1200, 3000))
RD_SHARE: Final = tuple(percent(number) for number in (1, 2, 3, 4, 5, 6, 8, 10))
MAIN_SHARE: Final = tuple(percent(number) for number in (50, 55, 60, 70, 80, 90))
DEBT_SHARE: Final = tuple(percent(number) for number in (50, 55, 60, 70, 75, 80))
GROWTH: Final = (0, 4, 5, 6, 8, 10, 15)
MARGIN: Final = tuple(percent(number) for number in (0, 2, 4, 6, 8, 10))
STAFF_SHARE: Final = tuple(percent(number) for number in (5, 10, 20, 50))
EQUITY: Final = tuple(wan * WAN for wan in (500, 2000, 6000, 8000))
ASSETS: Final = tuple(wan * WAN for wan in (100, 300, 2000, 5000, 8000, 10_000, 80_000, 120_000))
EMPLOYEES: Final = (5, 10, 20, 50, 100, 200, 300, 1000, 2000)
AWARD_RANKS: Final = (1, 3, 4, 5, 6)
MAKER_RANKS: Final = (50, 51, 500, 501)
RANKS: Final = (0, *AWARD_RANKS, *MAKER_RANKS)
EVALUATION: Final = (50, 60)
MARKET_SHARE: Final = (percent(10),)


@dataclass(frozen=True)
class Draws:
    """Random draws that lean to the passing side with the chance `quality`."""

    rng: Random
    quality: float

    def good(self) -> bool:
        """Whether this draw should pass."""
        return self.rng.random() < self.quality

    def chance(self, share: float) -> bool:
        """True with this chance."""
        return self.rng.random() < share

    def pick(self, options: Sequence[T]) -> T:
        """One of some options."""
        return options[self.rng.randrange(len(options))]

    def at_least(self, bound: Number, step: Fraction = FEN) -> Fraction:
        """A value that should reach a bound: on it, one step above, well above; or one step below, none."""
        floor = _on_grid(bound, step)
        if self.good():
            return self.pick(
                (_up(bound, step), floor + step, _up(bound, step), _up(Fraction(bound) * 3 / 2, step))
            )
        return max(Fraction(0), self.pick((floor - step, floor - step, floor - step, Fraction(0))))

    def at_most(self, bound: Number, step: Fraction = FEN) -> Fraction:
        """A value that should not pass a bound."""
        floor = _on_grid(bound, step)
        if self.good():
            return max(
                Fraction(0), self.pick((floor, floor, floor - step, _on_grid(Fraction(bound) / 2, step)))
            )
        above = self.pick((floor + step, floor + step, _up(Fraction(bound) * 3 / 2, step)))
        return above if above > bound else floor + step

    def whole(self, bound: int) -> int:
        """A count that should reach a bound."""
        return int(self.at_least(bound, Fraction(1)))

    def flag(self) -> bool:
        """A yes, mostly."""
        return self.good()

    def day_near(self, day: date) -> date:
        """The day itself or one beside it."""
        return day + timedelta(days=self.pick((-1, 0, 0, 1)))


def _on_grid(value: Number, step: Fraction) -> Fraction:
    """The last multiple of the step that is not above the value."""
    return Fraction(value) // step * step


def _up(value: Number, step: Fraction) -> Fraction:
    """The first multiple of the step that is not below the value."""
    return -(-Fraction(value) // step) * step


def years_before(day: date, years: int) -> date:
    """The same day some years earlier (1 March for a 29 February)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
