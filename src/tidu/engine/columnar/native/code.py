"""The text of LLVM instructions, in which equal instructions are one."""

from __future__ import annotations

from struct import pack

FIRMS = 32
"""Firms judged at once, a step: as many as a word has bits."""
WORD = f"i{FIRMS}"
NONE, EVERY = "0", "-1"
"""The words with no firm and with every firm of a step."""


class Code:
    """A run of instructions without jumps; each returns its name, equal ones the same."""

    def __init__(self, prefix: str = "v") -> None:
        """Start empty; names begin with ``prefix``."""
        self.lines: list[str] = []
        self._prefix = prefix
        self._names: dict[str, str] = {}

    def make(self, instruction: str) -> str:
        """Name of the value of an instruction; only for those that have no effect."""
        if instruction not in self._names:
            name = f"%{self._prefix}{len(self._names)}"
            self._names[instruction] = name
            self.lines.append(f"{name} = {instruction}")
        return self._names[instruction]

    def do(self, instruction: str) -> None:
        """Write an instruction for its effect."""
        self.lines.append(instruction)

    # --- words: a bit a firm ----------------------------------------------------------------------------

    def both(self, left: str, right: str) -> str:
        """Firms in both words."""
        if NONE in (left, right):
            return NONE
        if EVERY in (left, right) or left == right:
            return right if left == EVERY else left
        return self.make(f"and {WORD} {left}, {right}")

    def either(self, left: str, right: str) -> str:
        """Firms in one of the words."""
        if EVERY in (left, right):
            return EVERY
        if NONE in (left, right) or left == right:
            return right if left == NONE else left
        return self.make(f"or {WORD} {left}, {right}")

    def others(self, word: str) -> str:
        """Firms not in the word."""
        if word in (NONE, EVERY):
            return EVERY if word == NONE else NONE
        return self.make(f"xor {WORD} {word}, -1")

    def picked(self, word: str, inside: str, outside: str) -> str:
        """Firms of one word where a third has them, of the other where not."""
        if inside == outside:
            return inside
        return self.either(self.both(word, inside), self.both(self.others(word), outside))

    # --- between words and vectors ----------------------------------------------------------------------

    def mask(self, word: str) -> str:
        """A word as a vector of bits."""
        return self.make(f"bitcast {WORD} {word} to <{FIRMS} x i1>")

    def word(self, mask: str) -> str:
        """A vector of bits as a word."""
        return self.make(f"bitcast <{FIRMS} x i1> {mask} to {WORD}")


def vector(element: str) -> str:
    """Type of an element for each firm of a step."""
    return f"<{FIRMS} x {element}>"


def splat(element: str, value: float) -> str:
    """The same number for every firm."""
    return f"splat ({element} {literal(element, value)})"


def literal(element: str, value: float) -> str:
    """A number as LLVM writes it: doubles bit by bit."""
    if element == "double":
        return f"0x{int.from_bytes(pack('>d', value), 'big'):016X}"
    return str(int(value))
