"""Cut the text of an expression into tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.units import LITERAL_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator

# Far beyond any real rule (the longest shipped one has 19 tokens), and short enough that hostile text can
# exhaust neither the stack of the passes after this one nor the time to read a number.
LONGEST_TEXT = 1_000
MOST_TOKENS = 200

KEYWORDS = frozenset({"and", "or", "not", "in", "where", "of", "true", "false"})

_PATTERN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<date>\d{4}-\d{2}-\d{2})"
    rf"|(?P<number>{LITERAL_PATTERN})"
    r"|(?P<name>[a-z][a-z0-9_]*)"
    r"|(?P<text>'[^']*')"
    r"|(?P<operator>>=|<=|==|!=|[-+*/<>()\[\],])"
)


class ExpressionSyntaxError(Exception):
    """An expression cannot be read; carries the column and what a writer needs to mend it."""

    def __init__(self, message: str, at: int, *, expected: str = "", got: str = "", hint: str = "") -> None:
        """Keep the parts; the pack loader adds file, path and line."""
        super().__init__(message, at)
        self.message = message
        self.at = at
        self.expected = expected
        self.got = got
        self.hint = hint


class Token(Struct, frozen=True):
    """One token: its kind (date, number, name, text, operator, keyword, end), text and column from 1."""

    kind: str
    text: str
    at: int


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of an expression, ending with one of kind ``end``.

    Raises:
        ExpressionSyntaxError: a character that belongs to no token, or a text longer than any rule.
    """
    if len(text) > LONGEST_TEXT:
        raise ExpressionSyntaxError(
            "表达式太长", 1, expected=f"不超过 {LONGEST_TEXT} 个字符", got=f"{len(text)} 个字符"
        )
    position = 0
    while position < len(text):
        match = _PATTERN.match(text, position)
        if match is None:
            raise _bad_character(text, position)
        kind = match.lastgroup or ""
        word = match.group()
        if kind == "name" and word in KEYWORDS:
            kind = "keyword"
        if kind != "space":
            yield Token(kind, word, position + 1)
        position = match.end()
    yield Token("end", "", len(text) + 1)


def _bad_character(text: str, position: int) -> ExpressionSyntaxError:
    """Explain the commonest slips: full-width signs, one equals sign, a unit that is not known."""
    sign = text[position]
    hints = {
        "＞": "请用半角 >",
        "＜": "请用半角 <",
        "≥": "请写 >=",
        "≤": "请写 <=",
        "（": "请用半角括号",
        "）": "请用半角括号",
        "，": "请用半角逗号",
        "=": "相等请写 ==",
        "％": "请用半角 %",
    }
    hint = hints.get(sign, "数字的单位可写：元、万、亿、%、年、分、名、项、件、个、家、人")
    return ExpressionSyntaxError(f"第 {position + 1} 个字符无法识别", position + 1, got=sign, hint=hint)
