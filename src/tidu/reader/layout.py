"""A text made even for the grammar: one form of each sign, no blanks, line breaks only where a line ends.

Texts come with full-width and half-width signs mixed, blanks inside words and lines cut by a page's width.
`even` makes a copy that the grammar reads and keeps the way back, so that every span points into the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

# Brackets of every shape are one kind: 〔〕, 【】 and () nest in each other as writers please.
_SIGNS = {
    **dict.fromkeys("(〔[【﹝［（", "（"),
    **dict.fromkeys(")〕]】﹞］）", "）"),
    **dict.fromkeys(";；", "；"),
    **dict.fromkeys(":：∶︰", "："),
    **dict.fromkeys("?？", "？"),
    **dict.fromkeys("!！", "！"),
    **dict.fromkeys("「『＂", "“"),
    **dict.fromkeys("」』", "”"),
    **dict.fromkeys("～〜∼", "~"),
    **dict.fromkeys("–－−﹣", "-"),
    **dict.fromkeys("―─━", "—"),
    **dict.fromkeys("\u2028\u2029\x0b\x0c", "\n"),
    "，": "，",
    ",": "，",
    "﹪": "%",
}
_BLANKS = re.compile(r"[ \t\r\xa0\u3000\u2000-\u200f\u202f\u205f\u2060\ufeff\x00-\x08\x0e-\x1f]+")
# A sign that decorates an item's own number: ◈ 1. and ●（一）.
_ORNAMENT: Final = re.compile(
    r"(?:(?<=\n)|^)([ \u3000]*)[◈◇◆■□▶►★☆●▪◎○※]"
    r"(?=[ \u3000]*(?:\d{1,2}[.、．]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|第.{1,3}[章节条]))"
)
# 各县<市、区>政府: angles that hold words are brackets.
_ANGLES: Final = re.compile(r"[<〈＜](?=[\u4e00-\u9fff、，]{1,16}[>〉＞])|(?<=[\u4e00-\u9fff])[>〉＞]")
_COMMA_IN_NUMBER = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
# A blank between two offices is their comma: 区经信局 区财政局.
_OFFICES_APART: Final = re.compile(
    r"(?<=[局委厅办部府会行])[ \u3000](?=[市省区县州各][\u4e00-\u9fff]{1,10}[局委厅办部府会行])"
)
# 三、支持示例发展 13.支持甲。 A blank before an item's number stands where a page or a store lost the line's end.
_LINE_LOST: Final = re.compile(
    r"(?<=[\u4e00-\u9fff。；）”])[ \u3000](?=[ \u3000]{0,8}"
    r"(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|第[一二三四五六七八九十]{1,3}[章条])"
    r"[ \u3000]?[\u4e00-\u9fff“])"
)
_PAGE_NUMBER = re.compile(r"[-—.·第]{0,3}\d{1,3}[-—.·页]{0,3}$|[-—]+$")
_NUMBER_OPENS: Final = re.compile(r"(?:^|\n)[ \u3000]*\d{1,3}[.、]$")
_NUMBER_SIGNS = 12
_ENDS = frozenset("。；！？：;:”…")
_OPENS_LINE = re.compile(
    r"（?[一二三四五六七八九十]{1,3}[）、.．]|（?\d{1,2}[）、.．](?!\d)|[①-⑳]|第.{1,3}[章节条]|—|--|[•●■◆]"
)
# Widths in characters: a line cut by the page is about as wide as the widest; two characters alone are a
# word's end that fell over; a paragraph without a full stop that long goes on in the next line.
_NEAR_WIDTH = 3
_FALLEN = 2
_LONG = 45
_DEEPEST_LOOK = 90
_CUT_SHARE = 0.5
_CUT_LINES = 8
_FEW_LINES = 2
_WIDE = 22
_FEW_SHARE = 4


@dataclass(slots=True)
class Even:
    """The even text and the way back to the original."""

    text: str
    original: str
    _flat: list[int] = field(default_factory=list)
    _back: list[int] = field(default_factory=list)

    def place(self, at: int) -> int:
        """Offset in the original of the character at ``at`` in the even text."""
        run = bisect_right(self._flat, at) - 1
        return self._back[run] + at - self._flat[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original of ``text[start:end]``."""
        if end <= start:
            return self.place(start), self.place(start)
        return self.place(start), self.place(end - 1) + 1

    def words(self, start: int, end: int) -> str:
        """The original's signs there, without the blanks and line breaks that fell away."""
        return "".join(self.original[self.place(at)] for at in range(start, end))

    def quote(self, start: int, end: int) -> str:
        """What the original says there."""
        first, last = self.span(start, end)
        return self.original[first:last]


