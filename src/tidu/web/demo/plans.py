"""The plans of the demo's places: adopted, measured on the made-up firms, reported by their units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.demo.reports import write_reports
from tidu.web.plans.packs import fitting
from tidu.web.plans.services import enter, measure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.demo.ground import Ground
    from tidu.web.plans.models import AdoptedPlan


def adopt_plans(grounds: Iterable[Ground], *, seed: int, on: date) -> tuple[AdoptedPlan, ...]:
    """Adopt the plan written for each place, measure it, write two quarters of reports; its firms are there already.

    Args:
        grounds: the places.
        seed: the same seed gives the same reports.
        on: today.
    """
    adopted = []
    for ground in grounds:
        for plan in fitting(ground.root, on=on)[:1]:
            made = enter(plan, ground.root, by=None)
            measure(made, on=on, ahead=True)
            write_reports(made, plan, seed=seed, on=on)
            adopted.append(made)
    return tuple(adopted)
