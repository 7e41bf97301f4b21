"""Minutes of a review meeting: drafted from the board, edited, fixed, written as Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.tables.bulletin.model import Content, Section, Table, date_text, kept
from tidu.web.audit import services as audit
from tidu.web.batches.models import Batch
from tidu.web.packs import level_label
from tidu.web.reviews.access import may_lead
from tidu.web.reviews.board import board_of
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Draw, Kind, Minutes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.reviews.board import Board, Row

_SIGNATURES = 3


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the board does not know: when and where, who led it, who came."""

    held_on: date
    place: str
    chair: str
    attendance: str


@transaction.atomic
def draft_minutes(*, actor: User, batch: Batch, meeting: Meeting) -> Minutes:
    """Draft minutes from how the review stands now: its tables stay as they are drafted.

    Raises:
        ReviewError: no right, a day to come, or nothing under review.
    """
    _require(actor, batch)
    if meeting.held_on > timezone.localdate():
        raise ReviewError("会议日期不能晚于今天")
    board = board_of(actor, batch)
    if not board.rows:
        raise ReviewError("还没有进入评审的申报，没有可写入纪要的内容")
    Batch.objects.select_for_update().get(pk=batch.pk)
    last = batch.minutes.first()
    number = last.number + 1 if last is not None else 1
    made = Minutes.objects.create(
        batch=batch,
        number=number,
        held_on=meeting.held_on,
        content=kept(_content(batch, board, meeting, number)),
        made_by=actor,
    )
    audit.record(actor=actor, action="起草评审会议纪要", target=made, after={"次数": number})
    return made


def _content(batch: Batch, board: Board, meeting: Meeting, number: int) -> Content:
    rows = board.rows
    passed = sum(row.decided is not None for row in rows)
    level = level_label(batch.level) if batch.level else batch.workflow.label
    quota = f"名额 {batch.quota} 家，" if batch.quota else ""
    day = meeting.held_on
    where = f"，地点：{meeting.place}" if meeting.place else ""
    return Content(
        masthead=f"{batch.organiser.name}评审会议纪要",
        issue=f"第{number}次",
        issuer=batch.organiser.name,
        dated="",
        title=f"{batch.title}评审会议纪要",
        sections=(
            Section(
                "meeting",
                "一、会议情况",
                f"时间：{date_text(day.year, day.month, day.day)}{where}。\n主持人：{meeting.chair}。\n"
                f"参加人员：{meeting.attendance}。",
            ),
            Section(
                "list",
                "二、评审对象",
                f"本次评审{level}申报 {len(rows)} 份，{quota}应交评审表 {board.sheets} 份，"
                f"已交 {board.submitted} 份。{_drawn(batch)}",
                (_scores(rows),),
            ),
            Section("decisions", "三、评审结论", f"会议审议了上述申报，已作结论 {passed} 份。", (_decisions(rows),)),
            Section("signed", "四、签字", "参加人员确认上述内容属实。", (_signatures(),)),
        ),
    )  # fmt: skip


def _drawn(batch: Batch) -> str:
    draw = Draw.objects.filter(batch=batch, kind=Kind.EXPERTS, origin=None).last()
    if draw is None:
        return ""
    return f"专家由系统随机抽取（种子 {draw.seed}，候选 {len(draw.candidates)} 人），抽取记录可复核。"


def _scores(rows: tuple[Row, ...]) -> Table:
    return Table(
        name="评分",
        title="申报名单和评分",
        labels=("名次", "企业", "辖区", "评分", "平均", "最低—最高", "标准差"),
        rows=tuple(
            (
                str(row.rank or "—"),
                row.application.enterprise.name,
                row.application.enterprise.jurisdiction.name,
                "、".join(str(one.points) for one in row.totals if one.points is not None),
                f"{row.spread.mean:.1f}" if row.spread else "",
                f"{row.spread.low}—{row.spread.high}" if row.spread else "",
                f"{row.spread.deviation:.1f}" if row.spread else "",
            )
            for row in rows
        ),
        widths=(1.2, 4.6, 2.4, 2.4, 1.4, 2.2, 1.6),
        note="同分同名次；标准差按全部评分计算。",
    )


def _decisions(rows: tuple[Row, ...]) -> Table:
    return Table(
        name="结论",
        title="结论和理由",
        labels=("企业", "结论", "理由"),
        rows=tuple(
            (
                row.application.enterprise.name,
                row.decided.label if row.decided is not None else "未作结论",
                row.decided.reason if row.decided is not None else "",
            )
            for row in rows
        ),
        widths=(4.6, 2.6, 8),
    )


def _signatures() -> Table:
    return Table(
        name="签字",
        title="签字",
        labels=("姓名", "单位", "签字", "日期"),
        rows=tuple(("　", "　", "　", "　") for _ in range(_SIGNATURES)),
        widths=(3, 5, 4, 3),
    )


@transaction.atomic
def write_minutes(
    *, actor: User, minutes: Minutes, title: str, texts: Mapping[str, str], fix: bool
) -> Minutes:
    """Keep what was written in minutes, and fix them: from then on they cannot be changed.

    Raises:
        ReviewError: no right, or they are fixed.
    """
    _require(actor, minutes.batch)
    locked = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if locked.fixed_at is not None:
        raise ReviewError("纪要已定稿，不能再改")
    text = locked.text
    today = timezone.localdate()
    changed = Content(
        masthead=text.masthead,
        issue=text.issue,
        issuer=text.issuer,
        dated=date_text(today.year, today.month, today.day) if fix else "",
        title=title.strip() or text.title,
        sections=tuple(
            Section(one.key, one.heading, texts.get(one.key, one.text), one.tables) for one in text.sections
        ),
    )
    locked.content = kept(changed)
    if fix:
        locked.fixed_at, locked.fixed_by = timezone.now(), actor
    locked.save()
    audit.record(actor=actor, action="评审会议纪要定稿" if fix else "修改评审会议纪要", target=locked)
    return locked


def _require(actor: User, batch: Batch) -> None:
    if not may_lead(actor, batch):
        raise ReviewError("没有组织这个批次评审的权限")
