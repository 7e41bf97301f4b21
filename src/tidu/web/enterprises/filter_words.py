"""A filter in words, for titles of jobs, the trail and the notes of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.enterprises.selectors import every_choice

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.filters import FirmFilter


def filter_words(user: User, wanted: FirmFilter) -> str:
    """Return what a filter narrows by, e.g. ``查找“机械”；辖区：示例东区``; 全部企业 where it narrows nothing."""
    words = [f"查找“{wanted.q}”"] if wanted.q else []
    for select in every_choice(user, wanted):
        if select.chosen:
            # What she cannot choose narrows all the same: it is named, never left out, and never a raw id.
            chosen = dict(select.choices).get(select.chosen, "不在可选范围内的一项")
            words.append(f"{select.noun}：{chosen.strip('　')}")
    return "；".join(words) or "全部企业"
