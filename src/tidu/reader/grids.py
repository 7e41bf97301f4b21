"""Tables of tasks: 序号 | 工作任务 | 责任单位, a row a line.

Many plans end in such a table. A table counts when its head names a column of tasks and one of units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tidu.reader.confidence import Doubts
from tidu.reader.layout import even
from tidu.reader.model import Task
from tidu.reader.tabular import Cell, rows, stacked
from tidu.reader.titles import title_of
from tidu.reader.units import is_unit, unit_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_TASKS: Final = re.compile(r"任务|事项|举措|措施|工作内容|主要内容|工作要点|重点工作|项目名称")
_LEAD: Final = re.compile(r"牵头(?:单位|部门)")
_SUPPORT: Final = re.compile(r"(?:配合|参加|参与|协办)(?:单位|部门)")
_UNITS: Final = re.compile(r"(?:责任|负责|承办|实施|落实)(?:单位|部门)")
_SHORTEST: Final = 4
_HEAD: Final = 8  # characters of a column's name


@dataclass(frozen=True, slots=True)
class _Head:
    """Columns of a table: that of the tasks, and those of units with their role."""

    width: int
    task: int
    units: dict[int, str]


def read_grids(text: str, first: int) -> Iterator[Task]:
    """Yield the tasks of all tables of a text; ``first`` is the number of the first."""
    head, end_before, seen = None, 0, set[str]()
    above: list[Cell] = []
    for start, end, cells in rows(text):
        if text[end_before:start].strip():
            head, above = None, []
        end_before = end
        if found := _head(cells) or _second_row(above, cells):
            head = found
        elif head is not None and len(cells) == head.width:
            task = _task(cells, head, first + len(seen))
            # A merged cell stands in every row it spans.
            if task is not None and task.title not in seen:
                seen.add(task.title)
                yield task
        above = cells


def _second_row(above: list[Cell], cells: list[Cell]) -> _Head | None:
    """Read a row as the second of a head: 责任分工 over 牵头单位 and 配合单位; None if it is none."""
    names = [at for at, cell in enumerate(above) if _TASKS.search(cell.plain) and len(cell.plain) <= _HEAD]
    both = stacked(above, cells, names[-1]) if names else None
    return _head(both) if both else None


def _head(cells: list[Cell]) -> _Head | None:
    """Read a row as the head of a table; None if it is none."""
    plain = [cell.plain for cell in cells]
    units = {}
    for at, words in enumerate(plain):
        for role, pattern in (("lead", _LEAD), ("support", _SUPPORT), ("units", _UNITS)):
            if len(words) <= _HEAD and pattern.search(words):
                units[at] = role
                break
    tasks = [
        at
        for at, words in enumerate(plain)
        if at not in units and len(words) <= _HEAD and _TASKS.search(words)
    ]
    # The last column of tasks is the finest: 重点任务 | 工作举措.
    return _Head(len(cells), tasks[-1], units) if units and tasks else None


def _task(cells: list[Cell], head: _Head, number: int) -> Task | None:
    named: dict[str, list[str]] = {"units": [], "lead": [], "support": []}
    others = False
    for at, role in head.units.items():
        units, more = unit_list(even(cells[at].text).text.replace("\n", "、"))
        others |= more
        named["units"] += [unit for unit in units if unit not in named["units"]]
        if role != "units":
            named[role] += units
    cell = cells[head.task]
    if not named["units"] or len(cell.text) < _SHORTEST or not any(is_unit(unit) for unit in named["units"]):
        return None
    words = even(re.sub(r"^\d{1,3}[.、]\s*", "", cell.text))
    title = title_of(words.text, 0, len(words.text))
    doubts = Doubts()
    doubts.add("取自表格，请核对行列", 0.1)
    if others:
        doubts.add("原文以“等”收尾，另有未列明的单位")
    last = max(cells, key=lambda one: one.start + len(one.text))
    return Task(
        number=number,
        printed=cells[0].text if cells[0].text.isdigit() else "",
        title=words.words(title.start, title.end),
        units=tuple(named["units"]),
        lead=tuple(named["lead"]),
        support=tuple(named["support"]),
        chapter="",
        start=cells[0].start,
        end=last.start + len(last.text),
        confidence=doubts.confidence,
        doubts=tuple(doubts.texts),
    )
