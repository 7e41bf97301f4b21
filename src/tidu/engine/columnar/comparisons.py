"""Comparisons as columns: yes, no, or open where missing facts can still change the answer.

Each shape has a short form that says the same as interval arithmetic does for one firm
(`tidu.engine.scalar.intervals`); what has no short form is done by `intervals` for all rows. Kleene's logic
does most of it: with ``rd_expense = 0`` and revenue missing, ``revenue > 0`` is open but ``rd_expense > 0``
is not, so ``rd_expense / revenue >= 3%`` is decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.engine.columnar.intervals import Intervals
from tidu.engine.columnar.measures import Measure, Measures, grid_bound, sum_is_exact
from tidu.engine.columnar.shapes import Line, added, chain_of, line_of, ratio_of, references
from tidu.engine.expressions.typed import Reading, Reference

if TYPE_CHECKING:
    from tidu.engine.columnar.graph import Graph, Node
    from tidu.engine.columnar.inputs import Figure, Inputs
    from tidu.engine.expressions.typed import Compare

_TWO = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A comparison in three parts: it holds where ``(passes or late) and sure``.

    ``passes`` compares what is known; ``late`` is open (else no) where more may come; ``sure`` is no where
    the comparison cannot hold at all and open where that is unknown. ``family`` is one for all bounds of a
    subject: where the hardest of them is not open, none is. ``open`` says where all of them are, if that is
    the same for all.
    """

    passes: Node
    late: Node
    sure: Node
    family: tuple[object, ...] | None = None
    open: Node | None = None


