"""Which steps of a workflow go with notice and announcement at a site. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.workflows import Duty, Effect, Need, StateKind, is_external

if TYPE_CHECKING:
    from tidu.workflows import Rank, Transition, Workflow


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """How a batch goes through its notice.

    Attributes:
        states: states from which an application is put on a notice.
        listing: step that the notice takes, None where being listed moves nothing.
        announcing: step that the announcement takes.
        refusing: step that is taken where an objection is upheld.
    """

    states: tuple[str, ...]
    listing: Transition | None
    announcing: Transition
    refusing: Transition | None


def notice_plan(workflow: Workflow, site: Rank) -> NoticePlan | None:
    """Return how a workflow goes through its notice at a site; None where a higher authority announces."""
    local = [
        step
        for step in workflow.spec.transitions
        if step.duty is not Duty.FILE and not is_external(step, site)
    ]
    announcing = next((step for step in local if _announces(workflow, step)), None)
    if announcing is None:
        return None
    listing = next(
        (
            step
            for step in local
            if step.duty is Duty.NOTICE and step.to in announcing.from_ and step != announcing
        ),
        None,
    )
    refusing = next(
        (
            step
            for step in local
            if set(announcing.from_) <= set(step.from_)
            and workflow.state(step.to).kind is StateKind.ENDED_BAD
        ),
        None,
    )
    # One that was moved on by hand before there was a notice still has to be shown.
    states = (*(listing.from_ if listing is not None else ()), *announcing.from_)
    return NoticePlan(states, listing, announcing, refusing)


def _announces(workflow: Workflow, step: Transition) -> bool:
    """Whether a step is an announcement: it gives the title, or ends well after a notice."""
    ends_well = workflow.state(step.to).kind is StateKind.ENDED_GOOD
    return Effect.TITLE in step.effects or (Need.NOTICE_OVER in step.needs and ends_well)
