"""The marks that number headings and items: 第三章, 一、, （一）, 1., １．, （1）, 2）, ①, ——.

A mark counts at the start of a line, and inside one when a sentence or a bracket has just ended and it is the
next number of its kind (or opens a new list).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tidu.reader.numerals import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

_CN: Final = "[一二三四五六七八九十百]{1,4}"
# A heading may begin with a figure: 11.121工程, 5.2025年行动, 3.5G应用; 1.5万家 and 10.5% are decimals.
_NAMED_BY_FIGURE: Final = (
    r"\d{4}年|\d{3}[\u4e00-\u9fff]|\d{1,6}(?:[+×—-]\d{1,6}|\+[A-Za-z])+|\d{1,6}[\u4e00-\u9fff]{0,3}(?:工程|行动|计划|战略|体系|格局|模式|热线)"
    r"|[2-6]G[\u4e00-\u9fff]"
)
_MARK: Final = re.compile(
    rf"第(?P<part>{_CN}|\d{{1,3}})(?P<rank>[编章节条]|部分)(?![款项和至])[、：]?"
    rf"|(?P<cn_dot>{_CN})(?:、|[.](?!\d))"
    rf"|（(?P<cn_paren>{_CN})）[、.]?"
    rf"|(?P<num_dot>\d{{1,3}})[.、](?: |(?![\d%])|(?={_NAMED_BY_FIGURE}))"
    r"|（(?P<num_paren>\d{1,2})）[、.]?"
    r"|(?P<half_paren>\d{1,2})）"
    r"|(?P<circled>[①-⑳])[、.]?"
    r"|(?P<dash>—{1,3}|-{1,3}|[•●■◆▪·])"
)
_ORDER: Final = (
    ("编",),
    ("章", "部分"),
    ("节",),
    ("条", "plain", "cn_dot"),
    ("cn_paren",),
    ("num_dot",),
    ("num_paren",),
    ("half_paren",),
    ("circled",),
    ("dash",),
)
RANKS: Final = {kind: rank for rank, kinds in enumerate(_ORDER) for kind in kinds}
"""How high each kind of mark stands; 0 is highest."""
# After these a mark may stand inside a line; a bullet also after the colon that introduces it.
_BEFORE: Final = frozenset("。；）！”")
_BEFORE_DASH: Final = frozenset("：:")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its kind, value (0 for bullets), span, and whether it opens a line."""

    kind: str
    value: int
    start: int
    end: int
    opens_line: bool

    @property
    def rank(self) -> int:
        """How high this kind stands when nothing else tells; 0 is highest."""
        return RANKS[self.kind]


def marks(text: str) -> Iterator[Mark]:
    """Yield the marks of an even text in order."""
    last: dict[str, int] = {}
    for match in _MARK.finditer(text):
        start, end = match.span()
        kind, value = _read(match)
        before = text[start - 1] if start else "\n"
        opens_line = before == "\n"
        if kind == "dash":
            if not (opens_line or before in _BEFORE_DASH) or end >= len(text) or text[end] == "\n":
                continue
        elif not opens_line and not (before in _BEFORE and _follows(kind, value, last)):
            continue
        if kind != "dash":
            last[kind] = value
            for lower in [other for other in last if RANKS[other] > RANKS[kind]]:
                # Below a new heading lists may start again, but many go on through the whole document.
                if not opens_line:
                    last.setdefault(lower, 0)
        yield Mark(kind, value, start, end, opens_line)


def _follows(kind: str, value: int, last: dict[str, int]) -> bool:
    return value == last.get(kind, 0) + 1 or value == 1


def _read(match: re.Match[str]) -> tuple[str, int]:
    """Kind and value of a mark."""
    if match["rank"]:
        return match["rank"], _value(match["part"])
    kind = match.lastgroup or "dash"
    if kind == "circled":
        return kind, ord(match[kind]) - ord("①") + 1
    return kind, 0 if kind == "dash" else _value(match[kind])


def _value(text: str) -> int:
    return int(text) if text.isascii() else chinese(text) or 0
