"""What is done to titles: recorded, never edited; what happens to them afterwards is in `titles.steps`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.assessments.latest import mark_stale
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError, require_edit
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.packs import library
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.facts.models import FactSource


@transaction.atomic
def record_title(  # noqa: PLR0913 - what a certificate says, each by name
    *,
    actor: User | None,
    enterprise: Enterprise,
    level: str,
    until: date,
    source: FactSource,
    since: date | None = None,
    number: str = "",
    batch: str = "",
    place: str = "",
) -> Title:
    """Record a recognition or a renewal, as one more line of the firm's history.

    Args:
        actor: who records; None for the system.
        enterprise: the firm.
        level: level of the packs that has a title of its own.
        until: last day it is valid.
        source: where this comes from.
        since: first day it is valid, where known.
        number: of the certificate or document.
        batch: batch it was recognised in.
        place: where in the source.

    Raises:
        RegistryError: no right, no such title, an end before its start, or recorded already.
    """
    require_edit(actor, enterprise)
    known = library().levels.get(level)
    if known is None or known.composite:
        raise RegistryError("没有这个称号，请从列表中选择")
    if since is not None and until < since:
        raise RegistryError("称号的有效期止日早于起日")
    if source.root_id != enterprise.root_id:
        raise RegistryError("数据来源必须属于本地")
    if Title.objects.filter(enterprise=enterprise, level=level, until=until).exists():
        raise RegistryError(f"{known.label}（有效期至 {until}）已登记过")
    title = Title.objects.create(
        enterprise=enterprise, level=level, number=number, since=since, until=until, batch=batch,
        source=source, place=place,
    )  # fmt: skip
    refresh_summaries([enterprise.pk])
    mark_stale([enterprise.pk])
    audit.record(
        actor=actor,
        action="登记称号",
        target=enterprise,
        after={"称号": known.label, "编号": number, "有效期自": since, "有效期至": until, "批次": batch},
    )
    return title


def withdraw_title(*, actor: User | None, title: Title, on: date, reason: str) -> Title:
    """Revoke a title for a reason that bars from nothing; see `titles.steps` for grounds, documents and the rest.

    Raises:
        RegistryError: no right, no reason, or out of force already.
    """
    take_step(actor=actor, title=title, kind=Kind.REVOKED, on=on, words=Words(reason))
    title.refresh_from_db()
    return title
