"""Conditions as columns: a truth in Kleene's logic, and what keeps it open.

An open truth is null. Whether it is ``unknown`` (a fact is missing) or ``manual`` (only judgements are open)
is a second column, which costs nothing where all leaves are of one sort: there it is a constant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.columnar.choices import Guarded, Guards, by_choice
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Branch,
    Compare,
    Constant,
    FirstOf,
    Holds,
    OneOf,
    ScoreLine,
)
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tidu.engine.columnar.comparisons import Comparisons
    from tidu.engine.columnar.graph import Graph, Node
    from tidu.engine.columnar.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Truth:
    """``holds`` is null where open; there ``unknown`` says whether a missing fact keeps it so."""

    holds: Node
    unknown: Node


class Truths:
    """Makes the columns of conditions."""

    def __init__(
        self,
        graph: Graph,
        inputs: Inputs,
        comparisons: Comparisons,
        score_line: Callable[[ScoreLine], Truth] | None = None,
    ) -> None:
        """Take the graph, the reader of facts, the comparisons, and who knows the points of a program."""
        self.graph = graph
        self.inputs = inputs
        self.comparisons = comparisons
        self.score_line = score_line
        self._made: dict[Boolean, Truth] = {}

    def with_scores(self, score_line: Callable[[ScoreLine], Truth]) -> Truths:
        """The same truths, with the points of one program."""
        return Truths(self.graph, self.inputs, self.comparisons, score_line)

    def truth(self, node: Boolean) -> Truth:
        """Bring any test to columns."""
        if node not in self._made:
            self._made[node] = self._truth(node)
        return self._made[node]

    def code(self, truth: Truth) -> Node:
        """Verdict codes of a truth; no row is null."""
        graph = self.graph
        unknown, manual, met, none = (
            graph.number(int(verdict))
            for verdict in (Verdict.unknown, Verdict.manual, Verdict.met, Verdict.unmet)
        )
        # Adding a byte for each costs less than choosing one after the other.
        decided = graph.choose([(truth.holds, met)], none)
        if not truth.holds.nullable:
            return decided
        still_open = graph.choose([(truth.unknown, unknown)], manual)
        return graph.total([decided, graph.choose([(graph.is_open(truth.holds), still_open)], none)])

    def open_unknown(self, truth: Truth) -> Node:
        """Where a missing fact keeps a truth open."""
        return self.graph.all_of(self.graph.is_open(truth.holds), truth.unknown)

    def any_unknown(self, truths: Iterable[Truth]) -> Node:
        """Where a missing fact keeps any of some truths open; meant for rows where one of them is."""
        able = [truth for truth in truths if truth.holds.nullable]
        if all(truth.unknown is self.graph.true for truth in able):
            return self.graph.true
        return self.graph.any_of(*(self.open_unknown(truth) for truth in able))

    def _truth(self, node: Boolean) -> Truth:
        graph = self.graph
        match node:
            case Constant(value):
                return Truth(graph.truth(value=value), graph.true)
            case Compare():
                return Truth(self.comparisons.holds(node), graph.true)
            case Holds(slot, judgement, expected):
                return self._leaf(*self.inputs.truth(slot), expected=expected, judgement=judgement)
            case OneOf(slot, members, judgement, expected):
                return self._leaf(*self.inputs.among(slot, members), expected=expected, judgement=judgement)
            case AllOf(parts):
                return self._joined(graph.all_of, [self.truth(part) for part in parts])
            case AnyOf(parts):
                return self._joined(graph.any_of, [self.truth(part) for part in parts])
            case FirstOf(branches):
                return self._first_of(branches)
            case ScoreLine():
                if self.score_line is None:
                    raise TypeError(type(node).__name__)
                return self.score_line(node)

    def _leaf(self, holds: Node, exists: Node, *, expected: bool, judgement: bool) -> Truth:
        graph = self.graph
        wanted = holds if expected else graph.negation(holds)
        # A year before the establishment answers no to both a question and its opposite.
        return Truth(graph.all_of(wanted, exists), graph.truth(value=not judgement))

    def _joined(self, join: Callable[..., Node], parts: Sequence[Truth]) -> Truth:
        """AND or OR; parts that wait for facts only are joined first, so that one look tells if any is open."""
        graph = self.graph
        plain = [part for part in parts if part.unknown is graph.true]
        rest = [part for part in parts if part.unknown is not graph.true]
        facts = Truth(join(*(part.holds for part in plain)), graph.true)
        if not rest:
            return facts
        return Truth(join(facts.holds, *(part.holds for part in rest)), self.any_unknown([facts, *rest]))

    def _first_of(self, branches: tuple[Branch, ...]) -> Truth:
        """The branch that is taken; while a guard is open, all that may be taken have to agree."""
        graph = self.graph
        match branches:
            case (Branch(when, Constant(yes)), Branch(Constant(True), Constant(no))) if yes is not no:
                guard = self.truth(when)
                return guard if yes else Truth(graph.negation(guard.holds), guard.unknown)
        holds = by_choice(self, branches)
        if holds is not None:
            return Truth(holds, graph.true)
        guarded = [Guarded(self.truth(branch.when), self.truth(branch.then)) for branch in branches]
        if guarded[-1].guard.holds is not graph.true:
            always, never = Truth(graph.true, graph.true), Truth(graph.false, graph.true)
            guarded.append(Guarded(always, never))
        return Truth(*Guards(self, guarded).holds())
