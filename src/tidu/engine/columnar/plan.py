"""Compile standards to the stages of one plan for frames of one schema."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.comparisons import Comparisons
from tidu.engine.columnar.emit import Stages, stages_of
from tidu.engine.columnar.graph import Graph, columns_in
from tidu.engine.columnar.inputs import OVERRIDE, Inputs
from tidu.engine.columnar.measures import Measures
from tidu.engine.columnar.scores import Scores
from tidu.engine.columnar.sizes import size_class
from tidu.engine.columnar.truths import Truths
from tidu.engine.expressions.typed import AllOf, AnyOf
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tidu.engine.columnar.graph import Node
    from tidu.engine.compiled.program import Condition, Program
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName


@dataclass(frozen=True, slots=True)
class Plan:
    """Stages to add to a frame one after the other, the columns they need and those they are made for.

    ``limits`` says from where on values of a column are too large for the plan (or NaN, which counts as
    larger than any number): a frame with such values needs the ``far`` plan. ``nodes`` are the outputs in the
    graph, for an executor other than Polars.
    """

    inputs: tuple[str, ...]
    stages: Stages
    outputs: tuple[str, ...]
    limits: Mapping[str, float]
    nodes: Mapping[str, Node]


def compile_plan(
    standards: Sequence[Standard],
    schema: Mapping[str, pl.DataType],
    *,
    on: date,
    case: CaseName,
    parts: bool,
    far: bool = False,
) -> Plan:
    """Compile standards for frames of a schema; what several of them ask is asked once.

    Args:
        standards: recognition standards and classifications.
        schema: column types of the frame.
        on: date of evaluation.
        case: new application or renewal.
        parts: make the parts of conditions too.
        far: for frames with values beyond the limits of the other plan.
    """
    graph = Graph()
    measures = Measures(graph, far=far)
    outputs: dict[str, Node] = {}
    shared: dict[bool, Truths] = {}
    for standard in standards:
        own = any(name.endswith(OVERRIDE.format(key="", standard=standard.id)) for name in schema)
        truths = None if own else shared.get(own)
        if truths is None:
            inputs = Inputs(graph, schema, standard.catalogue, on, standard.id)
            truths = shared[own] = Truths(graph, inputs, Comparisons(graph, inputs, measures))
        if standard.sizes is not None:
            outputs[standard.id] = size_class(graph, truths, standard.sizes)
        else:
            outputs.update(_Outputs(graph, truths, standard.id, standard.program(case)).columns(parts=parts))
    return planned(outputs, schema, measures, far=far)


def planned(
    outputs: Mapping[str, Node], schema: Mapping[str, pl.DataType], measures: Measures, *, far: bool
) -> Plan:
    """Write the stages that make some columns of frames of a schema."""
    read = columns_in(outputs.values())
    names = tuple(name for name in schema if name in read)
    limits = {name: inf for name in names if schema[name] == pl.Float64}
    if not far:
        limits |= measures.limits
    return Plan(names, stages_of(outputs), tuple(outputs), limits, outputs)


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
        found = {
            f"{self.standard}/{part.id}": self._code(part, parts=parts)
            for part in self._conditions(parts=parts)
        }
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

    def _code(self, condition: Condition, *, parts: bool) -> Node:
        if not condition.applicable:
            return self.graph.number(int(Verdict.not_applicable))
        if parts and (joined := self._joined_codes(condition)) is not None:
            return joined
        return self.truths.code(self.truths.truth(condition.node))

    def _joined_codes(self, condition: Condition) -> Node | None:
        """AND or OR of parts whose codes are made anyway: their least, or (nothing judged) their greatest."""
        if not all(part.applicable for part in condition.parts):
            return None
        asked = tuple(part.node for part in condition.parts)
        match condition.node:
            case AllOf(nodes) if nodes == asked:
                return self._least([self._code(part, parts=True) for part in condition.parts])
            case AnyOf(nodes) if nodes == asked:
                truths = [self.truths.truth(node) for node in nodes]
                if all(truth.unknown is self.graph.true for truth in truths):
                    codes = [self._code(part, parts=True) for part in condition.parts]
                    return self.graph.make("greatest", *codes, kind="whole", nullable=False)
        return None

    def _least(self, codes: Sequence[Node]) -> Node:
        """AND of verdicts is the least code."""
        if not codes:
            return self.graph.number(int(Verdict.not_applicable))
        return self.graph.make("least", *codes, kind="whole", nullable=False)
