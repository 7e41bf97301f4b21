"""Every error Tidu's engine raises, in one tree.

    TiduError
    ├── PackError          a pack file is wrong: file, YAML path, line, expected, got, hint
    │   ├── PackSyntaxError    not YAML, a duplicate key, a value YAML would guess
    │   ├── SchemaError        a key is unknown, missing or of the wrong type
    │   ├── ExpressionError    an expression cannot be parsed, typed or compiled
    │   └── ConsistencyError   files contradict each other, or a table contradicts itself
    ├── FactError          a value handed in does not fit its fact
    └── UnknownIdError     a standard, level, fact or function that no pack defines

Messages are Chinese: they are read by the officials and clerks who write packs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class TiduError(Exception):
    """Base of all errors that Tidu raises on purpose; its text is fit to be shown to a user."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a pack file.

    Args:
        file: path as the user would type it, relative to the pack folder.
        path: YAML path, e.g. ``conditions[3].test``; empty for the file itself.
        line: line number from 1; 0 when the file has no lines (published from the web).
    """

    file: str
    path: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Return ``file:line（path）``, leaving out what is not known."""
        line = f":{self.line}" if self.line else ""
        path = f"（{self.path}）" if self.path else ""
        return f"{self.file}{line}{path}"


class PackError(TiduError):
    """A pack file is wrong; says where, what was expected, what was found and how to mend it."""

    def __init__(
        self, message: str, *, place: Place, expected: str = "", got: str = "", hint: str = ""
    ) -> None:
        """Keep the parts apart so that editors and pages can lay them out."""
        super().__init__(message, place, expected, got, hint)
        self.message = message
        self.place = place
        self.expected = expected
        self.got = got
        self.hint = hint

    def __str__(self) -> str:
        """Return the Chinese message, one part a line."""
        lines = [f"{self.place}：{self.message}"]
        lines += [
            f"  {label}：{text}"
            for label, text in (("应为", self.expected), ("实为", self.got), ("提示", self.hint))
            if text
        ]
        return "\n".join(lines)


class PackSyntaxError(PackError):
    """The file is not strict YAML: broken syntax, a duplicate key, a guessed value."""


class SchemaError(PackError):
    """A key is unknown, missing or has the wrong type."""


class ExpressionError(PackError):
    """An expression cannot be parsed, its units do not fit, or a name in it is unknown."""


class ConsistencyError(PackError):
    """Files or tables contradict each other: overlaps, gaps, cycles, two writers, wrong date order."""


class FactError(TiduError):
    """A value does not fit its fact (type, range, decimals) or has no absolute year."""

    def __init__(self, fact: str, message: str) -> None:
        """Keep the fact id beside the Chinese message."""
        super().__init__(fact, message)
        self.fact = fact
        self.message = message

    def __str__(self) -> str:
        """Return ``fact：message``."""
        return f"{self.fact}：{self.message}"


class UnknownIdError(TiduError):
    """No pack defines the id; the message lists near names."""

    def __init__(self, kind: str, wanted: str, known: Iterable[str]) -> None:
        """Look for near names among the known ones.

        Args:
            kind: Chinese name of the kind of thing, e.g. ``标准``.
            wanted: the id that was asked for.
            known: every id that exists.
        """
        # Local: only paid for when an error is shown.
        from difflib import get_close_matches  # noqa: PLC0415

        self.kind = kind
        self.wanted = wanted
        self.near = tuple(get_close_matches(wanted, list(known), n=3, cutoff=0.4))
        super().__init__(kind, wanted)

    def __str__(self) -> str:
        """Return the Chinese message with near names."""
        hint = f"；是否指 {'、'.join(self.near)}？" if self.near else ""
        return f"没有名为 {self.wanted} 的{self.kind}{hint}"
