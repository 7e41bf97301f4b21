"""The plan packs of the site: shipped, from its folder, and published in the web; and which of them fit a place."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from tidu.engine.errors import PackError
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.problems import Problems
from tidu.plans import load_plans
from tidu.plans.assemble import build_plans
from tidu.plans.load import KIND
from tidu.web.revisions.models import PackRevision
from tidu.web.revisions.selectors import in_force, newest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.plans import Plan, PlanLibrary
    from tidu.web.jurisdictions.models import Jurisdiction

log = logging.getLogger(__name__)


def plans() -> PlanLibrary:
    """Return the shipped plans and those of the site's folder; read once, then kept.

    Raises:
        PackError: the site's packs have an error; the message says where.
    """
    return load_plans(*([settings.PACKS] if settings.PACKS else []))


def offered(root: Jurisdiction) -> Mapping[str, Plan]:
    """Return all plans that a tenant may carry out, by id: those of `plans`, and what it published itself."""
    own = {one.pack: _published(one) for one in in_force(root_id=root.pk)}
    return {**{key: plan for key, plan in own.items() if plan is not None}, **plans().plans}


def pack(plan_id: str) -> Plan | None:
    """Return a plan by its id; None where the packs have it no more."""
    known = plans().plans.get(plan_id)
    if known is not None:
        return known
    revision = newest(plan_id)
    return _published(revision) if revision is not None else None


def fitting(place: Jurisdiction, *, on: date) -> tuple[Plan, ...]:
    """Return the plans written for a place, by its code on a day; the one begun last first."""
    code = place.code_on(on)
    found = [one for one in plans().plans.values() if code and code.startswith(one.spec.jurisdictions)]
    return tuple(sorted(found, key=lambda one: one.start, reverse=True))


def built(text: str, problems: Problems) -> Plan | None:
    """Return the plan of a pack's text, as ``tidu check`` reads it; None where there is something wrong.

    Args:
        text: YAML of one plan.
        problems: takes what is wrong.
    """
    found = build_plans([PackFile("plan.yaml", KIND, text)], plans().packs, problems)
    return next(iter(found.values()), None)


def _published(revision: PackRevision) -> Plan | None:
    return _built(revision.pk, revision.content_hash, plans())


@lru_cache(maxsize=64)
def _built(pk: int, content_hash: str, _standing_on: PlanLibrary) -> Plan | None:
    """Kept by edition and by the packs it stands on: an edition never changes, the packs may."""
    text = PackRevision.objects.values_list("text", flat=True).get(pk=pk, content_hash=content_hash)
    try:
        return built(text, Problems())
    except PackError:
        # One plan that no longer fits the packs must not take the others with it: its pages say so.
        log.exception("published pack %s cannot be loaded", pk)
        return None
