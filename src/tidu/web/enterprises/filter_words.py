"""A filter in words, for titles of jobs, the trail and the notes of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.enterprises.selectors import filter_choices

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.filters import FirmFilter


def filter_words(user: User, wanted: FirmFilter) -> str:
    """Return what a filter narrows by, e.g. ``查找“机械”；辖区：示例东区``; 全部企业 where it narrows nothing."""
    words = [f"查找“{wanted.q}”"] if wanted.q else []
    for select in filter_choices(user, wanted):
        chosen = select["chosen"]
        labels: dict[str, str] = dict(select["choices"])  # type: ignore[call-overload] # pairs of texts
        if chosen:
            words.append(f"{select['noun']}：{labels.get(str(chosen), str(chosen)).strip('　')}")
    return "；".join(words) or "全部企业"
