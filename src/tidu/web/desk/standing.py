"""Where a firm's applications stand: the state in its words, what was done, what comes next and who does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from tidu.web.applications.models import Application, Step
from tidu.web.applications.page import days_left, event_of, returned_by
from tidu.web.applications.selectors import TONES
from tidu.workflows import Duty, Rank, StateKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.web.accounts.models import User

MOST = 3
_LATEST = 4


@dataclass(frozen=True, slots=True)
class Stand:
    """An application as its firm sees it; ``returned`` is the reason why it came back, ``left`` days to hand it in."""

    application: Application
    state: str
    tone: str
    next_step: str
    returned: str
    left: int | None
    can_fill: bool
    events: Sequence[dict[str, object]]


def stands_of(user: User, today: date) -> list[Stand]:
    """Return the applications of the person's firm, those in progress first; two queries."""
    steps = Prefetch("steps", Step.objects.select_related("actor", "version").order_by("-position"))
    found = Application.objects.visible_to(user).select_related("batch").prefetch_related(steps)
    return [_stand(user, one, today) for one in found.order_by("-is_active", "-pk")[:MOST]]


def _stand(user: User, application: Application, today: date) -> Stand:
    state, steps = application.state_now, list(application.steps.all())
    returned = returned_by(application, steps)
    return Stand(
        application=application,
        state=state.firm,
        tone=TONES[state.kind],
        next_step=next_step(application, today, returned=returned is not None),
        returned=returned.reason if returned is not None else "",
        left=days_left(application),
        can_fill=application.is_editable and application.batch.accepts(today),
        events=[event_of(step, user) for step in steps[:_LATEST]],
    )


def next_step(application: Application, today: date, *, returned: bool = False) -> str:
    """Say what comes next and who does it; empty where the application has ended."""
    state, batch = application.state_now, application.batch
    if state.kind.is_ended:
        return ""
    if state.kind is StateKind.DRAFT:
        if batch.accepts(today):
            return "按退回理由补正，然后重新提交" if returned else "核对填报内容和材料，然后提交"
        return "批次已不受理，请联系主管部门"
    step = next((one for one in batch.workflow.exits(application.state) if one.duty is not Duty.FILE), None)
    if step is None:
        return ""
    # The site's own ranks are named by what they are to it, which says nothing to a firm.
    rank = "" if step.rank in (None, Rank.SITE, Rank.BRANCH) else step.rank.label
    return f"{step.duty.label}，由{rank}主管部门办理，您不用操作"
