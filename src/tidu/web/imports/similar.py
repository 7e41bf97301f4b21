"""How alike two names of firms are, and why: as people would say it. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from tidu.tables.imports.names import normal
from tidu.web.enterprises.pinyin import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORM = re.compile(r"(股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团)+$")
_PLACE_SIGNS = "省市区县镇"
_SIGNS = 2
LEAST = 60
"""Below it two names are not alike."""


def core(name: str, places: Iterable[str] = ()) -> str:
    """Return what tells a firm from others: its name without signs, form of company and place in front.

    Args:
        name: as written.
        places: names of places; the longest that the name begins with is left out, with or without 市, 区, 县.
    """
    kept = _FORM.sub("", normal(name)) or normal(name)
    fronts = {
        front for place in places for front in (place, place.rstrip(_PLACE_SIGNS)) if len(front) >= _SIGNS
    }
    while front := max((one for one in fronts if kept.startswith(one)), key=len, default=""):
        if len(kept) - len(front) < _SIGNS:
            break
        kept = kept[len(front) :]
    return kept


def pieces(text: str, most: int = 8) -> tuple[str, ...]:
    """Return pairs of neighbouring signs, by which a database finds names that share some."""
    return tuple(dict.fromkeys(text[at : at + _SIGNS] for at in range(max(len(text) - 1, 1))))[:most]


def likeness(
    written: str, name: str, *, former: Iterable[str] = (), places: Iterable[str] = ()
) -> tuple[int, str]:
    """Return how alike a written name and a firm's names are (0–100), and why in Chinese.

    Args:
        written: name in the table.
        name: the firm's name.
        former: its former names.
        places: as `core`.
    """
    if written == name:
        return 100, "名称相同"
    if written in former:
        return 97, "与曾用名相同"
    if normal(written) == normal(name):
        return 95, "仅括号、空格或公司形式的写法不同"
    if any(normal(written) == normal(one) for one in former):
        return 93, "与曾用名仅写法不同"
    fronts = tuple(places)
    first, second = core(written, fronts), core(name, fronts)
    if first == second:
        return 90, "字号和行业相同，地名或公司形式不同"
    if sort_key(first) == sort_key(second):
        return 88, "读音相同，用字不同"
    alike = max(fuzz.ratio(first, core(one, fronts)) for one in (name, *former))
    # A part of the name, as people shorten it: as good as three signs in four.
    shortened = first in second and len(first) > _SIGNS
    score = int(max(alike, 75 if shortened else 0) * 0.85)
    return score, "简称" if shortened else f"名称相近（{int(alike)}%）"
