"""Texts that are proposed for notices and announcements; a person edits them before they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.packs import library
from tidu.web.ui.formats import day

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.batches.models import Batch
    from tidu.web.notices.models import Notice


def level_name(batch: Batch) -> str:
    """Return what the batch's firms become: the level's name, or that of the workflow."""
    known = library().levels.get(batch.level)
    return known.label if known is not None else batch.workflow.label


def notice_title(batch: Batch) -> str:
    """Return a title such as ``关于拟认定…名单的公示（2026年…）``."""
    return f"关于拟认定{level_name(batch)}名单的公示（{batch.title}）"[:120]


def notice_text(batch: Batch) -> str:
    """Return the body of a notice, paragraphs apart by a blank line."""
    return "\n\n".join(
        (
            f"{_ground(batch)}经企业申报、审核评审，拟将下列企业认定为{level_name(batch)}，现向社会公示。",
            "对名单有异议的，请在公示期内网上提交或向受理单位书面提出，写明事实和理由，留下姓名和联系方式。",
            "受理单位将核实并答复，对异议人的信息保密。",
        )
    )


def contact_of(user: User, batch: Batch) -> str:
    """Return which unit receives objections, as far as it is known; telephone and address are to be added."""
    return user.organisation.name if user.organisation is not None else batch.organiser.name


def announcement_title(notice: Notice) -> str:
    """Return a title such as ``关于认定…名单的公告（2026年…）``."""
    return f"关于认定{level_name(notice.batch)}名单的公告（{notice.batch.title}）"[:120]


def announcement_text(notice: Notice) -> str:
    """Return the body of an announcement."""
    told = f"经 {day(notice.starts_on)} 至 {day(notice.ends_on)} 公示，" if notice.ends_on else ""
    return (
        f"{_ground(notice.batch)}{told}现认定下列企业为{level_name(notice.batch)}。"
        "\n\n请各企业按时更新信息，发生重大变化的，自变化之日起三个月内报告。"
    )


def term_text(since: date, until: date) -> str:
    """Return the validity in words."""
    return f"称号有效期自 {day(since)} 至 {day(until)}。"


def _ground(batch: Batch) -> str:
    source = batch.workflow.spec.source
    number = f"（{source.number}）" if source.number else ""
    return f"根据《{source.document}》{number}，"
