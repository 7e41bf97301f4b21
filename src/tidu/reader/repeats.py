"""A goal stated twice, in the goals and again in an item, is one target with two passages."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.reader.model import Target

_NOISE: Final = re.compile(r"[^\w]|企业|建立|动态|累计")
_LIKE: Final = 0.6
_NEAR: Final = 40  # goals of one figure that are looked at; a document has a handful
_BESIDE: Final = 40  # characters; who repeats a goal does so somewhere else
_FIRMS: Final = frozenset({"家", "户", "个"})
_LIBRARY: Final = re.compile(r"库|名录")


def merged(targets: Iterable[Target]) -> list[Target]:
    """Put repeated goals together; the first keeps its words, the others add their spans.

    Only a goal outside all items repeats in an item: two items may well ask for the same figure twice.
    """
    done: list[Target] = []
    places: dict[tuple[object, str], list[int]] = {}
    for target in targets:
        key = (target.value, "家" if target.unit in _FIRMS else target.unit)
        for place in places.get(key, [])[-_NEAR:]:
            if _same(done[place], target):
                first = done[place]
                doubts = first.doubts
                if first.op != target.op:
                    doubts = (*doubts, f"文中另一处写法不同：{target.quote}")
                done[place] = replace(
                    first,
                    spans=(*first.spans, *target.spans)[:_NEAR],
                    doubts=doubts,
                    task=first.task or target.task,
                )
                break
        else:
            places.setdefault(key, []).append(len(done))
            done.append(target)
    return done


def _same(first: Target, other: Target) -> bool:
    if first.task is not None and other.task is not None:
        return False
    if first.by is not None and other.by is not None and first.by != other.by:
        return False
    if first.per != other.per:
        return False
    if 0 < other.start - first.end < _BESIDE and (first.metric, first.unit) == (other.metric, other.unit):
        # 国家级平台20个、基地10个，省级平台80个、基地10个: two lists of one sentence name two things.
        return False
    libraries = bool(_LIBRARY.search(first.metric) and _LIBRARY.search(other.metric)) or (
        "入库" in first.metric and bool(_LIBRARY.search(other.metric))
    )
    return libraries or alike(first.metric, other.metric) >= _LIKE


def alike(one: str, other: str) -> float:
    """How alike two metrics are, 0 to 1, by the pairs of signs they share."""
    pairs, others = _pairs(one), _pairs(other)
    if not pairs or not others:
        return float(one == other)
    return 2 * len(pairs & others) / (len(pairs) + len(others))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    plain = _NOISE.sub("", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
