"""What kind of talk a passage is: goals, a look back, principles, or work to be done."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tidu.reader.outline import Node


class Section(Enum):
    """Kinds of sections; figures in each are believed differently."""

    goals = "goals"
    past = "past"
    principles = "principles"
    opening = "opening"
    work = "work"


_KINDS: Final = (
    (Section.goals, re.compile(r"(?:目标|指标|愿景|目标任务|目标和任务)$|^(?:总体|主要|发展|工作|阶段)目标")),
    (
        Section.past,
        re.compile(
            r"回顾|现状$|^(?:主要)?成效|进展情况|面临.*形势|^形势|存在.*问题|^(?:主要)?问题|主要成绩|^背景|^困难|^基本情况$|概况$"
            r"|^(?:发展|工作|现有|产业)?基础(?:和|与|$)|工作总结$"
        ),
    ),
    (
        Section.principles,
        re.compile(
            r"指导思想|基本原则|总体思路|重要意义|意义$|工作原则|适用范围|名词解释|附则"
            r"|(?:申报|认定|申请|准入|基本|入库|遴选|评定)条件$|^(?:支持|奖励|扶持|申报)(?:对象|范围|要求)$"
        ),
    ),
)
_LONGEST: Final = 24


def section(node: Node) -> Section:
    """Kind of the section a node's own text belongs to: the nearest heading that tells."""
    if node.parent is None:
        # A text without any heading has no opening: all of it is work.
        return Section.opening if node.children else Section.work
    for above in node.path():
        if above.kind == "dash" or len(above.title.text) > _LONGEST:
            continue
        for kind, pattern in _KINDS:
            if pattern.search(above.title.text):
                return kind
    return Section.work
