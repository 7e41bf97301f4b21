"""Points as columns: an interval for every indicator, group and total, and what keeps it open."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.engine.catalogue import decimals_of
from tidu.engine.columnar.measures import grid_bound
from tidu.engine.columnar.truths import Truth
from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest, Points, Regional, Step
from tidu.engine.expressions.typed import Compare, ScoreLine
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidu.engine.columnar.comparisons import Cut
    from tidu.engine.columnar.graph import Graph, Node
    from tidu.engine.columnar.truths import Truths
    from tidu.engine.compiled.program import Program

POINTS_DECIMALS = decimals_of(FactType.points)
_BYTE = 255


@dataclass(frozen=True, slots=True)
class Score:
    """Points between two columns; ``waits`` is where they differ, ``unknown`` whether a fact is missing there."""

    low: Node
    high: Node
    waits: Node
    unknown: Node


class Scores:
    """Makes the columns of one program's points."""

    def __init__(self, graph: Graph, truths: Truths, program: Program) -> None:
        """Take the graph, the truths that points depend on, and the program."""
        self.graph = graph
        self.truths = truths
        self.program = program
        most = sum((indicator.maximum for indicator in program.indicators), Fraction(0))
        self._bytes = most <= _BYTE
        self._indicators: dict[int, Score] = {}

    def indicator(self, index: int) -> Score:
        """Score an indicator of the program."""
        if index not in self._indicators:
            self._indicators[index] = self.points(self.program.indicators[index].points)
        return self._indicators[index]

    def total(self, indicators: Iterable[int]) -> Score:
        """Add indicators up; groups that are wholly among them are added first, so that sums are shared."""
        left = list(dict.fromkeys(indicators))
        parts: list[Score] = []
        for group in self.program.groups:
            members = [index for index in group.indicators if index in left]
            if members and len(members) == len(group.indicators):
                parts.append(self._added([self.indicator(index) for index in members]))
                left = [index for index in left if index not in members]
        parts += [self.indicator(index) for index in left]
        return self._added(parts)

    def line(self, node: ScoreLine) -> Truth:
        """Whether a total reaches its line: yes if the low end does, no if the high end does not."""
        graph, score = self.graph, self.total(node.indicators)
        yes = self._reaches(score.low, node.line)
        perhaps = graph.all_of(self._reaches(score.high, node.line), graph.open)
        if score.waits is graph.false:
            return Truth(yes, graph.true)
        return Truth(graph.any_of(yes, perhaps), score.unknown)

    def points(self, points: Points) -> Score:
        """Bring compiled points to columns."""
        match points:
            case Best():
                return self._best(points)
            case AddUp():
                return self._add_up(points)
            case Greatest(ways):
                return self._greatest([self.points(way) for way in ways])
            case GivenPoints():
                return self._given(points)
            case Regional():
                return self._regional(points)

    def _reaches(self, points: Node, line: Fraction) -> Node:
        return self.graph.compare(
            ">=", points, grid_bound(">=", line, POINTS_DECIMALS, whole=points.kind == "whole")
        )

    def _added(self, scores: Sequence[Score]) -> Score:
        graph = self.graph
        if not scores:
            return Score(graph.number(0), graph.number(0), graph.false, graph.true)
        low = graph.total([score.low for score in scores])
        high = graph.total([score.high for score in scores])
        waits = graph.any_of(*(score.waits for score in scores))
        able = [score for score in scores if score.waits is not graph.false]
        if all(score.unknown is graph.true for score in able):
            return Score(low, high, waits, graph.true)
        return Score(
            low, high, waits, graph.any_of(*(graph.all_of(score.waits, score.unknown) for score in able))
        )

    def _score(self, low: Node, high: Node, unknown: Node) -> Score:
        if low is high:
            return Score(low, high, self.graph.false, self.graph.true)
        return Score(low, high, self.graph.relate("!=", low, high), unknown)

    def _number(self, points: Fraction) -> Node:
        """Whole points stay whole where all of them fit into a byte, which makes adding them nearly free."""
        whole = self._bytes and points.denominator == 1
        return self.graph.number(int(points) if whole else float(points))

    def _best(self, points: Best) -> Score:
        family = self._family(points.steps)
        if family is not None:
            return self._best_of_family(points, family)
        graph = self.graph
        truths = [self.truths.truth(step.test) for step in points.steps]
        worth = [self._number(step.points) for step in points.steps]
        low = high = self._number(points.otherwise)
        for truth, value in reversed(list(zip(truths, worth, strict=True))):
            low = graph.choose([(truth.holds, value)], low)
            # What is not surely no may be the best; an open test is no reason to look further.
            high = graph.choose([(graph.negation(truth.holds), high)], value)
        return self._score(low, high, self._waiting(truths))

    def _waiting(self, truths: Sequence[Truth]) -> Node:
        """Where a missing fact keeps open a test that stands before the first that holds."""
        graph = self.graph
        able = [truth for truth in truths if truth.holds.nullable]
        if all(truth.unknown is graph.true for truth in able):
            return graph.true
        found = []
        reached: list[Node] = []
        for truth in truths:
            found.append(graph.all_of(self.truths.open_unknown(truth), *reached))
            reached.append(graph.negation(graph.surely(truth.holds)))
        return graph.any_of(*found)

    def _family(self, steps: Sequence[Step]) -> tuple[Cut, ...] | None:
        """The comparisons of the steps, where all of them look at one number in one sense."""
        comparisons = self.truths.comparisons
        tests = [step.test for step in steps if isinstance(step.test, Compare)]
        cuts = tuple(comparisons.cut(test) for test in tests)
        if len(cuts) != len(steps) or not cuts or cuts[0].family is None:
            return None
        return cuts if len({cut.family for cut in cuts}) == 1 else None

    def _best_of_family(self, points: Best, cuts: tuple[Cut, ...]) -> Score:
        """Where the best step is not open none is, and where it is open it is the best that may come."""
        graph = self.graph
        worth = [self._number(step.points) for step in points.steps]
        otherwise = self._number(points.otherwise)
        reached = self._climbed(points, [cut.passes for cut in cuts])
        low = graph.choose([(cuts[0].sure, reached)], otherwise)
        waits = cuts[0].open
        if waits is None:
            best = graph.all_of(graph.any_of(cuts[0].passes, cuts[0].late), cuts[0].sure)
            waits = graph.is_open(best)
        return Score(low, graph.choose([(waits, worth[0])], low), waits, graph.true)

    def _climbed(self, points: Best, passes: Sequence[Node]) -> Node:
        """Points of the first test that passes; of nested tests, what each adds to the next, which is cheaper."""
        graph = self.graph
        worth = [step.points for step in points.steps] + [points.otherwise]
        nested = all(graph.any_of(one, other) is other for one, other in pairwise(passes))
        rises = [upper - lower for upper, lower in pairwise(worth)]
        if not nested or min(rises) <= 0 or not all(self._number(rise).kind == "whole" for rise in rises):
            cases = zip(passes, (self._number(value) for value in worth), strict=False)
            return graph.choose(cases, self._number(points.otherwise))
        none = graph.number(0)
        parts = [
            graph.choose([(test, self._number(rise))], none) for test, rise in zip(passes, rises, strict=True)
        ]
        return graph.total(parts if points.otherwise == 0 else [*parts, self._number(points.otherwise)])

    def _add_up(self, points: AddUp) -> Score:
        graph = self.graph
        truths = [self.truths.truth(test) for test in points.tests]
        one, none = graph.number(1), graph.number(0)
        sure = graph.total([graph.choose([(truth.holds, one)], none) for truth in truths])
        possible = graph.total([graph.choose([(graph.negation(truth.holds), none)], one) for truth in truths])
        low, high = (self._capped(points, count, len(truths)) for count in (sure, possible))
        return self._score(low, high, self.truths.any_unknown(truths))

    def _capped(self, points: AddUp, count: Node, most: int) -> Node:
        graph = self.graph
        worth = [self._number(min(points.cap, points.points * number)) for number in range(most + 1)]
        cases = ((graph.compare(">=", count, number), worth[number]) for number in range(most, 0, -1))
        return graph.choose(cases, worth[0])

    def _greatest(self, ways: Sequence[Score]) -> Score:
        graph = self.graph
        low, high = ways[0].low, ways[0].high
        for way in ways[1:]:
            low = low if way.low is low else graph.arithmetic("greatest", low, way.low)
            high = high if way.high is high else graph.arithmetic("greatest", high, way.high)
        able = [way for way in ways if way.waits is not graph.false]
        if all(way.unknown is graph.true for way in able):
            return self._score(low, high, graph.true)
        raising = (graph.all_of(graph.relate(">", way.high, low), way.unknown) for way in able)
        return self._score(low, high, graph.any_of(*raising))

    def _given(self, points: GivenPoints) -> Score:
        graph, figure = self.graph, self.truths.inputs.figure(points.slot)
        value = graph.choose([(figure.exists, figure.value)], graph.missing())
        ends = graph.filled(value, 0), graph.filled(value, _plain(points.maximum))
        return Score(*ends, graph.is_open(value), graph.true)

    def _regional(self, points: Regional) -> Score:
        graph = self.graph
        place = self.truths.inputs.text(points.slot)
        scores = [self.points(entry) for _, entry in points.entries]
        otherwise = self.points(points.otherwise)
        if place is None:
            return otherwise
        tests = [
            graph.surely(graph.make("starts", place, extra=prefixes, kind="bool", nullable=True))
            for prefixes, _ in points.entries
        ]
        low, high, waits, unknown = (
            graph.choose(
                [(test, getattr(score, side)) for test, score in zip(tests, scores, strict=True)],
                getattr(otherwise, side),
            )
            for side in ("low", "high", "waits", "unknown")
        )
        return Score(low, high, waits, unknown)


def _plain(value: Fraction) -> float:
    return int(value) if value.denominator == 1 else float(value)
