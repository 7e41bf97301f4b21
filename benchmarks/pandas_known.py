"""What the pandas rival works out before any standard: quotients, growth, equity, years, size."""

from functools import reduce
from operator import and_, or_
from typing import Final

import numpy as np
import pandas as pd

from benchmarks import exact_growth
from benchmarks.facts import INDUSTRIES, ON
from benchmarks.pandas_frame import Bytes, Mask, Series, climb, code, still_open, sure, two_codes
from benchmarks.polars_sheet import at_least, at_most
from benchmarks.rules import EVERY_LARGE, LARGE, MANUAL, RATIOS, WAN, Tiers

HALF_FEN: Final = 0.004
YEARS: Final = ("", "[-1]", "[-2]")
_SIZE: Final = (("employees", 1), ("revenue", WAN), ("total_assets", WAN))
_NEGATIVES: Final = {
    "no-major-incident": "major_incident",
    "not-dishonest": "dishonesty_list",
    "normal-operation": "abnormal_operation",
}


class Known:
    """Firms with all that several rules read, and the outputs so far."""

    def __init__(self, firms: pd.DataFrame) -> None:
        self.firms = firms
        self.out: dict[str, Bytes] = {}
        founded = firms["established_on"]
        starts = [pd.Timestamp(ON.year - back, 1, 1) for back in range(3)]
        self.old: list[Mask] = [~(founded >= start).to_numpy() for start in starts]
        self.ratio: dict[str, Series] = {}
        self.known: dict[str, Series] = {}
        for name, (above, below) in RATIOS.items():
            self.ratio[name] = firms[above] / firms[below]
            positive = firms[above] >= 0 if name == "debt" else firms[above] > 0
            self.known[name] = positive & (firms[below] > 0) & self.old[name in ("rd-1", "growth")]
        self.niche: Series = firms["niche_years"].where(self.old[0], 0)
        self.field_unknown: Mask = False
        self._mean_growth()
        self._equity()
        self._gate()

    def _mean_growth(self) -> None:
        money = [self.firms[f"main_revenue{year}"] for year in YEARS]
        last, before, first = (one.to_numpy(dtype=float, na_value=np.nan) for one in money)
        with np.errstate(all="ignore"):
            sums = np.nan_to_num(last) / before + before / first
        self.growth = exact_growth.decide(sums, (last, before, first))
        defined = (money[1] > 0) & (money[2] > 0) & self.old[2]
        self.growth_known = sure(defined)
        self.growth_open = still_open(defined) | (self.growth_known & np.isnan(last))

    def _equity(self) -> None:
        """Raised in two and three years: what is known so far, and whether a year is missing."""
        raised, unknown = [], []
        for back, year in enumerate(YEARS):
            series = self.firms[f"equity_financing{year}"]
            raised.append(np.where(self.old[back], series.to_numpy(dtype=float, na_value=0.0), 0.0))
            unknown.append(still_open(series) & self.old[back])
        self.raised = {2: raised[0] + raised[1], 3: raised[0] + raised[1] + raised[2]}
        self.raised_open = {2: unknown[0] | unknown[1], 3: unknown[0] | unknown[1] | unknown[2]}

    def raised_at_least(self, years: int, amount: int) -> Bytes:
        """Code of "at least `amount` 万元 of equity in `years` years"."""
        return two_codes(self.raised[years] >= amount * WAN - HALF_FEN, self.raised_open[years])

    def reached(self, ratio: str, bound: float) -> Series:
        """`ratio >= bound` as a nullable Boolean."""
        return (self.ratio[ratio] >= at_least(bound)) & self.known[ratio]

    def points(self, name: str, low: Bytes, unknown: Mask, most: int) -> None:
        """An indicator that is known or still open up to `most`."""
        self.out[f"{name}.low"] = low
        self.out[f"{name}.high"] = np.where(unknown, np.uint8(most), low)

    def by_ratio(self, name: str, ratio: str, tiers: Tiers, *, falling: bool = False) -> None:
        """Points by bounds on a quotient."""
        known, value = sure(self.known[ratio]), self.ratio[ratio].to_numpy(dtype=float, na_value=np.nan)
        masks = (((value <= at_most(t)) if falling else (value >= at_least(t)), worth) for t, worth in tiers)
        self.points(name, climb(masks) * known, still_open(self.known[ratio]), tiers[0][1])

    def by_fact(self, name: str, fact: Series, tiers: Tiers) -> None:
        """Points by lower bounds on a fact."""
        value = fact.to_numpy(dtype=float, na_value=-1.0)
        steps = climb((value >= bound, worth) for bound, worth in tiers)
        self.points(name, steps, still_open(fact), tiers[0][1])

    def _gate(self) -> None:
        for name, fact in _NEGATIVES.items():
            self.out[f"gate/{name}"] = code(~self.firms[fact], MANUAL)
        self.out["gate/sme"] = code(~(self._large() & self.old[0]))
        self.gate = reduce(np.minimum, self.out.values())

    def _large(self) -> Series:
        """Large in its industry; with a missing industry false only where no industry calls it large."""
        firms, reached = self.firms, {}
        every = zip(_SIZE, EVERY_LARGE, strict=True)
        large = [reduce(and_, (firms[fact] >= bound * unit for (fact, unit), bound in every))]
        for number, name in enumerate(INDUSTRIES):
            parts = [firms["size_industry"] == number]
            for (fact, unit), bound in zip(_SIZE, LARGE[name], strict=True):
                if bound is None:
                    continue
                if (fact, bound) not in reached:
                    reached[fact, bound] = firms[fact] >= bound * unit
                parts.append(reached[fact, bound])
            large.append(reduce(and_, parts))
        return reduce(or_, large)
