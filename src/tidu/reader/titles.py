"""Where a heading ends: at the line's end, at the first full stop, or, in an item without one, at its first clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tidu.reader.duties import duty

_LINE: Final = 48
_SENTENCE: Final = 32
_WHOLE: Final = 42
_EARLY: Final = 160
_SHORTEST: Final = 4
_STOP: Final = re.compile(r"[。！？\n]")
_LABELLED: Final = re.compile(r"（[^（）]{0,12}(?:单位|部门)[：为]")
_BRACKET: Final = re.compile(r"（(?:[^（）]|（[^（）]*）)*）?")
_ENDLESS: Final = 320
_PART: Final = re.compile(r"[；。\n！？]")
_CLAUSE: Final = re.compile(r"[，；。：\n！？]")
# Words that begin an item's body: where a heading lost its line break, the body starts with one of them.
_BODY: Final = re.compile(r"依托|围绕|聚焦|立足|按照|根据|坚持|鼓励|支持|加快|推动|以.{2,8}为|统筹推进")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading's text and span in the even text.

    ``kind`` says how it was told: ``line`` (a line of its own), ``sentence`` (up to the first full stop),
    ``clause`` (an item without heading: its first clause), ``run-on`` (the line break was lost).
    """

    text: str
    start: int
    end: int
    kind: str = "line"


def title_of(text: str, start: int, limit: int) -> Title:
    """Read the heading that begins at ``start`` and cannot go beyond ``limit``."""
    line_end = text.find("\n", start, limit)
    line_end = limit if line_end < 0 else line_end
    line = text[start:line_end]
    if (named := _names_units_early(line)) is not None:
        return _title(text, start, start + named, "line")
    stop = _STOP.search(text, start, line_end)
    if stop is None and len(line) <= _LINE and "，" not in line[_SENTENCE:]:
        bracket = _duty(line)
        return _title(text, start, start + bracket if bracket else line_end, "line")
    end = stop.start() if stop else line_end
    if end - start <= _SENTENCE:
        return _title(text, start, end, "sentence")
    rest = text[end + 1 : line_end]
    alone = not rest or rest.startswith("（")
    if alone and end - start <= _WHOLE and "；" not in text[start:end]:
        return _title(text, start, end, "clause")
    return _cut(text, start, end)


def _names_units_early(line: str) -> int | None:
    """Where a heading ends before a bracket of units and its body: 强化甲（市甲局牵头）围绕乙…; None if it does not."""
    match = _BRACKET.search(line, 0, _EARLY)
    if match is None or not _SHORTEST <= match.start() <= _SENTENCE or _STOP.search(line[: match.start()]):
        return None
    goes_on = len(line) > match.end() and line[match.end()] not in "、，；。和及与"
    return match.start() if goes_on and duty(match[0][1:-1]) else None


def _cut(text: str, start: int, end: int) -> Title:
    """The first sentence of an item that has no heading, up to a semicolon; of an endless one the first clause."""
    for pattern in (_PART, _CLAUSE) if end - start > _ENDLESS else (_PART,):
        depth = 0
        for at in range(start, end):
            sign = text[at]
            depth += (sign == "（") - (sign == "）")
            if depth <= 0 and at - start >= _SHORTEST and pattern.match(sign):
                end = at
                break
    return _title(text, start, end, "clause")


def without_body(title: Title) -> Title:
    """Cut a heading whose line break was lost before the word that begins its body."""
    match = _BODY.search(title.text, 6)
    if match is None:
        return title
    return Title(title.text[: match.start()], title.start, title.start + match.start(), "run-on")


def _duty(line: str) -> int:
    """Where a bracket that names units begins in a heading's line; 0 if none does."""
    for match in _BRACKET.finditer(line):
        if _LABELLED.match(match[0]) or (match.end() == len(line) and duty(match[0][1:-1])):
            return match.start()
    return 0


def _title(text: str, start: int, end: int, kind: str) -> Title:
    while end > start and text[end - 1] in "。；：，、\n ":
        end -= 1
    while end > start and text[end - 1] == "）" and (bracket := _duty(text[start:end])):
        # The bracket that names units is no part of the heading before it.
        end = start + bracket
    while start < end and text[start] in " ：、":
        start += 1
    return Title(text[start:end], start, end, kind)
