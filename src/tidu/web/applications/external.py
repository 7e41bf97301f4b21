"""Steps of authorities above the site: known only from their result, which is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.applications.errors import TransitionError
from tidu.web.applications.models import Step
from tidu.web.applications.moves import Move, TitleTerms
from tidu.web.applications.transitions import lock, take
from tidu.web.batches.access import may_make
from tidu.web.enterprises.models import Enterprise
from tidu.web.workflows import site_rank
from tidu.workflows import StateKind

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application


@transaction.atomic
def close_external(  # noqa: PLR0913 - what an announced list says, each by name
    application: Application,
    outcome: StateKind,
    document: str,
    *,
    user: User,
    key: str,
    reason: str = "",
    terms: TitleTerms | None = None,
    on: date | None = None,
) -> Step:
    """Close an application with the result of an authority above the site; every step on the way is logged.

    Args:
        application: any copy of it; the row is read anew under a lock.
        outcome: ``ENDED_GOOD`` or ``ENDED_BAD``.
        document: number of the announced list.
        user: who imports it: an officer or operator who sees the firm.
        key: of this row of the import; the same key twice closes once.
        reason: why it was refused; by default that it is not on the list.
        terms: of the title.
        on: day of the announcement; today by default.

    Raises:
        TransitionError: not the person's, no document, or the application does not wait for a higher authority.
        TiduError: the title cannot be recorded.
    """
    locked = lock(application)
    done = Step.objects.filter(application=locked, key__startswith=f"{key}/").order_by("position").last()
    if done is not None:
        return done
    if not may_make(user) or not Enterprise.objects.visible_to(user).filter(pk=locked.enterprise_id).exists():
        raise TransitionError("没有导入这家企业申报结果的权限")
    if not document.strip():
        raise TransitionError("请写明公布结果的文号")
    way = locked.batch.workflow.way_out(locked.state, outcome, site_rank(locked.root))
    if not way:
        raise TransitionError(f"{locked.enterprise}的申报现为“{locked.state_now.officer}”，不在等待上级结果")
    if outcome is StateKind.ENDED_BAD and not reason.strip():
        reason = f"{document.strip()}公布的名单中没有这家企业"
    steps = []
    for place, step in enumerate(way, 1):
        move = Move(user, locked, step, on or timezone.localdate(), reason.strip(), document.strip(), terms)
        move.version, move.external = locked.versions.first(), True
        steps.append(take(move, key=f"{key}/{place}"))
    return steps[-1]
