"""Size classes (300号) as a column: large, medium, small, micro, or unknown where facts leave it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.packs.size_classes import CLASSES, INDUSTRY

if TYPE_CHECKING:
    from tidu.engine.columnar.graph import Graph, Node
    from tidu.engine.columnar.truths import Truths
    from tidu.engine.packs.size_classes import IndustryTests, SizeTable

SIZES = (*CLASSES, "unknown")
"""Values of the column, in the order of their codes."""


def size_class(graph: Graph, truths: Truths, table: SizeTable) -> Node:
    """Return the class of every firm; without an industry it is known only where every industry agrees."""
    unknown = graph.number(len(CLASSES))
    codes = [_by_industry(graph, truths, row, unknown) for row in table.industries]
    guards = [truths.inputs.among(INDUSTRY, frozenset({row.industry}))[0] for row in table.industries]
    different = tuple(dict.fromkeys(codes))
    least = graph.make("least", *different, kind="whole", nullable=False)
    greatest = graph.make("greatest", *different, kind="whole", nullable=False)
    agreed = graph.choose([(graph.relate("==", least, greatest), least)], unknown)
    cases = [(graph.is_open(guards[0]), agreed), *zip(guards, codes, strict=True)]
    return graph.make("named", graph.choose(cases, unknown), extra=SIZES, kind="other", nullable=False)


def _by_industry(graph: Graph, truths: Truths, row: IndustryTests, unknown: Node) -> Node:
    """Ask large, medium, small in this order; an open answer leaves the class open."""
    cases: list[tuple[Node, Node]] = []
    for code, test in enumerate((row.large, row.medium, row.small)):
        holds = truths.truth(test).holds
        cases += [(holds, graph.number(code)), (graph.is_open(holds), unknown)]
    return graph.choose(cases, graph.number(CLASSES.index("micro")))
