"""Batches and applications of the tests: opened, submitted, at any state of a workflow."""

from datetime import date, timedelta

from django.utils import timezone

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.applications.models import Application, Step
from tidu.web.applications.transitions import act
from tidu.web.batches.models import Batch
from tidu.web.enterprises.models import Enterprise
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step
from tidu.web.workflows import workflow_library

TODAY = timezone.localdate()
MONTH = timedelta(days=30)
SRDI = "national.srdi-recognition"


def open_batch(
    site: Site,
    workflow: str = SRDI,
    *,
    level: str | None = None,
    standard: str = "",
    title: str = "示例批次",
    opens_on: date = TODAY - MONTH,
    closes_on: date = TODAY + MONTH,
) -> Batch:
    """Make a batch that is open to the whole city."""
    chosen = workflow_library().workflow(workflow)
    levels = chosen.spec.levels
    return Batch.objects.create(
        root=site.root,
        organiser=site.root,
        title=title,
        workflow_id=chosen.id,
        workflow_document=chosen.document(),
        level=(levels[0] if levels else "") if level is None else level,
        standard=standard,
        case=chosen.spec.cases[0],
        opens_on=opens_on,
        closes_on=closes_on,
        opened_at=timezone.now(),
        created_by=site.operator,
    )


def apply(batch: Batch, firm: Enterprise, *, state: str = "draft") -> Application:
    """Put an application into a state without the steps that lead there."""
    kind = batch.workflow.state(state).kind
    return Application.objects.create(
        root_id=batch.root_id,
        batch=batch,
        enterprise=firm,
        level=batch.level,
        case=batch.case,
        state=state,
        is_active=not kind.is_ended,
    )


def person(site: Site, key: str, role: Role, *, district: bool = False) -> User:
    """Return one more person of the city or of its east district."""
    return User.objects.create_user(
        username=f"demo-{key}",
        name=f"示例{key}",
        role=role,
        root=site.root,
        jurisdiction=site.east if district else site.root,
    )


def submitted(site: Site, batch: Batch) -> Application:
    """Return the east firm's application, submitted by the firm itself."""
    made = apply(batch, site.east_firm)
    step(site.people["firm"], made, "submit")
    made.refresh_from_db()
    return made


def step(
    user: User,
    application: Application,
    transition: str,
    *,
    reason: str = "示例理由",
    document: str = "示例〔2026〕1号",
) -> Step:
    """Take a step with a key of its own, a reason and a document."""
    key = f"{application.pk}-{transition}-{application.steps.count()}-{user.pk}"
    return act(user, application, transition, key=key, reason=reason, document=document)


def barred(site: Site, level: str = "national.srdi", on: date = TODAY) -> date:
    """Revoke a title of the east firm on a ground that bars; return the last day of the bar."""
    title: Title = Title.objects.create(
        enterprise=site.east_firm, level=level, until=TODAY + MONTH, source=source(site)
    )
    event = take_step(
        actor=None, title=title, kind=Kind.REVOKED, on=on, words=Words("示例", ground="accident")
    )
    assert event.bar_until is not None
    return event.bar_until
