"""What is done to bulletins: begun from the data, edited, brought up to date, discarded, issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.tables.bulletin.model import Content, date_text, kept
from tidu.web.audit import services as audit
from tidu.web.bulletins.access import FrozenError
from tidu.web.bulletins.files import every_kind, store
from tidu.web.bulletins.models import Bulletin, State
from tidu.web.bulletins.notices import tell_issued
from tidu.web.bulletins.quarterly import quarterly
from tidu.web.bulletins.wording import sections_of
from tidu.web.plans.access import may_keep
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.quarters import quarters_of
from tidu.web.plans.standing import pack_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.plans import Plan
    from tidu.tables.bulletin.model import Section
    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction
    from tidu.web.plans.quarters import Quarter

HEAD = ("masthead", "title", "issuer", "recipients", "copies", "signer")
"""What of the head and foot an official may change."""


class BulletinError(TiduError):
    """A bulletin cannot be handled so; the text says why."""


@transaction.atomic
def begin(*, actor: User, plan: AdoptedPlan, quarter: Quarter) -> Bulletin:
    """Draft a bulletin on a quarter that is over; the draft that is there already is returned as it is.

    Raises:
        BulletinError: no right, no such plan in the packs, or the quarter is not over or outside the plan.
    """
    pack = _checked(actor, plan)
    today = timezone.localdate()
    if quarter not in quarters_of(plan.start, plan.end, today) or quarter.last >= today:
        raise BulletinError(f"{quarter.label}还没有结束，或不在计划期内，不能拟写通报")
    # One draft a quarter: two people who begin at once get the same.
    AdoptedPlan.objects.select_for_update().get(pk=plan.pk)
    found = Bulletin.objects.filter(plan=plan, quarter=quarter.key, state=State.DRAFT).first()
    if found is not None:
        return found
    draft = draft_of(plan, pack, quarter, today=today, issuer=issuer_of(actor, plan))
    draft.saved_by = actor
    draft.save()
    audit.record(actor=actor, action="拟写通报", target=draft, after={"季度": quarter.label})
    return draft


def draft_of(plan: AdoptedPlan, pack: Plan, quarter: Quarter, *, today: date, issuer: str) -> Bulletin:
    """Return a draft that is not saved yet."""
    found = quarterly(plan, pack, quarter, today=today)
    number = next_number(plan, today.year)
    content = Content(
        masthead=f"{plan.jurisdiction.name}“专精特新”培育工作通报",
        issue=f"{today.year}年第{number}期",
        issuer=issuer,
        dated="",
        title=f"关于{quarter.label}“专精特新”企业培育工作进展情况的通报",
        sections=sections_of(found),
        recipients="各责任单位",
    )
    return Bulletin(
        plan=plan,
        quarter=quarter.key,
        year=today.year,
        number=number,
        content=kept(content),
        as_of=found.as_of,
    )


def issuer_of(actor: User, plan: AdoptedPlan) -> str:
    """Return who issues: the person's unit by its full name, else the plan's place."""
    if actor.organisation is None:
        return plan.jurisdiction.name
    return full_name(actor.organisation.name, plan.root)


def full_name(unit: str, place: Jurisdiction) -> str:
    """Return a unit's name with its city's in front: 市财政局 signs as 长春市财政局."""
    ending = place.name[-1:]
    return f"{place.name}{unit[1:]}" if unit.startswith(ending) and ending in "市区县" else unit


def next_number(plan: AdoptedPlan, year: int) -> int:
    """Return the number that follows those issued in a year."""
    issued = Bulletin.objects.filter(plan=plan, year=year, state=State.ISSUED)
    return (issued.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def save_draft(
    *,
    actor: User,
    bulletin: Bulletin,
    number: int,
    head: Mapping[str, str],
    texts: Mapping[str, str],
    version: int | None = None,
) -> Bulletin:
    """Keep what an official wrote: head, number, and the text of sections by key; tables stay as they are.

    Args:
        actor: who wrote it.
        bulletin: the draft.
        number: 期号.
        head: values of `HEAD`.
        texts: text by section.
        version: the version she began with; None saves whatever others wrote meanwhile.

    Raises:
        BulletinError: no right, or somebody else saved the draft meanwhile.
        FrozenError: it is issued.
    """
    draft = _open(actor, bulletin)
    if version is not None and version != draft.version and draft.saved_by_id != actor.pk:
        raise BulletinError(
            f"{draft.saved_by}刚刚改过这份草稿。您写的还在下面，请复制后重新打开草稿再改，以免覆盖"
        )
    old = draft.text
    content = msgspec.structs.replace(
        old,
        **{name: head[name].strip() for name in HEAD if name in head},
        issue=f"{draft.year}年第{number}期",
        sections=tuple(
            msgspec.structs.replace(one, text=texts.get(one.key, one.text).replace("\r\n", "\n").strip())
            for one in old.sections
        ),
    )
    return _write(actor, draft, content, number)


@transaction.atomic
def bring_up_to_date(*, actor: User, bulletin: Bulletin, reword: bool) -> Bulletin:
    """Take the tables from the data anew; the text stays as it was edited unless it is to be written anew too.

    Raises:
        BulletinError: no right, or the plan is gone from the packs.
        FrozenError: it is issued.
    """
    draft = _open(actor, bulletin)
    pack = _checked(actor, draft.plan)
    quarter = next(
        one
        for one in quarters_of(draft.plan.start, draft.plan.end, draft.plan.end)
        if one.key == draft.quarter
    )
    found = quarterly(draft.plan, pack, quarter, today=timezone.localdate())
    old = {one.key: one for one in draft.text.sections}
    sections = tuple(one if reword else _worded(one, old.get(one.key)) for one in sections_of(found))
    draft.as_of = found.as_of
    return _write(actor, draft, msgspec.structs.replace(draft.text, sections=sections), draft.number)


def _worded(new: Section, old: Section | None) -> Section:
    return new if old is None else msgspec.structs.replace(new, text=old.text)


@transaction.atomic
def discard(*, actor: User, bulletin: Bulletin) -> None:
    """Throw a draft away.

    Raises:
        BulletinError: no right.
        FrozenError: it is issued.
    """
    draft = _open(actor, bulletin)
    audit.record(actor=actor, action="删除通报草稿", target=draft, before={"季度": draft.quarter_label})
    draft.delete()


def issue(*, actor: User, bulletin: Bulletin, on: date) -> Bulletin:
    """Issue a bulletin: its files are made and stored, and it is never changed again; units are told.

    Args:
        actor: who issues it.
        bulletin: the draft.
        on: day of issue, not in the future; the number is counted in its year.

    Raises:
        BulletinError: no right, no text, a day to come, or the number is taken.
        FrozenError: it is issued already.
        FontError: no Chinese font is installed.
    """
    with transaction.atomic():
        draft = _open(actor, bulletin)
        _check_ready(draft, on)
        done = enter_issued(draft, on=on, by=actor)
        hashes = {file.kind: file.sha256 for file in done.files.all()}
        audit.record(
            actor=actor, action="印发通报", target=done, after={"印发日期": on.isoformat(), "文件": hashes}
        )
        tell_issued(done)
    return done


def enter_issued(draft: Bulletin, *, on: date, by: User | None) -> Bulletin:
    """Freeze a draft with its files; who may do so was checked before.

    Raises:
        FrozenError: it is issued already.
        FontError: no Chinese font is installed.
    """
    content = msgspec.structs.replace(
        draft.text,
        issue=f"{on.year}年第{draft.number}期",
        dated=date_text(on.year, on.month, on.day),
    )
    # Made before anything is written: without a font there is no half-issued bulletin.
    files = every_kind(content)
    with transaction.atomic():
        draft.content, draft.year, draft.state = kept(content), on.year, State.ISSUED
        draft.issued_on, draft.issued_by, draft.issued_at = on, by, timezone.now()
        draft.save()
        store(draft, files)
    return draft


def _check_ready(draft: Bulletin, on: date) -> None:
    if on > timezone.localdate():
        raise BulletinError("印发日期不能晚于今天")
    content = draft.text
    for name, label in (("masthead", "报头"), ("title", "标题"), ("issuer", "发文单位")):
        if not getattr(content, name):
            raise BulletinError(f"请填写{label}，再印发")
    taken = Bulletin.objects.filter(plan=draft.plan, year=on.year, number=draft.number, state=State.ISSUED)
    if taken.exists():
        raise BulletinError(
            f"{on.year}年第{draft.number}期已经用过，下一个期号是第{next_number(draft.plan, on.year)}期"
        )


def _write(actor: User, draft: Bulletin, content: Content, number: int) -> Bulletin:
    before = draft.content
    draft.content, draft.number, draft.saved_by = kept(content), number, actor
    if draft.content != before:
        audit.record(
            actor=actor, action="修改通报草稿", target=draft, after={"第几次保存": draft.version + 1}
        )
    draft.version += 1
    draft.save()
    return draft


def _open(actor: User, bulletin: Bulletin) -> Bulletin:
    """Read a draft anew and lock it: of two people at once the second sees what the first did."""
    found = Bulletin.objects.select_for_update(of=("self",)).select_related(
        "plan__jurisdiction", "plan__root", "saved_by"
    )
    draft: Bulletin = found.get(pk=bulletin.pk)
    if not may_keep(actor, draft.plan):
        raise BulletinError("没有管理这个计划的通报的权限")
    if draft.is_issued:
        raise FrozenError
    return draft


def _checked(actor: User, plan: AdoptedPlan) -> Plan:
    if not may_keep(actor, plan):
        raise BulletinError("没有管理这个计划的通报的权限")
    pack = pack_of(plan)
    if pack is None:
        raise BulletinError("规则包中已没有这个计划，请系统管理员检查本站的规则包")
    return pack
