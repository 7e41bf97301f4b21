"""Tables of indicators: 指标 | 单位 | 2024年 | 2028年目标, a target for each figure under a column of goals.

A table counts when its head names a column of indicators and one of goals. Columns of the year it starts from
are left alone; what a cell says beside its number (≥60, 80以上, 〔500〕 for a sum over years) is kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tidu.reader.bounds import operator
from tidu.reader.confidence import Doubts
from tidu.reader.counted import UNITS
from tidu.reader.model import Target
from tidu.reader.numerals import ARABIC, arabic
from tidu.reader.tabular import Cell, rows, stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.model import Figure

_NAME: Final = re.compile(
    r"^(?:(?:主要|核心|发展|具体|监测|考核|[一二三]级)*指标(?:名称|内容)?|目标名称)(?:（单位）|\(单位\))?$"
)
_UNIT: Final = re.compile(r"^(?:计量|指标)?单位$")
_GOAL: Final = re.compile(r"目标|预期|规划|计划")
_BASE: Final = re.compile(r"基期|现状|实际|完成|基数|基础|初值|已")
_YEAR: Final = re.compile(r"20\d\d")
_YEARLY: Final = re.compile(r"年均(?:增长|增速|增幅)")
_BOUNDS: Final = {"≥": "不低于", ">=": "不低于", "≤": "不超过", "<=": "不超过", ">": "超过", "<": "低于"}
_VALUE: Final = re.compile(
    rf"^(?P<sum>[〔\[【（(])?(?P<pre>不低于|不少于|至少|达到|超过|突破|不超过|不高于|低于|控制在)?(?P<about>约)?(?P<few>)?"
    rf"(?P<a>{ARABIC})(?:[-—~～至](?P<b>{ARABIC}))?(?P<scale>[万千百](?!元|美元|千瓦|瓦))?(?P<unit>万元|万美元|{UNITS})?"
    r"(?P<post>及?以上|左右|上下|及?以下|以内|之内)?[〕\]】）)]?$"
)
_WHOLE: Final = {"全覆盖": ("full", Decimal(100), "%"), "清零": ("zero", Decimal(0), "")}
_UNIT_BEHIND: Final = re.compile(r"[（(](?P<unit>[^（()）]{1,8})[）)]$")
_NUMBER_AHEAD: Final = re.compile(r"^(?:\d{1,2}[.、．]|[（(]\d{1,2}[）)]|[①-⑳]|其中[：:]?|[★*▲])+\s*")
_SCALED: Final = re.compile(rf"^(?P<scale>[万千百])(?P<unit>(?!元|美元|千瓦|瓦)(?:{UNITS}|标准箱))$")
_SCALES: Final = {"万": 10_000, "千": 1_000, "百": 100}
_NO_UNIT: Final = frozenset({"-", "—", "——", "/", "无", "－"})
_LONGEST_HEAD: Final = 24
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of goals: the year they are due, and whether they are yearly growth."""

    at: int
    by: int | None
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    width: int
    name: int
    unit: int | None
    goals: tuple[_Column, ...]


def read_indicators(text: str, period: tuple[int | None, int | None]) -> Iterator[Target]:
    """Yield the targets of all tables of indicators; each holds from its name's cell to its figure's.

    Args:
        text: the document's text.
        period: first and last year of the plan; tells which years are past and when goals without one are due.
    """
    head, end_before, above = None, 0, list[Cell]()
    for start, end, cells in rows(text):
        if text[end_before:start].strip():
            head, above = None, []
        end_before = end
        if found := _head(cells, period) or _second_row(above, cells, period):
            head = found
        elif head is not None and head.name < len(cells) <= head.width:
            yield from _targets(text, cells, head)
        above = cells


def _second_row(above: list[Cell], cells: list[Cell], period: tuple[int | None, int | None]) -> _Head | None:
    """Read a row as the second of a head: 目标 over 2026年 and 2027年; None if it is none."""
    names = [at for at, cell in enumerate(above) if _NAME.match(cell.plain)]
    both = stacked(above, cells, names[-1]) if names else None
    return _head(both, period) if both else None


