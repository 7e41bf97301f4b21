"""Editions of a plan as they were taken, and the plans of its place before it: what changed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.plans.changes import changes
from tidu.plans.contract import contract
from tidu.web.plans.models import AdoptedPlan, PlanEdition
from tidu.web.plans.standing import pack_of

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan
    from tidu.plans.changes import Change
    from tidu.plans.contract import Row
    from tidu.web.accounts.models import User


def keep_edition(adopted: AdoptedPlan, plan: Plan, *, by: User | None) -> PlanEdition:
    """Keep what a plan says now, as the edition that its place goes over to."""
    return PlanEdition.objects.create(
        plan=adopted,
        version=plan.version,
        pack_hash=plan.content_hash,
        content=contract(plan),
        taken_by=by,
        taken_on=timezone.localdate(),
    )


@dataclass(frozen=True, slots=True)
class Edition:
    """One step in a plan's history; ``changes`` from what was before, None for the first that is known."""

    label: str
    version: int
    since: date
    note: str
    by: str
    changes: tuple[Change, ...] | None
    adopted: AdoptedPlan


def history_of_plan(user: User, adopted: AdoptedPlan) -> tuple[Edition, ...]:
    """Return the editions of a plan and of the plans of its place that went before, the newest first; three queries.

    A plan goes before another where the same area wrote it, its place is the same and it began earlier.
    """
    plan = pack_of(adopted)
    area = adopted.pack.partition(".")[0]
    before = AdoptedPlan.objects.visible_to(user).filter(
        jurisdiction=adopted.jurisdiction_id, pack__startswith=f"{area}.", start__lte=adopted.start
    )
    chain = sorted(before.prefetch_related("editions__taken_by"), key=lambda one: (one.start, one.pk))
    chain = [one for one in chain if one.start < adopted.start or one.pk == adopted.pk]
    steps: list[Edition] = []
    last: Row | None = None
    for one in chain:
        for kept in one.editions.all():
            steps.append(_edition(one, kept, last))
            last = kept.content
    if plan is not None and plan.content_hash != adopted.pack_hash:
        steps.append(_offered(adopted, plan, last))
    return tuple(reversed(steps))


def _edition(adopted: AdoptedPlan, kept: PlanEdition, last: Row | None) -> Edition:
    return Edition(
        label=kept.content["label"],
        version=kept.version,
        since=kept.taken_on,
        note="现行" if kept.pack_hash == adopted.pack_hash else "",
        by=kept.taken_by.name if kept.taken_by is not None else "",
        changes=changes(last, kept.content) if last is not None else None,
        adopted=adopted,
    )


def _offered(adopted: AdoptedPlan, plan: Plan, last: Row | None) -> Edition:
    """Return the edition that the packs have and the place has not yet gone over to."""
    return Edition(
        label=plan.spec.label,
        version=plan.version,
        since=timezone.localdate(),
        note="规则包中的新版，尚未改用",
        by="",
        changes=changes(last, contract(plan)) if last is not None else None,
        adopted=adopted,
    )
