"""Quotients and mean growth as OpenFisca variables: their values and states."""

from typing import Any

import numpy as np

from benchmarks.openfisca_kit import DEFINED, NEVER, OPEN, known, old
from benchmarks.openfisca_system import Array, Firms, Period, rule
from benchmarks.rules import RATIOS


def _ratio(name: str, above: str, below: str) -> None:
    """Two variables for a quotient: its value and its state."""
    above, below = above.removesuffix("[-1]"), below.removesuffix("[-1]")
    back = int(name in ("rd-1", "growth"))

    def years(period: Period) -> tuple[Any, Any]:
        if name == "rd-1":
            return period.last_year, period.last_year
        return period, period.last_year if name == "growth" else period

    def value(firm: Firms, period: Period) -> Array:
        top, bottom = years(period)
        divisor = firm(below, bottom)
        with np.errstate(divide="ignore", invalid="ignore"):
            return firm(above, top) / divisor

    def state(firm: Firms, period: Period) -> Array:
        top, bottom = years(period)
        knows_above, knows_below = known(firm, above, top), known(firm, below, bottom)
        never = ((firm(below, bottom) <= 0) & knows_below) | ~old(firm, period, back=back)
        if name != "debt":
            never |= (firm(above, top) <= 0) & knows_above
        return np.where(never, np.int32(NEVER), OPEN + (knows_above & knows_below).astype(np.int32))

    rule(name, float)(value)
    rule(f"{name} state")(state)


for _name, (_above, _below) in RATIOS.items():
    _ratio(_name, _above, _below)


@rule("mean growth", float)
def _mean_growth(firm: Firms, period: Period) -> Array:
    """`m0/m1 + m1/m2`: its lowest value with last year missing, 0 with an earlier one missing."""
    last, before = firm("main_revenue", period), firm("main_revenue", period.last_year)
    first = firm("main_revenue", period.offset(-2))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(last / before + before / first, posinf=0.0)


@rule("mean growth state")
def _mean_growth_state(firm: Firms, period: Period) -> Array:
    never: Array = ~old(firm, period, back=2)
    complete: Array = known(firm, "main_revenue", period)
    for one in (period.last_year, period.offset(-2)):
        knows = known(firm, "main_revenue", one)
        never = never | (knows & (firm("main_revenue", one) <= 0))
        complete = complete & knows
    return np.where(never, np.int32(NEVER), np.where(complete, np.int32(DEFINED), np.int32(OPEN)))
