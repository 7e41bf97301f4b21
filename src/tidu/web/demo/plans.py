"""The plans of the demo's places: adopted, and measured on the made-up firms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.plans.packs import fitting
from tidu.web.plans.services import enter, measure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.demo.ground import Ground
    from tidu.web.plans.models import AdoptedPlan


def adopt_plans(grounds: Iterable[Ground], *, on: date) -> tuple[AdoptedPlan, ...]:
    """Adopt the plan written for each place and measure it; its firms are there already.

    Args:
        grounds: the places.
        on: today.
    """
    adopted = []
    for ground in grounds:
        for plan in fitting(ground.root, on=on)[:1]:
            made = enter(plan, ground.root, by=None)
            measure(made, on=on)
            adopted.append(made)
    return tuple(adopted)
