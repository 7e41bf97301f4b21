"""Pinyin of names: the sort key, and the initials that people type to find a firm."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.seg import mmseg, simpleseg

_WORDS = 65_536


def sort_key(name: str) -> str:
    """Return the pinyin of a name without tones, e.g. ``shilidongzhen`` for 示例东镇."""
    return spelling(name)[0]


def initials(name: str) -> str:
    """Return the first letters of a name's signs, e.g. ``sldz`` for 示例东镇."""
    return spelling(name)[1]


def spelling(name: str) -> tuple[str, str]:
    """Return a name's sort key and initials together."""
    # As pypinyin itself does, word by word; but firms share words, and each is looked up once: five times as fast.
    parts = (name,) if _is_han(name) else simpleseg.seg(name)
    words = [_word(word) for part in parts for word in mmseg.seg.cut(part)]
    full, first = "".join(word[0] for word in words), "".join(word[1] for word in words)
    return full.lower().replace(" ", "")[:240], first.lower().replace(" ", "")[:120]


def _is_han(name: str) -> bool:
    return bool(name) and min(name) >= "\u4e00" and max(name) <= "\u9fff"


@lru_cache(_WORDS)
def _word(word: str) -> tuple[str, str]:
    return "".join(lazy_pinyin(word)), "".join(lazy_pinyin(word, style=Style.FIRST_LETTER))
