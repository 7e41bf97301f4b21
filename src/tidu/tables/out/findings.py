"""Flatten a result into the lines people work from: gaps, missing facts, open judgements.

Nothing is decided here: the engine's verdicts and sentences are only picked out and put in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.program import Condition, Program
    from tidu.engine.results import ConditionResult, Result
    from tidu.engine.schema.facts import FactDefinition

_WAY = re.compile(r"按“(.*)”满足|豁免：.*")
_FEW = 2
_EMPTY = frozenset({"", "未填", "待补"})
_KEY = re.compile(r"([a-z0-9_]+)(?:\[(-?\d+)\])?")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing a firm lacks.

    ``top`` is the top-level condition, ``part`` the innermost part that is not met (may be the same);
    ``alternative`` says that another part of an any_of would do as well.
    """

    top: ConditionResult
    part: ConditionResult
    alternative: bool


@dataclass(frozen=True, slots=True)
class FactName:
    """A fact key as people read it: label and calendar year (None: not kept by year)."""

    definition: FactDefinition
    year: int | None

    @property
    def text(self) -> str:
        """Label with its year, e.g. ``营业收入（2025年）``."""
        return f"{self.definition.label}（{self.year}年）" if self.year else self.definition.label


def fact_name(key: str, catalogue: Catalogue, on: date) -> FactName:
    """Read a fact key such as ``revenue[-1]``.

    Raises:
        UnknownIdError: no pack defines the fact.
    """
    match = _KEY.fullmatch(key)
    definition = catalogue.fact(match[1] if match else key)
    if not definition.period.by_year:
        return FactName(definition, None)
    offset = int(match[2] or 0) if match else 0
    return FactName(definition, on.year + definition.year_anchor + offset)


def unmet(result: Result) -> tuple[ConditionResult, ...]:
    """Top-level conditions that are not met."""
    return tuple(condition for condition in result.conditions if condition.verdict is Verdict.unmet)


def undecided(result: Result) -> tuple[ConditionResult, ...]:
    """Top-level conditions that a missing fact or a person still has to decide."""
    return tuple(condition for condition in result.conditions if condition.verdict.is_open)


def shortfalls(result: Result, program: Program) -> Iterator[Shortfall]:
    """Every unmet part of every unmet condition, innermost: what there is to mend.

    Exemptions are left out (nobody is asked to win a national award), and so are the bands of a by_band that
    are not the firm's.
    """
    for top, compiled in zip(result.conditions, program.conditions, strict=True):
        if top.verdict is Verdict.unmet:
            for part, alternative in _innermost(top, compiled, alternative=False):
                yield Shortfall(top, part, alternative)


def _innermost(
    condition: ConditionResult, compiled: Condition, *, alternative: bool
) -> Iterator[tuple[ConditionResult, bool]]:
    lacking = [
        pair
        for pair in zip(condition.parts, compiled.parts, strict=False)
        if pair[0].verdict is Verdict.unmet
    ]
    if condition.kind == "by_band":
        # The engine names the firm's band in a note; while it is open, the condition speaks for itself.
        lacking = [pair for pair in lacking if f"适用档次：{pair[0].label}" in condition.notes]
    if not lacking:
        yield condition, alternative
        return
    either = alternative or (condition.kind == "any_of" and len(lacking) > 1)
    for part, compiled_part in lacking:
        yield from _innermost(part, compiled_part, alternative=either)


def decided_by(result: Result, key: str) -> tuple[ConditionResult, ...]:
    """Top-level conditions whose verdict a missing fact or an open judgement can still change."""
    return tuple(
        condition
        for condition in result.conditions
        if key in condition.missing or key in condition.open_judgements
    )


def shown_value(condition: ConditionResult) -> str:
    """Verdict in words, with what decided it where that helps: ``不满足：2.96%``, ``满足（豁免：…）``."""
    verdict = condition.verdict.label
    if condition.verdict is Verdict.met and (way := _way_taken(condition)):
        return f"{verdict}（{way}）"
    if not _tells(condition) or set(condition.value_text.split("；")) <= _EMPTY:
        return verdict
    return f"{verdict}：{condition.value_text}"


def _way_taken(condition: ConditionResult) -> str:
    """The alternative or exemption by which a condition is met, as the engine notes it."""
    for note in condition.notes:
        if match := _WAY.fullmatch(note):
            return match[1] or note
    return ""


def _tells(condition: ConditionResult) -> bool:
    """Whether the value says more than the verdict.

    A yes or no does not; a size class is decided by several figures at once; a long list of alternatives
    only confuses beside the gaps and missing facts that have sheets of their own.
    """
    if (
        condition.verdict is Verdict.not_applicable
        or condition.kind == "size"
        or isinstance(condition.value, bool)
    ):
        return False
    return condition.kind != "any_of" or len(condition.parts) <= _FEW
