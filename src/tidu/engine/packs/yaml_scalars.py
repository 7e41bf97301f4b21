"""Plain YAML values: text, numbers, ``true``/``false``, ISO dates, null; what YAML would guess at is refused."""

from __future__ import annotations

import re
from datetime import date

import yaml

_INTEGER = re.compile(r"-?(0|[1-9]\d{0,20})", re.ASCII)
_FLOAT = re.compile(r"-?(0|[1-9]\d{0,20})\.\d{1,20}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# What remains of these after the exact spellings: YES, True, Null …
_GUESSED = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})
_GUESSED_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("int", "float", "timestamp"))
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers


class GuessedValueError(Exception):
    """A value that YAML parsers read differently; the reader adds the place."""

    def __init__(self, message: str, expected: str) -> None:
        """Keep the parts of the Chinese message."""
        super().__init__(message)
        self.message = message
        self.expected = expected


def read_scalar(text: str) -> str | int | float | bool | date | None:
    """Read an unquoted value.

    Raises:
        GuessedValueError: a word or number that YAML would guess at, or a day that does not exist.
    """
    if text in ("", "null", "~"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if text.lower() in _GUESSED:
        raise GuessedValueError("YAML 会误读这个词", "true/false，或加引号的文字")
    if _DATE.fullmatch(text):
        return _date(text)
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    # Octal, hexadecimal, sexagesimal, 1_000, 1.0e3: YAML parsers disagree about these.
    if any(tag in _GUESSED_TAGS and pattern.match(text) for tag, pattern in _RESOLVERS.get(text[0], ())):
        raise GuessedValueError("YAML 会误读这个值", "普通数字，或加引号的文字")
    return text


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise GuessedValueError("没有这一天", "如 2026-04-01") from None
