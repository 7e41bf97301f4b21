"""Compile standards to the stages of one plan for frames of one schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.columnar.comparisons import Comparisons
from tidu.engine.columnar.emit import Stages, stages_of
from tidu.engine.columnar.graph import Graph
from tidu.engine.columnar.inputs import OVERRIDE, Inputs
from tidu.engine.columnar.measures import Measures
from tidu.engine.columnar.scores import Scores
from tidu.engine.columnar.sizes import size_class
from tidu.engine.columnar.truths import Truths
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    import polars as pl

    from tidu.engine.columnar.graph import Node
    from tidu.engine.compiled.program import Condition, Program
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName


@dataclass(frozen=True, slots=True)
class Plan:
    """Stages to add to a frame one after the other, the columns they need and those they are made for."""

    inputs: tuple[str, ...]
    stages: Stages
    outputs: tuple[str, ...]


def compile_plan(
    standards: Sequence[Standard],
    schema: Mapping[str, pl.DataType],
    *,
    on: date,
    case: CaseName,
    parts: bool,
) -> Plan:
    """Compile standards for frames of a schema; what several of them ask is asked once."""
    graph = Graph()
    outputs: dict[str, Node] = {}
    shared: dict[bool, Truths] = {}
    for standard in standards:
        own = any(name.endswith(OVERRIDE.format(key="", standard=standard.id)) for name in schema)
        truths = None if own else shared.get(own)
        if truths is None:
            inputs = Inputs(graph, schema, standard.catalogue, on, standard.id)
            truths = shared[own] = Truths(graph, inputs, Comparisons(graph, inputs, Measures(graph)))
        if standard.sizes is not None:
            outputs[standard.id] = size_class(graph, truths, standard.sizes)
        else:
            outputs.update(_Outputs(graph, truths, standard.id, standard.program(case)).columns(parts=parts))
    names = tuple(name for name in schema if name in _columns_in(outputs.values()))
    return Plan(names, stages_of(outputs), tuple(outputs))


class _Outputs:
    """The columns of one standard."""

    def __init__(self, graph: Graph, shared: Truths, standard: str, program: Program) -> None:
        self.graph = graph
        self.standard = standard
        self.program = program
        self.scores = Scores(graph, shared, program)
        self.truths = shared.with_scores(self.scores.line)

    def columns(self, *, parts: bool) -> dict[str, Node]:
        """Verdict, conditions (with their parts), indicators, groups and the total."""
        found = {f"{self.standard}/{part.id}": self._code(part) for part in self._conditions(parts=parts)}
        tops = [found[f"{self.standard}/{condition.id}"] for condition in self.program.applicable]
        columns = {self.standard: self._least(tops), **found}
        for name, indicators in self._sums():
            score = self.scores.total(indicators)
            columns[f"{self.standard}/{name}.low"] = score.low
            columns[f"{self.standard}/{name}.high"] = score.high
        return columns

    def _conditions(self, *, parts: bool) -> Iterator[Condition]:
        waiting = list(reversed(self.program.conditions))
        while waiting:
            condition = waiting.pop()
            yield condition
            if parts:
                waiting.extend(reversed((*condition.parts, *condition.exemptions)))

    def _sums(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        for index, indicator in enumerate(self.program.indicators):
            yield indicator.id, (index,)
        for group in self.program.groups:
            yield f"score.{group.id}", group.indicators
        if self.program.indicators:
            yield "score", tuple(range(len(self.program.indicators)))

    def _code(self, condition: Condition) -> Node:
        if not condition.applicable:
            return self.graph.number(int(Verdict.not_applicable))
        return self.truths.code(self.truths.truth(condition.node))

    def _least(self, codes: Sequence[Node]) -> Node:
        """AND of verdicts is the least code."""
        if not codes:
            return self.graph.number(int(Verdict.not_applicable))
        return self.graph.make("least", *codes, kind="whole", nullable=False)


def _columns_in(nodes: object) -> frozenset[str]:
    """Names of the frame's columns that nodes are made from."""
    names: set[str] = set()
    seen: set[Node] = set()
    waiting: list[Node] = list(nodes)  # type: ignore[call-overload]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.op == "column":
            names.add(str(node.extra))
        waiting.extend(node.args)
    return frozenset(names)