class Comparisons:
    """Makes the columns of comparisons."""

    def __init__(self, graph: Graph, inputs: Inputs, measures: Measures) -> None:
        """Take the graph, the reader of facts and the register of measures."""
        self.graph = graph
        self.inputs = inputs
        self.measures = measures
        self.intervals = Intervals(graph, inputs)
        self._cuts: dict[Compare, Cut] = {}

    def holds(self, node: Compare) -> Node:
        """Whether a comparison holds."""
        cut = self.cut(node)
        return self.graph.all_of(self.graph.any_of(cut.passes, cut.late), cut.sure)

    def cut(self, node: Compare) -> Cut:
        """Bring a comparison to its three parts."""
        if node not in self._cuts:
            line = line_of(node)
            cut = self._line(line) if line is not None else None
            self._cuts[node] = cut or Cut(self.intervals.holds(node), self.graph.false, self.graph.true)
        return self._cuts[node]

    def _line(self, line: Line) -> Cut | None:
        if isinstance(line.subject, Reference):
            return self._single(line.subject, line)
        if ratio_of(line.subject) is not None:
            return self._ratio(line)
        if chain_of(line.subject) is not None:
            return self._chain(line)
        return self._sum(line)

    def _single(self, part: Reference, line: Line) -> Cut:
        """One fact; where it is missing its domain may still decide."""
        graph, figure = self.graph, self.inputs.figure(part.slot)
        at = grid_bound(line.op, line.bound, figure.decimals, whole=figure.value.kind == "whole")
        passes = graph.compare(line.op, figure.value, at)
        settled = _by_domain(part, line)
        if settled is not None:
            return Cut(graph.or_else(passes, default=settled), graph.false, figure.exists)
        sense = line.op in (">=", ">")
        waits = graph.all_of(graph.is_open(figure.value), figure.exists)
        return Cut(passes, graph.false, figure.exists, ("fact", figure.value, sense), waits)

    def _ratio(self, line: Line) -> Cut | None:
        """``x / y``: undefined for y ≤ 0; for x ≤ 0 never above a positive bound, whatever y is."""
        found = ratio_of(line.subject)
        if found is None or line.bound <= 0:
            return None
        graph = self.graph
        top, bottom = (self.inputs.figure(part.slot) for part in found)
        sense = line.op in (">=", ">")
        enough = graph.compare(">", top.value, 0) if sense else graph.true
        sure = graph.all_of(enough, graph.compare(">", bottom.value, 0), top.exists, bottom.exists)
        raw = graph.arithmetic("divide", top.value, bottom.value)
        passes = self._against(line, raw, (top, bottom), found, divisor=bottom.value, scale=None)
        # Above a bound, what is missing in the ratio is missing in ``sure`` too.
        waits = graph.is_open(sure) if sense else None
        return Cut(passes, graph.false, sure, ("ratio", raw, sense), waits)

    def _chain(self, line: Line) -> Cut | None:
        """``a/b + b/c + …`` over a bound: with a missing, the rest may already be over it."""
        parts = chain_of(line.subject)
        if parts is None or line.op not in (">=", ">"):
            return None
        graph = self.graph
        figures = [self.inputs.figure(part.slot) for part in parts]
        values = [figure.value for figure in figures]
        ratios = [graph.arithmetic("divide", left, right) for left, right in pairwise(values)]
        total, rest = graph.total(ratios), graph.total(ratios[1:])
        late = graph.false
        if parts[0].minimum is not None:
            late = self._late(graph.is_open(values[0]))
            total = graph.choose([(graph.is_open(values[0]), rest)], total)
        # Figures that may be negative can cancel: what was added tells how exact the sum is.
        scale = graph.size_of(rest) if parts[0].minimum is None else None
        passes = self._against(line, total, tuple(figures), parts, divisor=None, scale=scale)
        exists = [figure.exists for figure in figures]
        sure = graph.all_of(*(graph.compare(">", value, 0) for value in values[1:]), *exists)
        return Cut(passes, late, sure, ("chain", total))

    def _sum(self, line: Line) -> Cut | None:
        """Sum of facts that are never negative: it may be over the bound though some are missing."""
        parts = references(added(line.subject))
        if parts is None or any(part.minimum != 0 or part.maximum is not None for part in parts):
            return None
        graph = self.graph
        figures = [self.inputs.figure(part.slot) for part in parts]
        decimals = max(figure.decimals for figure in figures)
        if not sum_is_exact(line.bound, decimals, len(parts)):
            return None
        at = grid_bound(line.op, line.bound, decimals, whole=False)
        sure = graph.all_of(*(figure.exists for figure in figures))
        if len(parts) == _TWO and line.op in (">=", ">") and parts[0].slot.reading is Reading.value:
            # Two years: what one alone or both together reach needs no zero for what is missing.
            sums = (*(figure.value for figure in figures), graph.total([figure.value for figure in figures]))
            return Cut(
                graph.any_of(*(graph.compare(line.op, value, at) for value in sums)), graph.false, sure
            )
        total = graph.total([graph.filled(figure.value, 0.0) for figure in figures])
        passes = graph.compare(line.op, total, at)
        late = self._late(graph.any_of(*(graph.is_open(figure.value) for figure in figures)))
        # More can only lift the sum: it turns a no into open above the bound, a yes below it.
        if line.op in (">=", ">"):
            return Cut(passes, late, sure, ("sum", total))
        return Cut(passes, graph.false, graph.all_of(graph.negation(late), sure))

    def _late(self, missing: Node) -> Node:
        """Open where something is missing, else no."""
        return self.graph.choose([(missing, self.graph.open)], self.graph.false)

    def _against(
        self,
        line: Line,
        raw: Node,
        figures: tuple[Figure, ...],
        parts: tuple[Reference, ...],
        *,
        divisor: Node | None,
        scale: Node | None,
    ) -> Node:
        measure = Measure(
            subject=line.subject,
            slots=tuple(part.slot for part in parts),
            decimals=tuple(figure.decimals for figure in figures),
            columns=tuple(figure.value for figure in figures),
            fills=tuple(0 if divisor is None and part.minimum is not None else None for part in parts),
            divisor=divisor,
            scale=scale,
        )
        return self.measures.compare(line.op, raw, line.bound, measure)


def _by_domain(part: Reference, line: Line) -> bool | None:
    """What a missing fact's domain says about a bound: yes or no for every value, or None."""
    low, high, bound = part.minimum, part.maximum, line.bound
    above = {">=": low is not None and low >= bound, ">": low is not None and low > bound}
    below = {"<=": high is not None and high <= bound, "<": high is not None and high < bound}
    if (above | below)[line.op]:
        return True
    never_above = {">=": high is not None and high < bound, ">": high is not None and high <= bound}
    never_below = {"<=": low is not None and low > bound, "<": low is not None and low >= bound}
    return False if (never_above | never_below)[line.op] else None
