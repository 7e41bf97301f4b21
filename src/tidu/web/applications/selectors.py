"""Read applications: lists narrowed by who asks, and what a page shows of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.web.accounts.roles import Role
from tidu.web.applications.models import Application
from tidu.web.workflows import rank_of, site_rank
from tidu.workflows import Duty, Rank, StateKind, is_external
from tidu.workflows.ranks import resolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User
    from tidu.web.batches.models import Batch
    from tidu.workflows import State, Workflow

PER_PAGE = 50
TONES = {
    StateKind.DRAFT: "yellow",
    StateKind.OPEN: "blue",
    StateKind.WAITING: "azure",
    StateKind.ENDED_GOOD: "green",
    StateKind.ENDED_BAD: "secondary",
}
"""Colour of a state's badge."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed by; empty fields do not narrow."""

    batch: int = 0
    state: str = ""
    area: int = 0
    mine: bool = False
    search: str = ""
    before: int = 0

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Filter:
        """Read a query string; what is not a number there does not narrow."""
        return cls(
            batch=_number(query.get("batch", "")),
            state=query.get("state", "")[:40],
            area=_number(query.get("area", "")),
            mine=query.get("mine") == "1",
            search=query.get("q", "").strip()[:60],
            before=_number(query.get("before", "")),
        )


def _number(text: str) -> int:
    return int(text[:15]) if text.isascii() and text.isdecimal() else 0


def applications_for(user: User, narrowed: Filter) -> QuerySet[Application]:
    """Return the applications a person may see, newest first."""
    found = Application.objects.visible_to(user).select_related(
        "enterprise__jurisdiction", "batch__organiser", "root"
    )
    if narrowed.batch:
        found = found.filter(batch=narrowed.batch)
    if narrowed.state:
        found = found.filter(state=narrowed.state)
    if narrowed.area == user.root_id:
        # The row of those that lie in no part of the tenant.
        found = found.filter(enterprise__jurisdiction=user.root_id)
    elif narrowed.area:
        found = found.filter(enterprise__jurisdiction__path__contains=f"/{narrowed.area}/")
    if narrowed.search:
        found = found.filter(
            Q(enterprise__name__icontains=narrowed.search) | Q(enterprise__uscc=narrowed.search)
        )
    if narrowed.mine:
        found = found.filter(waiting_for(user))
    if narrowed.before:
        found = found.filter(pk__lt=narrowed.before)
    return found.order_by("-pk")


def waiting_for(user: User) -> Q:
    """Return the condition of applications that wait for a person's authority, or for her to fill in.

    By state and rank, for lists; `standing.refusal` decides about the single application.
    """
    from tidu.web.batches.models import Batch  # noqa: PLC0415 - the batches' pages read applications

    site = site_rank(user.root)
    found = Q(pk=None)
    for batch in Batch.objects.opened().filter(root_id=user.root_id).only("workflow_document"):
        if states := states_waiting_for(user, batch.workflow, site):
            found |= Q(batch=batch.pk, state__in=states)
    return found


def states_waiting_for(user: User, workflow: Workflow, site: Rank) -> list[str]:
    """Return the states of a workflow in which something is left to do for a person of this role and rank."""
    own = rank_of(user, site)
    if user.role == Role.FIRM:
        return list(workflow.states_of(StateKind.DRAFT))
    return [
        state.id
        for state in workflow.spec.states
        if any(
            step.duty is not Duty.FILE
            and step.rank is not None
            and not is_external(step, site)
            and resolved(step.rank, site) is own
            for step in workflow.exits(state.id)
        )
    ]


def state_text(user: User, state: State) -> str:
    """Return the name of a state for a person."""
    return state.firm if user.role == Role.FIRM else state.officer


def states_of(batch: Batch) -> list[tuple[str, str]]:
    """Return the states of a batch's workflow as choices."""
    return [(state.id, state.officer) for state in batch.workflow.spec.states]
