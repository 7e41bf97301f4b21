"""The plans of the demo's places: adopted, measured on the made-up firms, broken down, reported on, and so on."""

from __future__ import annotations

from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from tidu.engine.packs.problems import Problems
from tidu.web.bulletins.services import full_name
from tidu.web.demo.breakdowns import write_parts
from tidu.web.demo.bulletins import write_bulletin
from tidu.web.demo.mechanisms import write_mechanisms
from tidu.web.demo.reports import write_reports
from tidu.web.plans.packs import built, fitting
from tidu.web.plans.quarters import reported_now
from tidu.web.plans.services import enter, measure
from tidu.web.revisions.services import publish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.plans import Plan
    from tidu.web.accounts.models import User
    from tidu.web.demo.ground import Ground
    from tidu.web.plans.models import AdoptedPlan


def adopt_plans(grounds: Iterable[Ground], *, seed: int, on: date) -> tuple[AdoptedPlan, ...]:
    """Adopt the plan written for each place and carry it out for two quarters; its firms are there already.

    Args:
        grounds: the places.
        seed: the same seed gives the same reports.
        on: today.
    """
    return tuple(
        _carry_out(plan, ground, seed=seed, on=on)
        for ground in grounds
        for plan in fitting(ground.root, on=on)[:1]
    )


def adopt_made_up_plan(ground: Ground, key: str, *, actor: User, seed: int, on: date) -> AdoptedPlan | None:
    """Publish and carry out the place's made-up plan, which runs three years from this one; None where it has none.

    The plans of the packs are those of real documents and over by now: only one that runs has anything to forecast.

    Args:
        ground: the place.
        key: its key, as in the names of its files.
        actor: who publishes it.
        seed: the same seed gives the same reports.
        on: today.
    """
    text = made_up_text(key, on.year)
    plan = built(text, Problems()) if text else None
    if plan is None:
        return None
    publish(actor=actor, pack=plan, label=plan.spec.label, text=text)
    return _carry_out(plan, ground, seed=seed, on=on)


def made_up_text(key: str, year: int) -> str:
    """Return the YAML of a place's made-up plan, running from a year on; empty where it has none."""
    file = files("tidu.web.demo") / "made_up" / f"{key}.yaml"
    if not file.is_file():
        return ""
    return Template(file.read_text("utf-8")).substitute(first=year, second=year + 1, last=year + 2)


def _carry_out(plan: Plan, ground: Ground, *, seed: int, on: date) -> AdoptedPlan:
    made = enter(plan, ground.root, by=None)
    quarter = reported_now(made.start, made.end, on)
    if quarter is not None:
        for closed in (quarter.before(), quarter):
            if closed.first >= made.start:
                measure(made, on=closed.last)
    measure(made, on=on, ahead=True)
    write_parts(made, plan)
    write_reports(made, plan, seed=seed, on=on)
    write_mechanisms(made, plan, on=on)
    write_bulletin(made, plan, issuer=_lead(ground), on=on)
    return made


def _lead(ground: Ground) -> str:
    """The unit that keeps the place's plan, as it signs."""
    return full_name(next(iter(ground.units.values())).name, ground.root)
