"""How a target that was read could be measured: the plans, levels, libraries and facts a site has, scored by likeness.

A suggestion is never taken by itself: a figure measured by the wrong rule is worse than one that is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tidu.engine.measures import Measure
from tidu.engine.units import Unit
from tidu.plans.measures import LibraryCount, slots_of_measure
from tidu.plans.printed import UNITS, unit_of
from tidu.plans.titles import TitleCount
from tidu.reader.repeats import alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tidu.engine.packs.library import PackLibrary
    from tidu.engine.schema.levels import Level
    from tidu.plans import Plan, PlanLibrary, PlanTarget
    from tidu.reader.entries import Entry

LEAST: Final = 0.5
"""Below this likeness nothing is suggested."""
MOST: Final = 4
"""So many suggestions are made for a target."""

_NOISE: Final = re.compile(
    r"[\s“”\"'‘’《》（）()〔〕]|企业|中小企业|国家级|省级|市级|培育|新增|累计|认定|数量|总数|数$"
)
_NAMED: Final = 0.95  # the metric is the names of levels and little else
_WHOLE: Final = 0.8  # so much of the metric must be names of levels; of other metrics they are but a part
_CITY: Final = "市级"  # a city's own title, which no national level is
_FIRMS: Final = ("家", "户", "个")
_IN_LIBRARY: Final = re.compile(r"库|名录|名单|清单")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A measure as a pack writes it, what it is in Chinese, and how like the target is to what it measures (0–1)."""

    measure: dict[str, Any]
    label: str
    score: float


def suggest(
    target: Entry, plans: PlanLibrary, *, code: str = "", libraries: Mapping[str, str] | None = None
) -> tuple[Suggestion, ...]:
    """Return measures for a target, the likest first.

    Args:
        target: an entry of ``targets``.
        plans: the plans and packs of the site.
        code: GB/T 2260 code of the place; local levels are suggested where they apply.
        libraries: ids and names of the libraries of the same document.
    """
    if target.get("unit") not in UNITS or target.get("op") in ("full", "zero"):
        return ()
    found = sorted(
        (
            *_levels(target, plans, code),
            *_of_plans(target, plans, code),
            *_of_facts(target, plans.packs),
            *_of_libraries(target, libraries or {}),
        ),
        key=lambda one: -one.score,
    )
    once: dict[str, Suggestion] = {}
    for one in found:
        if one.score >= LEAST:
            once.setdefault(str(sorted(one.measure.items())), one)
    return tuple(once.values())[:MOST]


def _levels(target: Entry, plans: PlanLibrary, code: str) -> Iterator[Suggestion]:
    """Yield a count of the titles whose names the metric has in it, all of them together."""
    if not _counts_firms(target) or _CITY in target["metric"]:
        return
    metric = _core(_words(target))
    named = [
        level
        for level in plans.packs.levels.values()
        if level.title and _core(level.label) in metric and _applies(level, plans, code)
    ]
    # 专精特新小巨人 has 专精特新 in it: the longer name is meant.
    chosen = [
        level
        for level in named
        if not any(
            _core(level.label) != _core(one.label) and _core(level.label) in _core(one.label) for one in named
        )
    ]
    if chosen:
        share = sum(len(_core(level.label)) for level in chosen) / len(metric)
        count = {"new": "newly_in", "cumulative": "ever"}.get(target.get("basis") or "", "valid_on")
        labels = "、".join(level.label for level in chosen)
        how = {"newly_in": "期内首次获得", "ever": "曾经获得", "valid_on": "当日有效"}[count]
        measure = {"titles": {"levels": [level.id for level in chosen], "count": count}}
        yield Suggestion(
            measure, f"数称号：{labels}（{how}）", _NAMED if share >= _WHOLE else round(_NAMED * share, 2)
        )


