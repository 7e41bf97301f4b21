"""The plans of the demo's places: adopted, measured on the made-up firms, broken down, reported on, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.bulletins.services import full_name
from tidu.web.demo.breakdowns import write_parts
from tidu.web.demo.bulletins import write_bulletin
from tidu.web.demo.mechanisms import write_mechanisms
from tidu.web.demo.reports import write_reports
from tidu.web.plans.packs import fitting
from tidu.web.plans.quarters import reported_now
from tidu.web.plans.services import enter, measure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.demo.ground import Ground
    from tidu.web.plans.models import AdoptedPlan


def adopt_plans(grounds: Iterable[Ground], *, seed: int, on: date) -> tuple[AdoptedPlan, ...]:
    """Adopt the plan written for each place and carry it out for two quarters; its firms are there already.

    Args:
        grounds: the places.
        seed: the same seed gives the same reports.
        on: today.
    """
    adopted = []
    for ground in grounds:
        for plan in fitting(ground.root, on=on)[:1]:
            made = enter(plan, ground.root, by=None)
            quarter = reported_now(made.start, made.end, on)
            if quarter is not None:
                for closed in (quarter.before(), quarter):
                    measure(made, on=closed.last)
            measure(made, on=on, ahead=True)
            write_parts(made, plan)
            write_reports(made, plan, seed=seed, on=on)
            write_mechanisms(made, plan, on=on)
            write_bulletin(made, plan, issuer=_lead(ground), on=on)
            adopted.append(made)
    return tuple(adopted)


def _lead(ground: Ground) -> str:
    """The unit that keeps the place's plan, as it signs."""
    return full_name(next(iter(ground.units.values())).name, ground.root)
