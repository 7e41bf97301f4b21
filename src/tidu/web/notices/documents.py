"""Notice and announcement as Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.report.paper import Paper, paper_word
from tidu.web.notices.wording import level_name, term_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.notices.models import Announcement, Notice, NoticeFirm

_HEADER, _WIDTHS = ("序号", "企业名称", "所在辖区", "称号"), (1.4, 7.2, 3, 4)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, blank lines left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def notice_word(notice: Notice) -> bytes:
    """Return a notice as Word, a draft without its dates."""
    told = paragraphs(notice.text)
    if notice.starts_on is not None and notice.ends_on is not None:
        told.append(
            f"公示期：{_written(notice.starts_on)}至{_written(notice.ends_on)}（{notice.term}个工作日，发布当日不计）。"
        )
    told.append(f"异议受理：{notice.contact}")
    return _word(notice, notice, told, notice.firms.all(), notice.starts_on)


def announcement_word(announcement: Announcement, listed: Iterable[NoticeFirm]) -> bytes:
    """Return an announcement as Word, with the firms that are on it."""
    told = paragraphs(announcement.text)
    if announcement.until is not None:
        told.append(term_text(announcement.announced_on, announcement.until))
    return _word(
        announcement, announcement.notice, told, listed, announcement.announced_on, announcement.document
    )


def _word(
    paper: Notice | Announcement,
    notice: Notice,
    told: list[str],
    listed: Iterable[NoticeFirm],
    on: date | None,
    number: str = "",
) -> bytes:
    level = level_name(notice.batch)
    return paper_word(
        Paper(
            title=paper.title,
            number=number,
            paragraphs=told,
            header=_HEADER,
            rows=[(one.name, one.district, level) for one in listed],
            widths=_WIDTHS,
            signer=notice.contact.split("，")[0],
            date=_written(on) if on is not None else "（发布日期）",
        )
    )


def _written(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
