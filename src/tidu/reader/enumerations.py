"""Enumerations in running text: taken apart at list words, but not inside quotations and brackets."""

from __future__ import annotations

import re

_SIGNS = r"[“（]|[”）]"


def split_outside(words: str, at: str) -> list[str]:
    """Split words where a pattern fits outside quotations and brackets.

    Args:
        words: the text.
        at: regular expression of the list words, e.g. ``、|和``; what it fits falls out.
    """
    parts: list[str] = []
    depth, begun = 0, 0
    for match in re.finditer(f"{_SIGNS}|{at}", words):
        if match[0] in "“（":
            depth += 1
        elif match[0] in "”）":
            depth -= 1
        elif depth == 0:
            parts.append(words[begun : match.start()])
            begun = match.end()
    parts.append(words[begun:])
    return parts
