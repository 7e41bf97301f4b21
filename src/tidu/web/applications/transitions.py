"""The one way in which an application moves: one transaction, the row locked, each step once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.applications.effects import EFFECTS
from tidu.web.applications.errors import OvertakenError, TransitionError
from tidu.web.applications.models import Application, Step
from tidu.web.applications.moves import Move, TitleTerms
from tidu.web.applications.needs import missing_for
from tidu.web.applications.standing import refusal, standing_of
from tidu.web.applications.telling import tell
from tidu.web.audit import services as audit
from tidu.workflows import Effect

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User


@transaction.atomic
def act(  # noqa: PLR0913 - what a form says, each by name
    user: User,
    application: Application,
    transition: str,
    *,
    key: str,
    reason: str = "",
    document: str = "",
    seen: int | None = None,
    terms: TitleTerms | None = None,
    on: date | None = None,
) -> Step:
    """Take a step of an application.

    Args:
        user: who takes it.
        application: any copy of it; the row is read anew under a lock.
        transition: id of the step in the batch's workflow.
        key: made with the form: the same key twice is one step, and the second call returns it.
        reason: why, where the step needs it.
        document: number of the document, where the step needs it.
        seen: how many steps the person saw on the page; another number means somebody was faster.
        terms: of the title that the step gives.
        on: the day; today by default.

    Raises:
        OvertakenError: somebody else moved the application first.
        TransitionError: the step does not leave this state, is not the person's, or something is missing.
        UnknownIdError: the workflow has no such step.
        TiduError: an effect of the step cannot be carried out.
    """
    locked = lock(application)
    done = Step.objects.filter(key=key).first()
    if done is not None:
        return _same(done, locked, transition)
    step = locked.batch.workflow.transition(transition)
    _check_seen(locked, seen)
    if locked.state not in step.from_:
        raise OvertakenError(_overtaken(locked))
    refused = refusal(standing_of(user, locked), step)
    if refused:
        raise TransitionError(refused)
    day = on or timezone.localdate()
    version = locked.versions.first()
    return take(Move(user, locked, step, day, reason.strip(), document.strip(), terms, version), key=key)


def lock(application: Application) -> Application:
    """Read an application anew and keep others from it until the transaction ends.

    On SQLite the transaction itself has the only write lock (``IMMEDIATE``).
    """
    found = Application.objects.select_related("batch__pool", "enterprise__jurisdiction", "root")
    return found.select_for_update(of=("self",)).get(pk=application.pk)


def take(move: Move, *, key: str) -> Step:
    """Take a step on a locked application: check its needs, carry out its effects, write it down, tell.

    Raises:
        TransitionError: something is missing; all of it is named.
    """
    missing = missing_for(move)
    if missing:
        raise TransitionError("；".join(missing))
    for effect in move.step.effects:
        EFFECTS[effect](move)
    step = _write(move, key)
    audit.record(
        actor=move.user,
        action=f"申报{move.step.label}"[:60],
        target=move.application,
        before={"状态": move.application.batch.workflow.state(step.from_state).officer},
        after={"状态": move.application.state_now.officer, "理由": move.reason, "文号": move.document},
    )
    tell(move, step)
    return step


def _write(move: Move, key: str) -> Step:
    application = move.application
    before, application.state = application.state, move.step.to
    now = timezone.now()
    ended = application.state_now.kind.is_ended
    application.is_active, application.ended_at = not ended, now if ended else None
    fields = ["state", "is_active", "ended_at", "updated_at"]
    if Effect.FREEZE in move.step.effects:
        application.submitted_at = now
        fields.append("submitted_at")
    application.save(update_fields=fields)
    return Step.objects.create(
        application=application,
        position=application.steps.count() + 1,
        transition=move.step.id,
        label=move.step.label,
        duty=move.step.duty.value,
        from_state=before,
        to_state=move.step.to,
        actor=move.user,
        reason=move.reason,
        document=move.document[:120],
        version=move.version,
        is_external=move.external,
        key=key,
    )


def _same(done: Step, application: Application, transition: str) -> Step:
    if done.application_id != application.pk or done.transition != transition:
        raise TransitionError("提交标识重复，请刷新页面后重新办理")
    return done


def _check_seen(application: Application, seen: int | None) -> None:
    if seen is not None and seen != application.steps.count():
        raise OvertakenError(_overtaken(application))


def _overtaken(application: Application) -> str:
    """Say who was faster, what was done and how it stands."""
    last = application.steps.order_by("-position").select_related("actor").first()
    now = f"现为“{application.state_now.officer}”"
    if last is None:
        return f"这一步现在不能办理，申报{now}。请刷新页面"
    when = f"{timezone.localtime(last.at):%Y-%m-%d %H:%M}"
    who = "上级" if last.is_external or last.actor is None else last.actor.name
    return f"这份申报已由{who}于 {when} “{last.label}”，{now}。请刷新页面后再办理"
