"""What is done to titles: recorded and withdrawn, never edited. Each step lands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.assessments.latest import mark_stale
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError, require_edit
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.packs import level_label, library
from tidu.web.titles.models import Title

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


@transaction.atomic
def withdraw_title(*, actor: User | None, title: Title, on: date, reason: str) -> Title:
    """Withdraw a title; the line stays, with the day and the reason.

    Raises:
        RegistryError: no right, no reason, or withdrawn already.
    """
    require_edit(actor, title.enterprise)
    if not reason.strip():
        raise RegistryError("请写明撤销称号的原因")
    if title.withdrawn_on is not None:
        raise RegistryError("这个称号已经撤销")
    title.withdrawn_on, title.withdrawn_reason = on, reason.strip()
    title.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    refresh_summaries([title.enterprise_id])
    mark_stale([title.enterprise_id])
    audit.record(
        actor=actor,
        action="撤销称号",
        target=title.enterprise,
        after={"称号": level_label(title.level), "撤销日期": on, "撤销原因": reason.strip()},
    )
    return title
