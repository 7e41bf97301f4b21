"""What the pages say of a forecast: its figures in words, none without its range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tidu.web.packs import library

if TYPE_CHECKING:
    from tidu.plans import Plan, PlanTarget
    from tidu.web.plans.models import AdoptedPlan, TargetForecast


@dataclass(frozen=True, slots=True)
class Ahead:
    """A kept forecast with its target."""

    target: PlanTarget
    stored: TargetForecast

    @property
    def figures(self) -> dict[str, Any]:
        """As `tidu.plans.outcomes.forecast_row` writes them."""
        kept: dict[str, Any] = self.stored.figures
        return kept

    @property
    def certain(self) -> str:
        """Firms that count for sure; those whose beginning is not known make it a range."""
        low = self.figures["certain"]
        return self._text([low, low + self.figures["unclear"]])

    @property
    def expiring(self) -> str:
        """Firms whose title ends before the day."""
        return self._text([self.figures["expiring"]] * 2)

    @property
    def renewed(self) -> str:
        """How many of the titles that run out will be kept; a dash where none does."""
        return self._text(self.figures["renewed"]) if self.figures["expiring"] else "—"

    @property
    def risers(self) -> str:
        """Firms that may still rise."""
        return self._text([self.figures["candidates"]] * 2)

    @property
    def gained(self) -> str:
        """How many will rise."""
        return self._text(self.figures["gained"])

    @property
    def total(self) -> str:
        """What it may come to."""
        return self._text(self.figures["total"])

    @property
    def short(self) -> str:
        """``还差 37–52 户``; by the certain count alone where nothing is projected; empty where nothing is missing."""
        low, high = self.figures["short"]
        if not high:
            return ""
        sure = "按确定数" if self.figures["total"] is None else ""
        return f"{sure}还差 {self._text([low, high])}"

    @property
    def standard(self) -> str:
        """Name of the standard by which the nearest were found; empty where none is entered."""
        known = library().standards.get(self.stored.standard)
        return known.label if known is not None else ""

    @property
    def rates(self) -> tuple[tuple[str, str], ...]:
        """The yearly rates: what of, and in words with the range; only those that there are."""
        named = (("晋升", "rise_rate"), ("续期", "renewal_rate"))
        return tuple((label, _rate(self.figures[key])) for label, key in named if self.figures[key])

    @property
    def cohorts(self) -> tuple[tuple[str, int, int, int], ...]:
        """Every yearly cohort behind the rates: kind, year, of how many, how many did."""
        named = (("晋升", "cohorts"), ("续期", "renewal_cohorts"))
        return tuple(
            (label, one["year"], one["tried"], one["seen"])
            for label, key in named
            for one in self.figures[key]
        )

    def _text(self, count: list[int] | None) -> str:
        if count is None:
            return "不推算"
        low, high = count
        unit = self.target.spec.unit
        return f"{low:,} {unit}" if low == high else f"{low:,}–{high:,} {unit}"


def _rate(rate: dict[str, Any]) -> str:
    return f"{rate['tried']:,} 家·年中 {rate['seen']:,} 次，年比例 {rate['low']:.1%}–{rate['high']:.1%}"


def forecasts_of(adopted: AdoptedPlan, plan: Plan) -> tuple[Ahead, ...]:
    """Return the kept forecasts in the order of the document, without the firms' ids; one query."""
    stored = adopted.forecasts.defer("holders", "expiring", "risers", "nearest")
    found = {one.target: one for one in stored}
    return tuple(Ahead(target, found[target.id]) for target in plan.targets if target.id in found)


def forecast_of(adopted: AdoptedPlan, plan: Plan, target_id: str) -> Ahead | None:
    """Return a target's forecast with the firms; None where there is none."""
    stored = adopted.forecasts.filter(target=target_id).first()
    target = next((one for one in plan.targets if one.id == target_id), None)
    return Ahead(target, stored) if stored is not None and target is not None else None
