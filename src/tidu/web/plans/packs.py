"""The plan packs of the site, and which of them fit a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from tidu.plans import load_plans

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan, PlanLibrary
    from tidu.web.jurisdictions.models import Jurisdiction


def plans() -> PlanLibrary:
    """Return the shipped plans and the site's own; read once, then kept.

    Raises:
        PackError: the site's packs have an error; the message says where.
    """
    return load_plans(*([settings.PACKS] if settings.PACKS else []))


def pack(plan_id: str) -> Plan | None:
    """Return a plan by its id; None where the packs have it no more."""
    return plans().plans.get(plan_id)


def fitting(place: Jurisdiction, *, on: date) -> tuple[Plan, ...]:
    """Return the plans written for a place, by its code on a day; the one begun last first."""
    code = place.code_on(on)
    found = [one for one in plans().plans.values() if code and code.startswith(one.spec.jurisdictions)]
    return tuple(sorted(found, key=lambda one: one.start, reverse=True))
