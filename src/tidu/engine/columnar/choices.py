"""Conditions that ask one thing or another: by an open list of guards, or by the value of one choice fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Branch, Constant, OneOf
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from tidu.engine.columnar.graph import Graph, Node
    from tidu.engine.columnar.truths import Truth, Truths
    from tidu.engine.expressions.typed import Slot


@dataclass(frozen=True, slots=True)
class Guarded:
    """An answer and the guard under which it is asked for."""

    guard: Truth
    answer: Truth


def by_choice(truths: Truths, branches: tuple[Branch, ...]) -> Node | None:
    """Join branches of which each is for other values of one choice fact; None for any other branches.

    With the fact missing every branch may be the one: OR of "guard and answer" is then no only where all
    answers are, and the AND of all answers adds where all are yes.
    """
    members = _members(truths, branches)
    if members is None:
        return None
    graph, slot = truths.graph, _slot(branches)
    answers = [truths.truth(branch.then) for branch in branches]
    if slot is None or any(answer.unknown is not graph.true for answer in answers):
        return None
    holds = [answer.holds for answer in answers]
    if all(node.op == "not" for node in holds):
        return graph.negation(_joined(truths, slot, members, [node.args[0] for node in holds]))
    return _joined(truths, slot, members, holds)


def _joined(truths: Truths, slot: Slot, members: list[frozenset[str]], holds: list[Node]) -> Node:
    """Ask for the guards of equal answers together, and for what all answers share once."""
    graph = truths.graph
    shared = frozenset.intersection(*(_conjuncts(node) for node in holds))
    alike: dict[Node, frozenset[str]] = {}
    for node, values in zip(holds, members, strict=True):
        rest = graph.all_of(*(part for part in _ordered(node) if part not in shared))
        alike[rest] = alike.get(rest, frozenset()) | values
    asked = [graph.all_of(truths.inputs.among(slot, values)[0], rest) for rest, values in alike.items()]
    common = [part for part in _ordered(holds[0]) if part in shared]
    return graph.all_of(graph.any_of(*asked, graph.all_of(*alike)), *common)


def _ordered(node: Node) -> list[Node]:
    """What a node says at once, each part of its AND by itself."""
    if node.op != "and":
        return [node]
    return list(dict.fromkeys(part for arg in node.args for part in _ordered(arg)))


def _conjuncts(node: Node) -> frozenset[Node]:
    return frozenset(_ordered(node))


def _slot(branches: tuple[Branch, ...]) -> Slot | None:
    first = branches[0].when
    return first.slot if isinstance(first, OneOf) else None


def _members(truths: Truths, branches: tuple[Branch, ...]) -> list[frozenset[str]] | None:
    """The values of the choice fact that each branch is for; the last one takes all that are left."""
    slot = _slot(branches)
    if slot is None or branches[-1].when != Constant(value=True):
        return None
    definition = truths.inputs.catalogue.fact(slot.fact)
    if definition.type is not FactType.choice or definition.period.by_year:
        return None
    left = frozenset(choice.id for choice in definition.choices)
    found: list[frozenset[str]] = []
    for branch in branches[:-1]:
        match branch.when:
            case OneOf(other, members, False, True) if other == slot and members <= left:
                found.append(members)
                left -= members
            case _:
                return None
    return [*found, left]


class Guards:
    """Joins branches whose last guard always holds: the first whose guard holds speaks.

    While a guard is open, all branches that may be the one have to agree.
    """

    def __init__(self, truths: Truths, branches: list[Guarded]) -> None:
        """Take the branches in their order."""
        self.truths = truths
        self.graph: Graph = truths.graph
        self.branches = branches

    def holds(self) -> tuple[Node, Node]:
        """The truth of the whole, and where a missing fact keeps it open."""
        graph, branches = self.graph, self.branches
        taken = graph.choose([(one.guard.holds, one.answer.holds) for one in branches], graph.false)
        unknown = graph.choose([(one.guard.holds, one.answer.unknown) for one in branches], graph.true)
        opens = dict.fromkeys(graph.is_open(one.guard.holds) for one in branches[:-1])
        doubt = graph.any_of(*opens)
        if doubt is graph.false:
            return taken, unknown
        # Guards that ask one fact are open together; then every branch may be the one.
        possible = [graph.true] * len(branches) if len(opens) == 1 else self._possible()
        all_met = graph.all_of(
            *(
                graph.any_of(one.answer.holds, graph.negation(may))
                for one, may in zip(branches, possible, strict=True)
            )
        )
        any_met = graph.any_of(
            *(graph.all_of(one.answer.holds, may) for one, may in zip(branches, possible, strict=True))
        )
        agreed = graph.any_of(all_met, graph.all_of(any_met, graph.open))
        # What keeps it open is asked where a guard is: elsewhere only the branch taken counts.
        unknown = graph.choose([(doubt, self._unknown(possible))], unknown)
        return graph.choose([(doubt, agreed)], taken), unknown

    def _possible(self) -> list[Node]:
        """Where each branch may be the one: its guard is not surely no, and none before it surely yes."""
        graph = self.graph
        before: list[Node] = []
        possible = []
        for one in self.branches:
            possible.append(graph.all_of(graph.or_else(one.guard.holds, default=True), *before))
            before.append(graph.negation(graph.surely(one.guard.holds)))
        return possible

    def _unknown(self, possible: list[Node]) -> Node:
        """Where a missing fact matters: in a branch that may be taken, or in a guard if branches differ."""
        graph, truths = self.graph, self.truths
        able = [part for one in self.branches for part in (one.guard, one.answer) if part.holds.nullable]
        if all(part.unknown is graph.true for part in able):
            return graph.true
        pairs = list(zip(self.branches, possible, strict=True))
        in_branch = graph.any_of(*(graph.all_of(may, truths.open_unknown(one.answer)) for one, may in pairs))
        in_guard = graph.any_of(*(graph.all_of(may, truths.open_unknown(one.guard)) for one, may in pairs))
        all_open = graph.all_of(
            *(graph.any_of(graph.negation(may), graph.is_open(one.answer.holds)) for one, may in pairs)
        )
        return graph.any_of(in_branch, graph.all_of(graph.negation(all_open), in_guard))