def _head(cells: list[Cell], period: tuple[int | None, int | None]) -> _Head | None:
    """Read a row as the head of a table; None if it is none."""
    plain = [cell.plain for cell in cells]
    names = [at for at, words in enumerate(plain) if _NAME.match(words)]
    if not names or max(map(len, plain)) > _LONGEST_HEAD:
        return None
    unit = next((at for at, words in enumerate(plain) if _UNIT.match(words)), None)
    goals = [
        at
        for at, words in enumerate(plain)
        if at not in (*names, unit)
        and (_GOAL.search(words) or _YEAR.search(words))
        and not _BASE.search(words)
    ]
    if any(_GOAL.search(plain[at]) for at in goals):
        goals = [at for at in goals if _GOAL.search(plain[at])]
    elif len(goals) > 1 and not any(map(_BASE.search, plain)):
        goals = _without_base(plain, goals, period)
    columns = [_Column(at, _year(plain[at], period), bool(_YEARLY.search(plain[at]))) for at in goals]
    columns += [
        _Column(at, period[1], yearly=True)
        for at, words in enumerate(plain)
        if at not in goals and _YEARLY.search(words)
    ]
    return _Head(len(cells), names[-1], unit, tuple(columns)) if goals else None


def _without_base(plain: list[str], goals: list[int], period: tuple[int | None, int | None]) -> list[int]:
    """Columns of years without the first, where it lies before the plan or nothing tells when that begins."""
    years = [int(match[0]) for at in goals if (match := _YEAR.search(plain[at]))]
    first = min(years)
    if period[0] is not None and first >= period[0]:
        return goals
    return [at for at in goals if str(first) not in plain[at]]


def _year(words: str, period: tuple[int | None, int | None]) -> int | None:
    years = _YEAR.findall(words)
    return int(years[-1]) if years else period[1]


def _targets(text: str, cells: list[Cell], head: _Head) -> Iterator[Target]:
    name = _NUMBER_AHEAD.sub("", cells[head.name].plain)
    behind = _UNIT_BEHIND.search(name)
    unit = cells[head.unit].plain if head.unit is not None and head.unit < len(cells) else ""
    unit = "" if unit in _NO_UNIT else unit
    if behind and (not unit or behind["unit"] == unit or head.unit is None):
        name, unit = name[: behind.start()], unit or behind["unit"]
    if not 1 < len(name) <= _LONGEST:
        return
    for column in head.goals:
        if column.at < len(cells) and column.at != head.name:
            found = _target(text, (cells[head.name], cells[column.at]), name, unit, column)
            if found is not None:
                yield found


def _target(text: str, ends: tuple[Cell, Cell], name: str, unit: str, column: _Column) -> Target | None:
    first, cell = ends
    read = _figure(cell.plain, "" if column.yearly else unit)
    if read is None:
        return None
    op, value, own, summed = read
    doubts = Doubts()
    doubts.add("取自指标表，请核对行列和年份", 0.1)
    if column.yearly:
        name, own = name + "年均增长", own or "%"
    elif not own and op not in ("full", "zero"):
        doubts.add("表里没有写明单位", 0.1)
    start, end = min(first.start, cell.start), max(first.end, cell.end)
    share = re.search(r"占.*(?:比|重|率)|占比|比重|比例", name)
    return Target(
        metric=name,
        op=op,
        value=value,
        unit=own,
        by=column.by,
        per="year" if column.yearly else None,
        basis="average" if column.yearly else "cumulative" if summed else "share" if share else None,
        scope="",
        task=None,
        start=start,
        end=end,
        quote=text[start:end],
        confidence=doubts.confidence,
        doubts=tuple(doubts.texts),
        spans=((start, end),),
    )


def _figure(words: str, unit: str) -> tuple[str, Figure, str, bool] | None:
    """Operator, value, unit of a cell, and whether brackets mark a sum over years; None if it holds no figure."""
    for whole, (op, value, own) in _WHOLE.items():
        if words.endswith(whole):
            return op, value, own, False
    match = _VALUE.match(_written_out(words))
    if match is None:
        return None
    scale = _SCALES.get(match["scale"] or "", 1)
    own = match["unit"] or unit
    if scaled := _SCALED.match(own):
        scale, own = scale * _SCALES[scaled["scale"]], scaled["unit"]
    low = arabic(match["a"]) * scale
    summed = match["sum"] is not None
    if match["b"]:
        return "range", (low, arabic(match["b"]) * scale), own, summed
    return operator(match), low, own, summed


def _written_out(words: str) -> str:
    """Plain forms of all signs, those of comparison as words: ≥６０ → 不低于60."""
    words = unicodedata.normalize("NFKC", words)
    for sign, bound in _BOUNDS.items():
        words = words.replace(sign, bound)
    return words
