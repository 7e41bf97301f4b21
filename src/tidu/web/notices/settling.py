"""Make titles of an announced list's rows, close the applications that waited for it, settle the rest by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.applications.effects import end_of_term
from tidu.web.applications.external import close_external
from tidu.web.applications.models import Application
from tidu.web.applications.moves import TitleTerms
from tidu.web.audit import services as audit
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.facts.models import FactSource, Strength
from tidu.web.notices.access import may_import
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import AnnouncedList, ListRow, RowState
from tidu.web.titles.models import Title
from tidu.web.titles.services import record_title
from tidu.web.workflows import site_rank
from tidu.workflows import StateKind

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

WAITING = (RowState.MATCHED, RowState.AMBIGUOUS, RowState.UNMATCHED, RowState.FAULTY)
"""States of rows that nothing has come of yet."""


def waiting_applications(of: AnnouncedList) -> list[Application]:
    """Return the applications that wait for a higher authority's word on the list's level, by firm."""
    found = (
        Application.objects.in_progress()
        .filter(root_id=of.root_id, level=of.level)
        .select_related("enterprise__jurisdiction", "batch", "root")
    )
    site = site_rank(of.root)
    good = StateKind.ENDED_GOOD
    return [one for one in found.order_by("pk") if one.batch.workflow.way_out(one.state, good, site)]


def not_on_list(of: AnnouncedList) -> list[Application]:
    """Return the waiting applications whose firm no row of the list was matched to."""
    listed = set(of.rows.filter(enterprise__isnull=False).values_list("enterprise", flat=True))
    return [one for one in waiting_applications(of) if one.enterprise_id not in listed]


@transaction.atomic
def apply_list(*, actor: User, of: AnnouncedList) -> int:
    """Make the titles of all matched rows and close the applications that waited; return how many rows are done.

    A row that cannot be recorded stays with its reason; the others go on.

    Raises:
        NoticeError: no right.
    """
    locked = _locked(actor, of)
    waiting = {one.enterprise_id: one for one in waiting_applications(locked)}
    count = 0
    for row in locked.rows.filter(state=RowState.MATCHED).select_related("enterprise"):
        try:
            with transaction.atomic():
                _record(actor, locked, row, waiting.get(row.enterprise_id or 0))
        except TiduError as error:
            row.state, row.note = RowState.FAULTY, str(error)[:300]
            row.save(update_fields=["state", "note"])
        else:
            count += 1
    locked.applied_at = locked.applied_at or timezone.now()
    locked.save(update_fields=["applied_at"])
    audit.record(actor=actor, action="登记公布名单", target=locked, after={"登记": count})
    return count


@transaction.atomic
def settle_row(*, actor: User, row: ListRow, enterprise: Enterprise) -> ListRow:
    """Decide by hand which firm a row is of; where the list was applied already, its title is made at once.

    Raises:
        NoticeError: no right, decided already, or the firm is not the person's to see.
        TiduError: the title cannot be recorded.
    """
    locked = _locked(actor, row.of)
    found = _waiting_row(row)
    firms = Enterprise.objects.visible_to(actor).exclude(status=Status.MERGED)
    if not firms.filter(pk=enterprise.pk).exists():
        raise NoticeError("没有维护这家企业的权限，请选择您范围内的企业")
    found.enterprise, found.state, found.decided_by = enterprise, RowState.MATCHED, actor
    found.note = "人工选定"
    found.save()
    audit.record(
        actor=actor, action="选定名单企业", target=locked, after={"行": found.row, "企业": enterprise.name}
    )
    if locked.applied_at is not None:
        waiting = {one.enterprise_id: one for one in waiting_applications(locked)}
        _record(actor, locked, found, waiting.get(enterprise.pk))
    return found


@transaction.atomic
def dismiss_row(*, actor: User, row: ListRow, reason: str) -> ListRow:
    """Leave a row out for good; it stays in the list with the reason.

    Raises:
        NoticeError: no right, no reason, or decided already.
    """
    locked = _locked(actor, row.of)
    found = _waiting_row(row)
    if not reason.strip():
        raise NoticeError("请写明不登记的原因，如“外地企业”")
    found.state, found.note, found.decided_by = RowState.DISMISSED, reason.strip()[:300], actor
    found.save()
    audit.record(
        actor=actor, action="不登记名单行", target=locked, after={"行": found.row, "原因": found.note}
    )
    return found


@transaction.atomic
def refuse_others(*, actor: User, of: AnnouncedList, chosen: set[int]) -> int:
    """Close applications (ids) that waited and are not on the list as refused; return how many.

    Raises:
        NoticeError: no right, or the list is not applied yet.
        TiduError: an application cannot be closed.
    """
    locked = _locked(actor, of)
    if locked.applied_at is None:
        raise NoticeError("请先登记名单上的企业，再办结不在名单上的申报")
    found = [one for one in not_on_list(locked) if one.pk in chosen]
    for one in found:
        close_external(
            one,
            StateKind.ENDED_BAD,
            locked.document,
            user=actor,
            key=_key(locked, one),
            on=locked.announced_on,
        )
    audit.record(actor=actor, action="办结名单外申报", target=locked, after={"办结": len(found)})
    return len(found)


def _record(actor: User, of: AnnouncedList, row: ListRow, waiting: Application | None) -> None:
    firm = row.enterprise
    assert firm is not None  # noqa: S101 - matched
    if waiting is not None and waiting.level == row.level:
        terms = TitleTerms(row.since, row.until, row.number)
        close_external(
            waiting,
            StateKind.ENDED_GOOD,
            of.document,
            user=actor,
            key=_key(of, waiting),
            terms=terms,
            on=of.announced_on,
        )
        row.application = waiting
        row.title = Title.objects.filter(enterprise=firm, level=row.level).order_by("-pk").first()
    else:
        row.title = record_title(
            actor=actor,
            enterprise=firm,
            level=row.level,
            since=row.since,
            until=row.until or end_of_term(row.level, row.since),
            number=row.number,
            batch=f"{of.publisher}{of.announced_on.year}年"[:60],
            source=_source(actor, of),
            place=f"{of.file[:90]}，第 {row.row} 行",
        )
    row.state = RowState.DONE
    row.save()


def _source(actor: User, of: AnnouncedList) -> FactSource:
    source, _ = FactSource.objects.get_or_create(
        root_id=of.root_id,
        name=f"{of.publisher} {of.document}"[:200],
        strength=Strength.DEPARTMENT,
        defaults={"entered_by": actor},
    )
    return source


def _key(of: AnnouncedList, application: Application) -> str:
    return f"list:{of.pk}:{application.pk}"


def _locked(actor: User, of: AnnouncedList) -> AnnouncedList:
    if not may_import(actor) or actor.root_id != of.root_id:
        raise NoticeError("没有办理公布名单的权限")
    return AnnouncedList.objects.select_related("root").select_for_update(of=("self",)).get(pk=of.pk)


def _waiting_row(row: ListRow) -> ListRow:
    found = ListRow.objects.select_for_update().get(pk=row.pk)
    if found.state not in WAITING:
        raise NoticeError(f"这一行已经处理过：{found.get_state_display()}")
    return found
