"""Several applications at once: each its own step in its own transaction, each with its own line of result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.web.applications.transitions import act
from tidu.web.reviews.checks import checks_of, reason_text
from tidu.workflows import StateKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application

MOST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one application: the new state, or why nothing was done."""

    application: Application
    is_done: bool
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A step with its words. ``key`` comes with the form, so that a second click does nothing again."""

    transition: str
    key: str
    reason: str = ""
    document: str = ""


def decide(
    *, user: User, chosen: Iterable[tuple[Application, int | None]], decision: Decision
) -> list[Outcome]:
    """Take a step of several applications.

    Args:
        user: who takes it.
        chosen: each with the number of steps that the person saw on the page.
        decision: the step. Where it sends back or refuses, what the check list of that work found is added to
            the reason of each, by clause.

    Returns:
        One line an application, in the order given; a refusal of one does not stop the others.
    """
    outcomes = []
    for application, seen in chosen:
        try:
            taken = act(
                user,
                application,
                decision.transition,
                key=f"{user.pk}:{decision.key}:{application.pk}"[:80],
                reason=_reason(application, decision),
                document=decision.document,
                seen=seen,
            )
        except TiduError as error:
            outcomes.append(Outcome(application, is_done=False, text=str(error)))
        else:
            state = application.batch.workflow.state(taken.to_state).officer
            outcomes.append(Outcome(application, is_done=True, text=f"{taken.label}，现为“{state}”"))
    return outcomes


def _reason(application: Application, decision: Decision) -> str:
    step = application.batch.workflow.transition(decision.transition)
    backwards = application.batch.workflow.state(step.to).kind in (StateKind.DRAFT, StateKind.ENDED_BAD)
    version = application.versions.first() if backwards else None
    found = reason_text(checks_of(version, step.duty)) if version is not None else ""
    return "；".join(part for part in (decision.reason.strip(), found) if part)[:MOST_REASON]