def even(original: str) -> Even:
    """Make a text even; every character left keeps its place."""
    signs = {ord(sign): _one(sign) for sign in set(original)}
    flat = original.translate(signs)
    flat = _COMMA_IN_NUMBER.sub(",", flat)
    flat = _ANGLES.sub(lambda match: "（" if match[0] in "<〈＜" else "）", flat)
    flat = _ORNAMENT.sub(r"\1 ", flat)
    flat = _OFFICES_APART.sub("、", flat)
    flat = _LINE_LOST.sub("\n", flat)
    gone = [match.span() for match in _BLANKS.finditer(flat) if not _parts_words(flat, *match.span())]
    gone += _soft_breaks(flat)
    gone.sort()
    parts: list[str] = []
    even_text = Even("", original)
    at, length = 0, 0
    for start, end in [*gone, (len(flat), len(flat))]:
        if start > at:
            parts.append(flat[at:start])
            even_text._flat.append(length)  # noqa: SLF001 - it is built here
            even_text._back.append(at)  # noqa: SLF001 - as above
            length += start - at
        at = max(at, end)
    if not parts:
        even_text._flat.append(0)  # noqa: SLF001 - as above
        even_text._back.append(0)  # noqa: SLF001 - as above
    even_text.text = "".join(parts)
    return even_text


def _one(sign: str) -> str:
    """The one form of a sign, always a single character."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    plain = unicodedata.normalize("NFKC", sign)
    # Circled numbers are markers of their own; 〇 is a figure.
    if len(plain) != 1 or "①" <= sign <= "⑳" or sign == "\u3000":
        return sign
    return _SIGNS.get(plain, plain)


def _parts_words(text: str, start: int, end: int) -> bool:
    """True for a blank between two Latin words or numbers, or after an item's number (4. 5G应用), which must stay."""
    if start == 0 or end >= len(text):
        return False
    if text[end].isdigit() and text[start - 1] in ".、．":
        return bool(_NUMBER_OPENS.search(text, max(0, start - _NUMBER_SIGNS), start)) and end - start == 1
    before, after = text[start - 1], text[end]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def _soft_breaks(text: str) -> list[tuple[int, int]]:
    """Spans of line breaks that end no line, with page numbers that stand between."""
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]
    lines = [(start, line) for start, line in lines if line.strip()]
    numbers = [
        (start, start + len(line) + 1) for start, line in lines if _PAGE_NUMBER.match("".join(line.split()))
    ]
    dropped = {start for start, _ in numbers}
    kept = [(start, line) for start, line in lines if start not in dropped]
    width = _page_width([line for _, line in kept])
    found = list(numbers)
    depth = 0
    for (start, line), (after, following) in pairwise(kept):
        depth = _depth(depth, line)
        end = start + len(line)
        if _goes_on(line.strip(), following.strip(), width, open_bracket=depth > 0, gap=text[end:after]):
            found.append((end, after))
        else:
            depth = 0
    return found


def _depth(depth: int, line: str) -> int:
    """How many brackets are open after a line."""
    return max(0, depth + line.count("（") - line.count("）"))


def _printed(line: str) -> int:
    """How wide a line is printed, in Chinese characters: a Latin letter, figure or blank is half of one."""
    return sum(2 if sign > "\u2e7f" else 1 for sign in line.strip()) // 2


def _page_width(lines: list[str]) -> int:
    """Width at which the page cuts lines; 0 where a paragraph is a line."""
    cut = [_printed(line) for line in lines if line.strip() and line.strip()[-1] not in _ENDS]
    if len(cut) < _CUT_LINES:
        return _width_of_few(cut, len(lines))
    if len(cut) < _CUT_SHARE * len(lines):
        return 0
    widest = sorted(cut)[int(len(cut) * 0.9)]
    near = sum(abs(length - widest) <= _NEAR_WIDTH for length in cut)
    return widest if near >= _CUT_SHARE * len(cut) else 0


def _width_of_few(cut: list[int], lines: int) -> int:
    """Width of a short text: only where its broken lines are wide and all alike."""
    wide = [length for length in cut if length >= _WIDE]
    if len(wide) < _FEW_LINES or len(wide) * _FEW_SHARE < lines:
        return 0
    alike = max(wide) - min(wide) <= 1
    return max(wide) if alike else 0


def _goes_on(line: str, following: str, width: int, *, open_bracket: bool, gap: str) -> bool:
    """True if ``following`` continues ``line``."""
    if _OPENS_LINE.match(following) or following.startswith("（责任"):
        return False
    if open_bracket and len(following) <= _DEEPEST_LOOK and "）" in following:
        return True
    if gap.count("\n") > 1 and not width:
        return False
    if line[-1] in _ENDS:
        return False
    if width:
        return _printed(line) >= width - _NEAR_WIDTH
    if len(following) <= _FALLEN and following[-1] not in _ENDS:
        return len(line) > _FALLEN
    return len(line) > _LONG and line[-1] != "）" and not following[0].isspace()
