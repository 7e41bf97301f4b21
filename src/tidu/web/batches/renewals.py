"""Renewal batches from titles that end: the draft, the firms that are expected, telling them, drafts for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.applications.models import Application
from tidu.web.applications.services import begin
from tidu.web.audit import services as audit
from tidu.web.batches.access import may_keep
from tidu.web.batches.models import Batch
from tidu.web.batches.proposals import Call, calls_for
from tidu.web.batches.services import AHEAD_DAYS, BatchError, Terms, make_batch
from tidu.web.enterprises.models import Enterprise
from tidu.web.inbox import services as inbox
from tidu.web.packs import level_label
from tidu.web.titles.models import Title
from tidu.web.upkeep.selectors import Candidate, ending, renewal_candidates

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

RENEWAL = "renewal"
OPEN_FOR = timedelta(days=30)
MOST = 200
"""Drafts begun at one go."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What can be called for again: a renewal, and how many titles of its level end without a later term."""

    call: Call
    level: str
    count: int


@dataclass(frozen=True, slots=True)
class Expected:
    """A firm whose title ends, and its application in the batch; None while there is none."""

    candidate: Candidate
    application: Application | None

    @property
    def is_open(self) -> bool:
        """Whether it may apply and has not begun."""
        return self.application is None and self.candidate.bar is None


def endings_of(user: User, today: date, *, ahead_days: int = AHEAD_DAYS) -> list[Ending]:
    """Return the renewals that can be called for here, with the titles in scope that end; most first.

    Args:
        user: who asks.
        today: the first day of the batch.
        ahead_days: days after its last one within which a title ends.
    """
    until = today + OPEN_FOR + timedelta(days=ahead_days)
    found = ending(Title.objects.visible_to(user), today=today, until=until).order_by()
    counts = dict(found.values_list("level").annotate(count=Count("pk")))
    renewals = [
        one for one in calls_for(user.root.code_on(today)).values() if one.case == RENEWAL and one.level
    ]
    rows = [Ending(one, level_label(one.level), counts.get(one.level, 0)) for one in renewals]
    return sorted((row for row in rows if row.count), key=lambda row: -row.count)


def make_renewal(*, actor: User, call: Call, ahead_days: int = AHEAD_DAYS) -> Batch:
    """Make the draft of a renewal batch; its dates and materials can be changed until it is opened.

    Raises:
        BatchError: as `make_batch`, or what is called for is not a renewal.
    """
    if call.case != RENEWAL or not call.level:
        raise BatchError("只能为复核建立这样的批次")
    today = timezone.localdate()
    title = f"{today.year}年{level_label(call.level)}复核"
    terms = Terms(title, opens_on=today, closes_on=today + OPEN_FOR, ahead_days=ahead_days)
    return make_batch(actor=actor, call=call, terms=terms)


def expected_of(user: User, batch: Batch) -> list[Expected]:
    """Return the firms in scope and in the batch's area whose title ends, the first to end in front."""
    if batch.case != RENEWAL or not batch.level:
        return []
    areas = [area.path for area in batch.areas.all()]
    found = [
        one
        for one in renewal_candidates(
            batch.root, batch.level, batch.closes_on + timedelta(days=batch.ahead_days)
        )
        if (not areas or one.enterprise.jurisdiction.path.startswith(tuple(areas)))
        and batch.sector in ("", one.enterprise.sector)
    ]
    ids = [one.enterprise.pk for one in found]
    seen = set(Enterprise.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    begun: dict[int, Application] = {}
    for made in Application.objects.filter(batch=batch, enterprise__in=seen).select_related("batch"):
        # The newest comes first; one in progress counts before one that has ended.
        if made.enterprise_id not in begun or made.is_active:
            begun[made.enterprise_id] = made
    return [Expected(one, begun.get(one.enterprise.pk)) for one in found if one.enterprise.pk in seen]


@transaction.atomic
def tell_expected(*, actor: User, batch: Batch) -> int:
    """Tell the accounts of expected firms that have not begun; each once. Return how many were told.

    Raises:
        BatchError: no right, or the batch is not open.
    """
    _require_open(actor, batch)
    people = _accounts(one.candidate.enterprise.pk for one in expected_of(actor, batch) if one.is_open)
    for person in people:
        inbox.send(
            recipient=person,
            subject=f"请申报复核：{batch}",
            body=f"贵企业的{level_label(batch.level)}称号将到期，请在 {batch.closes_on} 前提交复核申报。",
            address=reverse("batches:detail", args=[batch.pk]),
            due_on=batch.closes_on,
            key=f"batch:{batch.pk}:renewal",
        )
    audit.record(actor=actor, action="通知应复核企业", target=batch, after={"企业账号": len(people)})
    return len(people)


def _accounts(firms: Iterable[int]) -> list[User]:
    return list(User.objects.filter(role=Role.FIRM, is_active=True, enterprise__in=list(firms)))


def begin_expected(*, actor: User, batch: Batch) -> tuple[int, list[str]]:
    """Begin a draft for each expected firm that has none, up to `MOST`; return how many, and who was refused and why.

    Raises:
        BatchError: no right, or the batch is not open.
    """
    _require_open(actor, batch)
    made, refused = 0, []
    for one in [found for found in expected_of(actor, batch) if found.is_open][:MOST]:
        firm = one.candidate.enterprise
        try:
            begin(user=actor, batch=batch, firm=firm)
        except TiduError as error:
            refused.append(f"{firm.name}：{error}")
        else:
            made += 1
    return made, refused


def _require_open(actor: User, batch: Batch) -> None:
    if not may_keep(actor, batch):
        raise BatchError("没有维护这个批次的权限")
    if not batch.accepts(timezone.localdate()):
        raise BatchError("批次还没有开放受理，请先开放批次")
