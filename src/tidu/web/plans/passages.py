"""Where a plan's document says what the pack says of it: clauses by the outline, items by what the reader finds."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tidu.plans import Plan, PlanTarget
    from tidu.reader import Heading, PolicyDocument
    from tidu.reader.model import Figure, Target

Span = tuple[int, int]
Spans = dict[str, dict[str, list[Span]]]
"""By kind (``targets``, ``tasks``, ``incentives``, ``clauses``), then by id or clause: passages in the text."""
_STEP = re.compile(r"（[^（）]+）|[一二三四五六七八九十百]+|\d+", re.ASCII)
_SIGNS = re.compile(r"[\s“”\"'‘’（）()〔〕、，.．]+")
WHOLE = frozenset({"全文", "标题"})
"""Clauses that are no passage: the whole of the document, or its head."""
_ALIKE = 0.3
"""Names less alike than this are different things, whatever their figures."""


def find_spans(plan: Plan, document: PolicyDocument) -> Spans:
    """Find the passages of a plan's items. A pure function of its arguments.

    A clause such as ``二（一）2`` is found by the numbers of the outline; an item within its clause by the figure and
    the name that the reader found there. What is not found is left out: its clause is shown instead.
    """
    clauses = dict(_clauses(plan, document.outline))
    targets = {
        target.id: found for target in plan.targets if (found := _target(target, document.targets, clauses))
    }
    tasks = {
        task.id: found for task in plan.tasks if (found := _task(task.title, task.clause, document, clauses))
    }
    incentives = {
        one.spec.id: found
        for one in plan.incentives
        if (found := _named(one.spec.what, one.spec.clause, document, clauses))
    }
    whole = {clause: [span] for clause, span in clauses.items()}
    return {"targets": targets, "tasks": tasks, "incentives": incentives, "clauses": whole}


def clause_span(clause: str, outline: Sequence[Heading]) -> Span | None:
    """Return the passage of a clause, step by step down the outline, or of a heading; None where it is not there."""
    steps = _STEP.findall(clause)
    if not steps or _SIGNS.sub("", "".join(steps)) != _SIGNS.sub("", clause):
        # A chapter without a number goes by its heading.
        return next(((one.start, one.end) for one in outline if one.heading == clause), None)
    inside: Span | None = None
    for step in steps:
        found = next(
            (
                (one.start, one.end)
                for one in outline
                if _SIGNS.sub("", one.number) == _SIGNS.sub("", step)
                and _bracketed(one.number) == _bracketed(step)
                and (inside is None or (inside[0] <= one.start and one.end <= inside[1]))
            ),
            None,
        )
        if found is None:
            return None
        inside = found
    return inside


def _bracketed(number: str) -> bool:
    """Whether a number stands in brackets: ``（一）`` is another step than ``一、``."""
    return number[:1] in ("（", "(")


def _clauses(plan: Plan, outline: Sequence[Heading]) -> Iterator[tuple[str, Span]]:
    for clause in sorted(set(_all_clauses(plan))):
        span = clause_span(clause, outline)
        if span is not None:
            yield clause, span


def _all_clauses(plan: Plan) -> Iterator[str]:
    spec = plan.spec
    for target in plan.targets:
        yield from (target.spec.clause, *target.spec.also)
    parts: tuple[Iterable[object], ...] = (
        spec.tasks, spec.incentives, spec.libraries, spec.mechanisms, spec.scopes, spec.services, spec.events,
        spec.criteria, spec.teams, spec.gaps,
    )  # fmt: skip
    for part in parts:
        yield from (str(getattr(one, "clause")) for one in part)  # noqa: B009 - kinds without a common base
    if spec.reporting is not None:
        yield spec.reporting.clause


def _target(target: PlanTarget, found: Sequence[Target], clauses: dict[str, Span]) -> list[Span]:
    """Return every passage that states a target: the same figure and unit, the most alike in name."""
    same = [one for one in found if one.unit == target.spec.unit and _figures(one.value) == _printed(target)]
    if target.spec.value is None:
        same = [one for one in found if one.op == target.spec.op.value]
    same = [one for one in same if one.op == target.spec.op.value] or same
    inside = [one for one in same if _within(one.start, target.spec.clause, clauses)] or same
    best = max(inside, key=lambda one: _alike(one.metric, target.spec.metric), default=None)
    if best is None or _alike(best.metric, target.spec.metric) < _ALIKE:
        return []
    return list(best.spans) or [(best.start, best.end)]


def _printed(target: PlanTarget) -> tuple[Fraction, ...]:
    value = target.spec.value
    ends = value if isinstance(value, tuple) else (value,)
    return tuple(Fraction(str(end)) for end in ends if end is not None)


def _figures(value: Figure) -> tuple[Fraction, ...]:
    ends = value if isinstance(value, tuple) else (value,)
    return tuple(Fraction(end) for end in ends if end is not None)


def _task(title: str, clause: str, document: PolicyDocument, clauses: dict[str, Span]) -> list[Span]:
    named = [one for one in document.tasks if _plain(one.title) == _plain(title)]
    inside = [one for one in named if _within(one.start, clause, clauses)] or named
    return [(inside[0].start, inside[0].end)] if inside else []


def _named(what: str, clause: str, document: PolicyDocument, clauses: dict[str, Span]) -> list[Span]:
    """Return the money rule of a clause whose words are most like a name."""
    inside = [one for one in document.incentives if _within(one.start, clause, clauses)]
    best = max(inside, key=lambda one: _alike(one.what + one.who, what), default=None)
    if best is None or _alike(best.what + best.who, what) < _ALIKE:
        return []
    return [(best.start, best.end)]


def _within(place: int, clause: str, clauses: dict[str, Span]) -> bool:
    span = clauses.get(clause)
    return span is not None and span[0] <= place < span[1]


def _plain(text: str) -> str:
    return _SIGNS.sub("", text)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()
