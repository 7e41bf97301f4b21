"""Make, change and publish a notice. Publishing takes the step of every application on it, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.applications.transitions import act
from tidu.web.audit import services as audit
from tidu.web.batches.access import may_keep as may_keep_batch
from tidu.web.calendars.selectors import add_working_days
from tidu.web.notices import wording
from tidu.web.notices.access import may_keep
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import Notice, NoticeFirm
from tidu.web.notices.selectors import candidates, districts_of, plan_for

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application
    from tidu.web.batches.models import Batch
    from tidu.web.notices.plan import NoticePlan

TERMS = range(1, 31)
_LISTED = 10


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """What a person writes on a notice; ``term`` in working days."""

    title: str
    text: str
    contact: str
    term: int


@transaction.atomic
def make_notice(*, actor: User, batch: Batch) -> Notice:
    """Draft the notice of a batch with everything that can be listed.

    Raises:
        NoticeError: not the person's batch, a higher authority announces, or there is nobody to list.
    """
    if not may_keep_batch(actor, batch):
        raise NoticeError("没有维护这个批次的权限")
    if plan_for(batch) is None:
        raise NoticeError(f"“{batch.workflow.label}”由上级公示公告，请在结果公布后导入名单")
    found = candidates(batch)
    if not found:
        raise NoticeError("批次中还没有走到公示一步的申报，请先完成审核评审")
    notice = Notice.objects.create(
        root_id=batch.root_id,
        batch=batch,
        title=wording.notice_title(batch),
        text=wording.notice_text(batch),
        contact=wording.contact_of(actor, batch),
        created_by=actor,
    )
    _list(notice, found)
    audit.record(
        actor=actor, action="起草公示", target=notice, after={"批次": batch.title, "企业": len(found)}
    )
    return notice


@transaction.atomic
def change_notice(*, actor: User, notice: Notice, words: NoticeWords, chosen: Collection[int]) -> Notice:
    """Change a draft: its words, and which applications (ids) are on it.

    Raises:
        NoticeError: not the person's, published already, or nobody left on it.
    """
    locked = _draft(actor, notice)
    if words.term not in TERMS:
        raise NoticeError(f"公示期应为 {TERMS.start} 至 {TERMS.stop - 1} 个工作日")
    found = [one for one in candidates(locked.batch, locked) if one.pk in chosen]
    if not found:
        raise NoticeError("名单中至少要有一家企业")
    before, after = audit.changes(
        locked, {"title": words.title, "text": words.text, "contact": words.contact, "term": words.term}
    )
    locked.title, locked.text, locked.contact, locked.term = (
        words.title,
        words.text,
        words.contact,
        words.term,
    )
    locked.save()
    locked.firms.all().delete()
    _list(locked, found)
    audit.record(
        actor=actor, action="修改公示", target=locked, before=before, after=after | {"企业": len(found)}
    )
    return locked


@transaction.atomic
def discard_notice(*, actor: User, notice: Notice) -> None:
    """Remove a draft.

    Raises:
        NoticeError: not the person's, or published already.
    """
    locked = _draft(actor, notice)
    audit.record(actor=actor, action="删除公示草稿", target=locked)
    locked.delete()


@transaction.atomic
def publish_notice(*, actor: User, notice: Notice, on: date | None = None) -> Notice:
    """Make a notice public: every application on it takes its step, then nothing of it can be changed.

    Args:
        actor: who publishes.
        notice: any copy of it.
        on: day of publication; today by default. It does not count; the term's working days follow it.

    Raises:
        NoticeError: not the person's, or an application cannot be listed; all that stand in the way are named.
    """
    locked = Notice.objects.select_related("batch__root").select_for_update(of=("self",)).get(pk=notice.pk)
    if not may_keep(actor, locked):
        raise NoticeError("没有发布这份公示的权限")
    if locked.published_at is not None:
        return locked
    plan = plan_for(locked.batch)
    if plan is None:
        raise NoticeError("这个批次由上级公示公告")
    listed = list(locked.firms.select_related("application__batch", "application__enterprise"))
    if gone := [one.name for one in listed if one.application.state not in plan.states]:
        raise NoticeError(f"下列企业的申报已不能公示，请从名单中去掉：{'、'.join(gone[:_LISTED])}")
    _take_listing(actor, locked, [one.application for one in listed], plan)
    found = add_working_days(on or timezone.localdate(), locked.term)
    locked.starts_on, locked.ends_on = on or timezone.localdate(), found.day
    locked.calendar_remark = found.remark
    locked.published_at, locked.published_by = timezone.now(), actor
    locked.save()
    audit.record(
        actor=actor,
        action="发布公示",
        target=locked,
        after={"企业": len(listed), "公示期": f"{locked.starts_on} 至 {locked.ends_on}"},
    )
    return locked


def _take_listing(actor: User, notice: Notice, applications: list[Application], plan: NoticePlan) -> None:
    """Take the step onto the list of those that have not taken it yet."""
    if plan.listing is None:
        return
    step = plan.listing
    take_all(
        (one for one in applications if one.state in step.from_),
        lambda one: act(actor, one, step.id, key=f"notice:{notice.pk}:{one.pk}"),
    )


def take_all(applications: Iterable[Application], take: Callable[[Application], object]) -> None:
    """Take a step of many applications inside the caller's transaction.

    Raises:
        NoticeError: some cannot take it; up to ten are named with the reason.
    """
    problems = []
    for application in applications:
        try:
            with transaction.atomic():
                take(application)
        except TiduError as error:
            problems.append(f"{application.enterprise}：{error}")
    if problems:
        more = f"；共 {len(problems)} 家" if len(problems) > _LISTED else ""
        raise NoticeError("；".join(problems[:_LISTED]) + more)


def _draft(actor: User, notice: Notice) -> Notice:
    locked = Notice.objects.select_related("batch__root").select_for_update(of=("self",)).get(pk=notice.pk)
    if not may_keep(actor, locked):
        raise NoticeError("没有维护这份公示的权限")
    if locked.published_at is not None:
        raise NoticeError("公示已经发布，不能再改")
    return locked


def _list(notice: Notice, applications: list[Application]) -> None:
    districts = districts_of(one.enterprise.jurisdiction.path for one in applications)
    NoticeFirm.objects.bulk_create(
        NoticeFirm(
            notice=notice,
            application=one,
            enterprise_id=one.enterprise_id,
            name=one.enterprise.name,
            district=districts[one.enterprise.jurisdiction.path],
        )
        for one in applications
    )
