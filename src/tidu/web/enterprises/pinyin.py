"""Pinyin of names: the sort key, and the initials that people type to find a firm."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin


def sort_key(name: str) -> str:
    """Return the pinyin of a name without tones, e.g. ``shilidongzhen`` for 示例东镇."""
    return "".join(lazy_pinyin(name)).lower().replace(" ", "")[:240]


def initials(name: str) -> str:
    """Return the first letters of a name's signs, e.g. ``sldz`` for 示例东镇."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower().replace(" ", "")[:120]
