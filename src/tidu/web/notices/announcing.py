"""Announce the firms of a notice whose term is over: every application ends well and every firm gets its title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.applications.effects import end_of_term
from tidu.web.applications.moves import TitleTerms
from tidu.web.applications.transitions import act
from tidu.web.audit import services as audit
from tidu.web.notices import wording
from tidu.web.notices.access import may_keep
from tidu.web.notices.errors import NoticeError
from tidu.web.notices.models import AnnouncedFirm, Announcement, Notice
from tidu.web.notices.selectors import lines_of, plan_for
from tidu.web.notices.services import take_all
from tidu.web.titles.models import Title
from tidu.web.ui.formats import day
from tidu.workflows import Effect

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application
    from tidu.web.notices.models import NoticeFirm


@dataclass(frozen=True, slots=True)
class AnnouncementWords:
    """What a person writes on an announcement; ``until`` None: by the level's own term."""

    title: str
    text: str
    document: str
    announced_on: date
    until: date | None = None


def ready_firms(notice: Notice) -> list[NoticeFirm]:
    """Return the firms of a notice that nothing holds back."""
    return [line.listed for line in lines_of(notice) if not line.held_by]


@transaction.atomic
def make_announcement(*, actor: User, notice: Notice) -> Announcement:
    """Draft the announcement of a notice; the one that is being drafted is returned where there is one.

    Raises:
        NoticeError: not the person's, the term is not over, or nobody can be announced.
    """
    locked = _notice(actor, notice)
    if locked.ends_on is None or not locked.is_over():
        end = f"，{day(locked.ends_on)} 期满" if locked.ends_on else ""
        raise NoticeError(f"公示期未满，不能公告{end}")
    draft = locked.announcements.filter(published_at=None).first()
    if draft is not None:
        return draft
    if not ready_firms(locked):
        raise NoticeError("没有可以公告的企业：都已公告，或有异议未办结")
    made = Announcement.objects.create(
        root_id=locked.root_id,
        notice=locked,
        title=wording.announcement_title(locked),
        text=wording.announcement_text(locked),
        announced_on=timezone.localdate(),
        created_by=actor,
    )
    audit.record(actor=actor, action="起草公告", target=made, after={"公示": locked.title})
    return made


@transaction.atomic
def change_announcement(*, actor: User, announcement: Announcement, words: AnnouncementWords) -> Announcement:
    """Change a draft.

    Raises:
        NoticeError: not the person's, published already, or dated before the end of the term.
    """
    _notice(actor, announcement.notice)
    locked = _locked(announcement)
    if locked.published_at is not None:
        raise NoticeError("公告已经发布，不能再改")
    if locked.notice.ends_on is None or words.announced_on <= locked.notice.ends_on:
        raise NoticeError(f"公告日期应在公示期满（{day(locked.notice.ends_on)}）之后")
    if words.until is not None and words.until < words.announced_on:
        raise NoticeError("称号有效期止日早于公告日期")
    values = {
        "title": words.title, "text": words.text, "document": words.document.strip(),
        "announced_on": words.announced_on, "until": words.until,
    }  # fmt: skip
    before, after = audit.changes(locked, values)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save()
    audit.record(actor=actor, action="修改公告", target=locked, before=before, after=after)
    return locked


@transaction.atomic
def publish_announcement(*, actor: User, announcement: Announcement) -> Announcement:
    """Publish an announcement: take the step of every firm that nothing holds back, all or none.

    A second call returns what the first one published.

    Raises:
        NoticeError: not the person's, no number, nobody to announce, or an application cannot take its step.
    """
    notice = _notice(actor, announcement.notice)
    locked = _locked(announcement)
    if locked.published_at is not None:
        return locked
    plan = plan_for(notice.batch)
    if plan is None or not locked.document:
        raise NoticeError("请先写明公告文号")
    if locked.announced_on > timezone.localdate():
        raise NoticeError(f"公告日期 {day(locked.announced_on)} 还没有到，到日再发布")
    listed = ready_firms(notice)
    if not listed:
        raise NoticeError("没有可以公告的企业：都已公告，或有异议未办结")
    gives = Effect.TITLE in plan.announcing.effects
    until = _until(locked) if gives else None
    terms = TitleTerms(locked.announced_on, until, announcement=locked.pk)

    def take(application: Application) -> None:
        key = f"announcement:{locked.pk}:{application.pk}"
        act(actor, application, plan.announcing.id, key=key, document=locked.document, terms=terms)

    take_all((one.application for one in _with_applications(listed)), take)
    _write(locked, listed, until)
    locked.published_at, locked.published_by = timezone.now(), actor
    locked.save()
    audit.record(
        actor=actor,
        action="发布公告",
        target=locked,
        after={"文号": locked.document, "企业": len(listed), "日期": locked.announced_on},
    )
    return locked


def _until(announcement: Announcement) -> date:
    """Return the last day of the titles.

    Raises:
        NoticeError: the level has no term and none was written.
    """
    if announcement.until is not None:
        return announcement.until
    return end_of_term(announcement.notice.batch.level, announcement.announced_on)


def _write(announcement: Announcement, listed: list[NoticeFirm], until: date | None) -> None:
    """Keep who was announced with the title that came of it, and the day on which the titles end."""
    titles: dict[int, int] = {}
    if until is not None:
        announcement.until = until
        found = Title.objects.filter(
            enterprise__in=[one.enterprise_id for one in listed],
            level=announcement.notice.batch.level,
            until=until,
        )
        titles = dict(found.values_list("enterprise", "pk"))
    AnnouncedFirm.objects.bulk_create(
        AnnouncedFirm(announcement=announcement, listed=one, title_id=titles.get(one.enterprise_id))
        for one in listed
    )


def _with_applications(listed: list[NoticeFirm]) -> list[NoticeFirm]:
    found = type(listed[0]).objects.filter(pk__in=[one.pk for one in listed])
    return list(found.select_related("application__enterprise", "application__batch").order_by("pk"))


def _notice(actor: User, notice: Notice) -> Notice:
    locked = Notice.objects.select_related("batch__root").select_for_update(of=("self",)).get(pk=notice.pk)
    if not may_keep(actor, locked):
        raise NoticeError("没有维护这份公告的权限")
    return locked


def _locked(announcement: Announcement) -> Announcement:
    found = Announcement.objects.select_related("notice__batch")
    return found.select_for_update(of=("self",)).get(pk=announcement.pk)
