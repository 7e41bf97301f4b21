"""Judge typed conditions and points for one firm, exactly, with what is still open.

The reference of the product: generated Python and the columnar executor must agree with it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.compiled.bounds import isolate
from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest, Points, Regional
from tidu.engine.expressions.remembered import remembered
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Compare,
    Constant,
    FirstOf,
    Holds,
    Literal,
    Numeric,
    OneOf,
    Root,
    ScoreLine,
    Slot,
    slots_of,
    walk,
)
from tidu.engine.scalar.cells import Cell, Span, Undefined
from tidu.engine.scalar.intervals import Interval, interval_of
from tidu.engine.units import Unit
from tidu.engine.values import Verdict, agree, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tidu.engine.compiled.program import Program

NOTHING: frozenset[Slot] = frozenset()


class Judged(Struct, frozen=True):
    """A verdict with the absent facts and open judgements that can still change it (none when decided)."""

    verdict: Verdict
    missing: frozenset[Slot] = NOTHING
    judgements: frozenset[Slot] = NOTHING


MET, UNMET = Judged(Verdict.met), Judged(Verdict.unmet)


class Scored(Struct, frozen=True):
    """Points as an interval, with what keeps it open."""

    low: Fraction
    high: Fraction
    missing: frozenset[Slot] = NOTHING
    judgements: frozenset[Slot] = NOTHING


class Judge:
    """Judges the nodes of one program for one firm; remembers indicators, which several lines share."""

    def __init__(self, program: Program, read: Callable[[Slot], Cell]) -> None:
        """Take the program and a reader of cells."""
        self.program = program
        self.read = read
        self._scores: dict[int, Scored] = {}
        self._judged: dict[int, Judged] = {}

    def judge(self, node: Boolean) -> Judged:
        """Judge any node; one that several conditions and their parts share is judged once."""
        # By identity: nodes live as long as the program, and hashing a deep tree costs more than judging it.
        found = self._judged.get(id(node))
        if found is None:
            found = self._judged[id(node)] = self._judge(node)
        return found

    def _judge(self, node: Boolean) -> Judged:
        match node:
            case Constant(value):
                return MET if value else UNMET
            case Compare():
                return self._compare(node)
            case Holds(slot, judgement, expected):
                return _decide(
                    self.read(slot), slot, lambda cell: bool(cell) is expected, judgement=judgement
                )
            case OneOf(slot, members, judgement, expected):
                return _decide(
                    self.read(slot), slot, lambda cell: (cell in members) is expected, judgement=judgement
                )
            case AllOf(parts):
                return _joined(all_of, [self.judge(part) for part in parts])
            case AnyOf(parts):
                return _joined(any_of, [self.judge(part) for part in parts])
            case FirstOf():
                return self._first_of(node)
            case ScoreLine():
                return self._score_line(node)

    def interval(self, node: Numeric) -> Interval:
        """Return what a number can be."""
        return interval_of(node, self.read)

    def interval_undefined(self, node: Numeric) -> bool:
        """Whether a number surely has no value; roots are asked by what stands under them."""
        under = [root.operand for root in _roots(node)] or [node]
        return any(self.interval(part).undefined for part in under)

    def indicator(self, index: int) -> Scored:
        """Score an indicator of the program."""
        if index not in self._scores:
            self._scores[index] = self.points(self.program.indicators[index].points)
        return self._scores[index]

    def sum_of(self, indicators: Iterable[int]) -> Scored:
        """Add indicators up."""
        scores = [self.indicator(index) for index in indicators]
        undecided = [score for score in scores if score.low != score.high]
        return Scored(
            sum((score.low for score in scores), Fraction(0)),
            sum((score.high for score in scores), Fraction(0)),
            NOTHING.union(*(score.missing for score in undecided)),
            NOTHING.union(*(score.judgements for score in undecided)),
        )

    def points(self, points: Points) -> Scored:
        """Score compiled points."""
        match points:
            case Best():
                return self._best(points)
            case AddUp():
                return self._add_up(points)
            case Greatest(ways):
                return _greatest([self.points(way) for way in ways])
            case GivenPoints(slot, maximum):
                cell = self.read(slot)
                if isinstance(cell, Fraction):
                    return Scored(cell, cell)
                return Scored(Fraction(0), maximum, frozenset({slot}))
            case Regional():
                return self._regional(points)

    def _compare(self, node: Compare) -> Judged:
        left, right = _comparable(node)
        first, second = self.interval(left), self.interval(right)
        if first.undefined or second.undefined:
            return UNMET
        greater, lesser = (first, second) if node.operator in (">=", ">") else (second, first)
        strict = node.operator in (">", "<")
        if not (greater.perhaps_undefined or lesser.perhaps_undefined) and _surely(
            greater.low, lesser.high, strict=strict
        ):
            return MET
        if _surely(lesser.low, greater.high, strict=not strict):
            return UNMET
        open_slots = (slot for slot in slots_of(node) if _is_open(self.read(slot)))
        return Judged(Verdict.unknown, frozenset(open_slots))

    def _first_of(self, node: FirstOf) -> Judged:
        """Follow the branches; while a guard is open, every branch that may be taken has to agree."""
        guards: list[Judged] = []
        possible: list[Judged] = []
        for branch in node.branches:
            guard = self.judge(branch.when)
            if guard.verdict is Verdict.unmet:
                continue
            possible.append(self.judge(branch.then))
            if guard.verdict is Verdict.met:
                break
            guards.append(guard)
        else:
            possible.append(UNMET)
        verdict = agree(outcome.verdict for outcome in possible)
        if not verdict.is_open:
            return Judged(verdict)
        # Where all wait for the same judgement, it does not matter which branch it is, nor the guards' facts.
        deciding = tuple(possible) if verdict is Verdict.manual else (*guards, *possible)
        missing = NOTHING.union(*(part.missing for part in deciding))
        judgements = NOTHING.union(*(part.judgements for part in deciding))
        return Judged(Verdict.unknown if missing else Verdict.manual, missing, judgements)

    def _score_line(self, node: ScoreLine) -> Judged:
        score = self.sum_of(node.indicators)
        if score.low >= node.line:
            return MET
        if score.high < node.line:
            return UNMET
        return Judged(Verdict.unknown if score.missing else Verdict.manual, score.missing, score.judgements)

    def _best(self, points: Best) -> Scored:
        high: Fraction | None = None
        open_tests: list[Judged] = []
        for step in points.steps:
            judged = self.judge(step.test)
            if judged.verdict is Verdict.unmet:
                continue
            high = step.points if high is None else high
            if judged.verdict is Verdict.met:
                return _scored(step.points, high, open_tests)
            open_tests.append(judged)
        return _scored(points.otherwise, points.otherwise if high is None else high, open_tests)

    def _add_up(self, points: AddUp) -> Scored:
        judged = [self.judge(test) for test in points.tests]
        sure = sum(outcome.verdict is Verdict.met for outcome in judged)
        undecided = [outcome for outcome in judged if outcome.verdict.is_open]
        low = min(points.cap, points.points * sure)
        high = min(points.cap, points.points * (sure + len(undecided)))
        return _scored(low, high, undecided)

    def _regional(self, points: Regional) -> Scored:
        place = self.read(points.slot)
        for prefixes, entry in points.entries:
            if isinstance(place, str) and place.startswith(prefixes):
                return self.points(entry)
        return self.points(points.otherwise)


def _decide(cell: Cell, slot: Slot, test: Callable[[object], bool], *, judgement: bool) -> Judged:
    """Judge a yes/no or choice cell; an empty one is open in its own way."""
    if cell is None:
        open_slot = frozenset({slot})
        if judgement:
            return Judged(Verdict.manual, judgements=open_slot)
        return Judged(Verdict.unknown, missing=open_slot)
    if isinstance(cell, Undefined):
        return UNMET
    return MET if test(cell) else UNMET


@remembered
def _roots(node: Numeric) -> tuple[Root, ...]:
    return tuple(part for part in walk(node) if isinstance(part, Root))


@remembered
def _comparable(node: Compare) -> tuple[Numeric, Numeric]:
    """Return sides without roots: ``root(x) - 1 >= t`` is judged as ``x >= (t + 1) ** n``."""
    for side, other, mirrored in ((node.left, node.right, False), (node.right, node.left, True)):
        found = isolate(side, other)
        if found is not None:
            operand, level = found
            level_node = Literal(level, Unit.share)
            return (level_node, operand) if mirrored else (operand, level_node)
    return node.left, node.right


def _surely(greater_low: Fraction | None, lesser_high: Fraction | None, *, strict: bool) -> bool:
    """Whether the one side is above the other whatever the missing facts are."""
    if greater_low is None or lesser_high is None:
        return False
    return greater_low > lesser_high if strict else greater_low >= lesser_high


def _is_open(cell: Cell) -> bool:
    return cell is None or isinstance(cell, Span)


def _joined(join: Callable[[Iterable[Verdict]], Verdict], parts: list[Judged]) -> Judged:
    """Join parts; only parts that are open themselves can still change an open outcome."""
    verdict = join(part.verdict for part in parts)
    if not verdict.is_open:
        return Judged(verdict)
    return Judged(
        verdict,
        NOTHING.union(*(part.missing for part in parts)),
        NOTHING.union(*(part.judgements for part in parts)),
    )


def _scored(low: Fraction, high: Fraction, undecided: list[Judged]) -> Scored:
    if low == high:
        return Scored(low, high)
    return Scored(
        low,
        high,
        NOTHING.union(*(outcome.missing for outcome in undecided)),
        NOTHING.union(*(outcome.judgements for outcome in undecided)),
    )


def _greatest(ways: list[Scored]) -> Scored:
    low, high = max(way.low for way in ways), max(way.high for way in ways)
    if low == high:
        return Scored(low, high)
    can_raise = [way for way in ways if way.high > low]
    return Scored(
        low,
        high,
        NOTHING.union(*(way.missing for way in can_raise)),
        NOTHING.union(*(way.judgements for way in can_raise)),
    )