def _of_plans(target: Entry, plans: PlanLibrary, code: str) -> Iterator[Suggestion]:
    """Yield how other plans measure what they call alike."""
    words = _words(target)
    for plan in plans.plans.values():
        for one in plan.targets:
            if one.measure is None or isinstance(one.measure, LibraryCount) or not _fits(one, target):
                continue
            if (_CITY in words) != (_CITY in one.spec.metric):
                continue
            if all(_applies(level, plans, code) for level in _levels_of(one, plans.packs)):
                score = round(alike(_core(words), _core(f"{one.spec.scope}{one.spec.metric}")), 2)
                label = f"按{plan.spec.area}计划测算{one.spec.metric}的办法"
                yield Suggestion(_measure_of(one), label, round(score * 0.9, 2))


def _of_facts(target: Entry, packs: PackLibrary) -> Iterator[Suggestion]:
    """Yield the sum of a fact that is called as the metric is, for goals in money."""
    if unit_of(target["unit"])[1] is not Unit.money or target.get("basis") == "average":
        return
    for fact in packs.catalogue.facts.values():
        if fact.type.unit is Unit.money:
            names = (fact.label, *fact.aliases)
            score = max(alike(_core(target["metric"]), _core(name)) for name in names)
            yield Suggestion(
                {"expression": f"sum({fact.id} of firms)"}, f"各企业“{fact.label}”合计", round(score * 0.9, 2)
            )


def _of_libraries(target: Entry, libraries: Mapping[str, str]) -> Iterator[Suggestion]:
    """Yield the count of the firms in a library of the same document."""
    if not _counts(target) or not _IN_LIBRARY.search(_words(target)):
        return
    for key, name in libraries.items():
        score = 1.0 if _core(name) in _core(_words(target)) else alike(_core(name), _core(_words(target)))
        yield Suggestion({"library": key}, f"数“{name}”里的企业", round(score, 2))


def _counts(target: Entry) -> bool:
    factor, unit = unit_of(target["unit"])
    return unit is Unit.count and factor == 1 and target.get("basis") not in ("average", "share")


def _counts_firms(target: Entry) -> bool:
    return target["unit"] in _FIRMS and _counts(target)


def _fits(one: PlanTarget, target: Entry) -> bool:
    """Whether a measure yields the target's unit: counts of titles only for plain counts."""
    if isinstance(one.measure, TitleCount):
        return _counts_firms(target)
    average = "average"
    same_mean = (one.spec.basis == average) == (target.get("basis") == average)
    return one.unit is unit_of(target["unit"])[1] and same_mean


def _measure_of(one: PlanTarget) -> dict[str, Any]:
    spec = one.spec.measure
    if spec is not None and spec.titles is not None:
        titles = spec.titles
        found: dict[str, Any] = {"levels": list(titles.levels), "count": titles.count.value}
        return {"titles": found | ({"match": titles.match} if titles.match != "exactly" else {})}
    return {"expression": spec.expression if spec is not None else ""}


def _levels_of(one: PlanTarget, packs: PackLibrary) -> Iterator[Level]:
    """Yield the levels a measure counts or reads."""
    if isinstance(one.measure, TitleCount):
        yield from one.measure.levels
    elif isinstance(one.measure, Measure):
        read = {slot.fact for slot in slots_of_measure(one.measure)}
        yield from (level for level in packs.levels.values() if level.until_fact in read)


def _applies(level: Level, plans: PlanLibrary, code: str) -> bool:
    """Whether a level exists at a place: a national one everywhere, a local one where a pack applies it."""
    area = level.id.partition(".")[0]
    if area == "national":
        return True
    rows = (row.jurisdictions for row in plans.packs.rows if row.level == level.id)
    own = (plan.spec.jurisdictions for plan in plans.plans.values() if _uses(plan, area))
    return bool(code) and any(codes and code.startswith(codes) for codes in (*rows, *own))


def _uses(plan: Plan, area: str) -> bool:
    levels = (one.measure.levels for one in plan.targets if isinstance(one.measure, TitleCount))
    return any(level.id.partition(".")[0] == area for found in levels for level in found)


def _words(target: Entry) -> str:
    return f"{target.get('scope') or ''}{target['metric']}"


def _core(name: str) -> str:
    return _NOISE.sub("", name)
