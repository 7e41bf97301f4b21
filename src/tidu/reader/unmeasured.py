"""Goals that name no figure (翻番, 零的突破): no target can carry them, so a person is told where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.sections import Section, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.layout import Even
    from tidu.reader.outline import Node

_GOAL: Final = re.compile(
    r"翻[一两]?番|零的?突破(?!性)|(?:位居|位列|进入|跻身|保持|稳居)[^，；。\d]{2,14}(?:前列|前茅|第一方阵|第一梯队|首位)"
)
_MOST: Final = 12


def unmeasured(even: Even, root: Node) -> Iterator[str]:
    """Yield a remark for each clause that states such a goal, at most a dozen."""
    left = _MOST
    for node in root.below():
        if section(node) in (Section.past, Section.principles):
            continue
        for match in _GOAL.finditer(even.text, node.body, node.own_end):
            if left == 0:
                return
            left -= 1
            start, end = _clause_around(even.text, match.start(), match.end())
            place = even.place(start)
            yield f"第 {place + 1} 字的目标没有写数，未列为目标，需要时请自行添加：{even.quote(start, end)}"


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that a span lies in."""
    begun = max(text.rfind(sign, 0, start) for sign in "。；，：\n") + 1
    ends = [at for sign in "。；，\n" if (at := text.find(sign, end)) >= 0]
    return begun, min(ends, default=len(text))
