"""What the page of one application shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from tidu.tables.report.document import result_document
from tidu.web.accounts.roles import Role
from tidu.web.applications.links import links_of
from tidu.web.applications.precheck import precheck
from tidu.web.applications.selectors import TONES, state_text
from tidu.web.applications.services import may_fill
from tidu.web.applications.standing import refusal, standing_of
from tidu.web.assessments.selectors import Standing, standing
from tidu.web.facts.values import loaded
from tidu.web.packs import fact_definition
from tidu.web.ui.formats import fact as fact_text
from tidu.web.ui.formats import moment
from tidu.workflows import Duty, Need, StateKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application, Step, Version
    from tidu.workflows import Transition

_ICONS = {"file": "upload", "screen": "check", "review": "award", "decide": "flag", "notice": "bell"}
_CHECKED = (Duty.SCREEN, Duty.REVIEW, Duty.DECIDE)


def page_of(user: User, application: Application) -> dict[str, object]:
    """Return the context of an application's page."""
    allowed = allowed_steps(user, application)
    versions = list(application.versions.select_related("made_by"))
    state = application.state_now
    steps = list(application.steps.select_related("actor").order_by("-position"))
    editable = application.is_editable and may_fill(user, application)
    return {
        "application": application,
        "firm": application.enterprise,
        "batch": application.batch,
        "state": state_text(user, state),
        "tone": TONES[state.kind],
        "ended": state.kind.is_ended,
        "days_left": days_left(application),
        "allowed": allowed,
        "first": _first(application, allowed),
        "handling": [step for step in allowed if step.duty is not Duty.FILE],
        "check_duty": next((step.duty.value for step in allowed if step.duty in _CHECKED), ""),
        "needs_document": any(Need.DOCUMENT in step.needs for step in allowed),
        "key": uuid4().hex,
        "seen": len(steps),
        "can_fill": editable,
        "chosen": verdict_of(application, versions),
        "versions": versions,
        "materials": materials_of(application),
        "links": links_of(application) if user.role != Role.FIRM else [],
        "returned": returned_by(application, steps),
        "timeline": [event_of(step, user) for step in steps],
    }


def allowed_steps(user: User, application: Application) -> list[Transition]:
    """Return the steps a person may take now, in the order of the workflow."""
    exits = application.batch.workflow.exits(application.state)
    if not exits:
        return []
    standing = standing_of(user, application)
    return [step for step in exits if not refusal(standing, step)]


def _first(application: Application, allowed: Iterable[Transition]) -> str:
    """Return the step that leads on: the one to mark; empty where every step leads back or out."""
    workflow = application.batch.workflow
    backwards = (StateKind.DRAFT, StateKind.ENDED_BAD)
    return next((step.id for step in allowed if workflow.state(step.to).kind not in backwards), "")


def days_left(application: Application) -> int | None:
    """Return how many days are left to submit; None where it is not to be submitted or the day has passed."""
    if not application.is_editable:
        return None
    left = (application.batch.closes_on - timezone.localdate()).days
    return left if left >= 0 else None


def verdict_of(application: Application, versions: Iterable[Version]) -> Standing | None:
    """Return the verdict to show: of the moment while it is filled in, else as it was frozen."""
    if application.is_editable:
        found = precheck(application, on=timezone.localdate())
        return standing(result_document(found.result)) if found.result is not None else None
    last = next(iter(versions), None)
    return standing(last.result) if last is not None and last.result else None


def materials_of(application: Application) -> list[dict[str, object]]:
    """Return each required material with the files given for it, then files given beside them."""
    given = list(
        application.materials.filter(removed_at=None).select_related("evidence", "added_by", "required")
    )
    rows: list[dict[str, object]] = [
        {"required": one, "label": one.label, "files": [file for file in given if file.required_id == one.pk]}
        for one in application.batch.materials.all()
    ]
    others = [file for file in given if file.required_id is None]
    return [*rows, {"required": None, "label": "其他材料", "files": others}] if others else rows


def added_rows(added: Iterable[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """Return what an application added, as it is read: fact, year, value."""
    rows = []
    for one in added:
        definition = fact_definition(one["fact"])
        if definition is not None and loaded(one["value"], definition) is not None:
            year = f"{one['year']} 年" if one["year"] else "—"
            rows.append((definition.label, year, fact_text(one["value"], one["fact"])))
    return rows


def returned_by(application: Application, steps: Sequence[Step]) -> Step | None:
    """Return the step that sent an application back, while it is to be corrected; the latest step is in front."""
    last = steps[0] if steps else None
    sent_back = last is not None and last.duty != Duty.FILE.value
    return last if sent_back and application.state_now.kind is StateKind.DRAFT else None


def event_of(step: Step, user: User) -> dict[str, object]:
    """Return a step for the timeline: a firm reads of the authority, not of who works there."""
    who = "上级" if step.is_external else step.actor.name if step.actor is not None else "系统"
    if user.role == Role.FIRM and step.duty != Duty.FILE.value and not step.is_external:
        who = "主管部门"
    lines = [who]
    if step.document:
        lines.append(f"文号：{step.document}")
    if step.reason:
        lines.append(f"理由：{step.reason}")
    return {
        "time": moment(step.at),
        "title": step.label,
        "text": "，".join(lines),
        "icon": _ICONS[step.duty],
        "tone": "blue" if step.duty == Duty.FILE.value else "azure",
        "url": (
            reverse("applications:version", args=[step.application_id, step.version.number])
            if step.version is not None and step.duty == Duty.FILE.value
            else ""
        ),
    }
