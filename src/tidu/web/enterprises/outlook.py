"""Where a firm stands before the levels above the highest it holds: verdict, what is unmet, what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine import Verdict, shortcomings
from tidu.engine.nearness import shortfall
from tidu.engine.values import all_of
from tidu.web.packs import fact_definition, level_label, library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine import Facts, Standard
    from tidu.engine.results import ConditionResult

_TONES = {Verdict.met: "green", Verdict.unmet: "red", Verdict.unknown: "yellow", Verdict.manual: "azure"}
_KEY = re.compile(r"([a-z0-9_]+)(?:\[(-?\d+)\])?", re.ASCII)


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that a verdict waits for; ``year`` 0 where it is not kept by year."""

    fact: str
    label: str
    year: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """One standard in brief. ``nearest`` marks the next level up; of ``unmet`` the smallest gap is in front."""

    level: str
    label: str
    standard: str
    verdict: str
    tone: str
    nearest: bool
    conditions: int
    met: int
    unmet: tuple[tuple[str, str], ...]
    waiting: tuple[str, ...]
    judgements: tuple[str, ...]
    missing: tuple[MissingFact, ...]


def outlooks(facts: Facts, *, rank: int, on: date, jurisdiction: str) -> tuple[Outlook, ...]:
    """Return the standards in force of the levels above one, the nearest first.

    Args:
        facts: the firm as the engine takes it.
        rank: rank of the highest level it holds; 0 for none.
        on: date of the judgement.
        jurisdiction: GB/T 2260 code of the firm; empty leaves regional standards out.
    """
    above = [
        standard
        for standard in library().applicable(on=on, case="new", jurisdiction=jurisdiction or None)
        if standard.level is not None
        and not standard.classifies
        and library().levels[standard.level].rank > rank
    ]
    nearest = min((_rank(standard) for standard in above), default=0)
    return tuple(
        _outlook(standard, shortcomings(standard, facts, on=on), on=on, nearest=_rank(standard) == nearest)
        for standard in above
    )


def _rank(standard: Standard) -> int:
    return library().levels[standard.level or ""].rank


def _outlook(
    standard: Standard, conditions: tuple[ConditionResult, ...], *, on: date, nearest: bool
) -> Outlook:
    verdict = all_of(condition.verdict for condition in conditions)
    by_verdict: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    for condition in conditions:
        by_verdict[condition.verdict].append(condition.label)
    unmet = tuple(
        (condition.label, "；".join(gap.text for gap in condition.gaps))
        for condition in sorted(conditions, key=shortfall)
        if condition.verdict is Verdict.unmet
    )
    # Also what an unmet verdict no longer waits for: who mends the one gap will need the other figures.
    open_facts = dict.fromkeys(fact for condition in conditions for fact in condition.missing)
    return Outlook(
        level=level_label(standard.level or ""),
        label=standard.label,
        standard=standard.id,
        verdict=verdict.label,
        tone=_TONES.get(verdict, "secondary"),
        nearest=nearest,
        conditions=len(conditions),
        met=len(by_verdict[Verdict.met]) + len(by_verdict[Verdict.not_applicable]),
        unmet=unmet,
        waiting=tuple(by_verdict[Verdict.unknown]),
        judgements=tuple(by_verdict[Verdict.manual]),
        missing=tuple(_missing(open_facts, on)),
    )


def _missing(keys: Iterable[str], on: date) -> Iterable[MissingFact]:
    for key in keys:
        match = _KEY.fullmatch(key)
        definition = fact_definition(match[1]) if match is not None else None
        if match is None or definition is None:
            continue
        year = on.year + definition.year_anchor + int(match[2] or 0) if definition.period.by_year else 0
        yield MissingFact(definition.id, definition.label, year)
