"""Interval arithmetic over columns, for comparisons that have no short form.

The columnar twin of `tidu.engine.scalar.intervals`: what a number can be while facts are missing, with ±inf
for "without bound". Each end carries how far rounding may have moved it, in the measure of the guard (1e-9 of
what went into it, far more than float64 loses); rows where that could matter are judged again, exactly, by
the scalar judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from tidu.engine.columnar.measures import GUARD
from tidu.engine.columnar.shapes import sides_of
from tidu.engine.expressions.typed import Arithmetic, Literal, Numeric, Reference, slots_of

if TYPE_CHECKING:
    from tidu.engine.columnar.graph import Graph, Node
    from tidu.engine.columnar.inputs import Inputs
    from tidu.engine.expressions.typed import Compare


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval and how far rounding may have moved it."""

    value: Node
    error: Node


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of columns: no row is null.

    ``undefined`` and ``perhaps`` (undefined for some values of what is missing) are truths; ``doubtful`` is
    where a case distinction on the way hangs on rounding.
    """

    low: End
    high: End
    undefined: Node
    perhaps: Node
    doubtful: Node


@dataclass(frozen=True, slots=True)
class Recheck:
    """A comparison to be judged again, row by row: its facts are the columns after truth and doubt."""

    compare: Compare
    decimals: tuple[int, ...]


class Intervals:
    """Makes columns of intervals and compares them."""

    def __init__(self, graph: Graph, inputs: Inputs) -> None:
        """Take the graph and the reader of facts."""
        self.graph = graph
        self.inputs = inputs
        self.zero = graph.number(0.0)

    def holds(self, node: Compare) -> Node:
        """Whether a comparison holds."""
        graph = self.graph
        op, left, right = sides_of(node)
        greater, lesser = (left, right) if op in (">=", ">") else (right, left)
        above, below = self.span(greater), self.span(lesser)
        met, met_doubt = self._over(above.low, below.high, strict=op in (">", "<"))
        unmet, unmet_doubt = self._over(below.low, above.high, strict=op in (">=", "<="))
        undefined = graph.any_of(above.undefined, below.undefined)
        perhaps = graph.any_of(above.perhaps, below.perhaps)
        truth = graph.choose(
            [
                (undefined, graph.false),
                (graph.all_of(graph.negation(perhaps), met), graph.true),
                (unmet, graph.false),
            ],
            graph.open,
        )
        doubt = graph.any_of(above.doubtful, below.doubtful, met_doubt, unmet_doubt)
        return self._rechecked(node, truth, doubt)

    def span(self, node: Numeric) -> Span:
        """Bring a number to an interval.

        Raises:
            TypeError: a root or an aggregate stands inside.
        """
        match node:
            case Literal(value, _):
                return self._point(self.graph.number(float(value)))
            case Reference():
                return self._fact(node)
            case Arithmetic(operator, left, right, _):
                return self._combined(operator, self.span(left), self.span(right))
            case _:
                raise TypeError(type(node).__name__)

    def _rechecked(self, node: Compare, truth: Node, doubt: Node) -> Node:
        if doubt is self.graph.false:
            return truth
        figures = [self.inputs.figure(slot) for slot in slots_of(node)]
        columns = [column for figure in figures for column in (figure.value, figure.exists)]
        recheck = Recheck(node, tuple(figure.decimals for figure in figures))
        return self.graph.make("recheck", truth, doubt, *columns, extra=recheck, kind="bool", nullable=True)

    def _over(self, end: End, other: End, *, strict: bool) -> tuple[Node, Node]:
        """Whether one end lies over another, and where that hangs on rounding."""
        graph = self.graph
        over = graph.relate(">" if strict else ">=", end.value, other.value)
        over = graph.all_of(over, self._finite(end), self._finite(other))
        if end.error is self.zero and other.error is self.zero:
            # Facts and literals as they stand: the nearest doubles of two decimals compare as they do.
            return over, graph.false
        apart = graph.size_of(graph.arithmetic("subtract", end.value, other.value))
        near = graph.relate("<=", apart, self._plus(end.error, other.error))
        return over, graph.all_of(near, self._finite(end), self._finite(other))

    def _finite(self, end: End) -> Node:
        return self.graph.compare("<", self.graph.size_of(end.value), inf)

    def _point(self, value: Node) -> Span:
        end, no = End(value, self.zero), self.graph.false
        return Span(end, end, no, no, no)

    def _fact(self, part: Reference) -> Span:
        graph, figure = self.graph, self.inputs.figure(part.slot)
        low = graph.filled(figure.value, -inf if part.minimum is None else float(part.minimum))
        high = graph.filled(figure.value, inf if part.maximum is None else float(part.maximum))
        gone = graph.negation(figure.exists)
        return Span(End(low, self.zero), End(high, self.zero), gone, graph.false, graph.false)

    def _combined(self, operator: str, left: Span, right: Span) -> Span:
        graph = self.graph
        undefined = graph.any_of(left.undefined, right.undefined)
        perhaps = graph.any_of(left.perhaps, right.perhaps)
        doubtful = graph.any_of(left.doubtful, right.doubtful)
        if operator == "+":
            low, high = self._sum("add", left.low, right.low), self._sum("add", left.high, right.high)
        elif operator == "-":
            low = self._sum("subtract", left.low, right.high)
            high = self._sum("subtract", left.high, right.low)
        elif operator == "*":
            low, high, doubt = self._product(left, right)
            doubtful = graph.any_of(doubtful, doubt)
        else:
            return self._quotient(left, right, undefined, perhaps, doubtful)
        return Span(low, high, undefined, perhaps, doubtful)

    def _sum(self, op: str, left: End, right: End) -> End:
        value = self.graph.arithmetic(op, left.value, right.value)
        size = self._plus(self.graph.size_of(left.value), self.graph.size_of(right.value))
        return self._end(value, self._plus(self._plus(left.error, right.error), self._guard(size)))

    def _end(self, value: Node, error: Node) -> End:
        """An end with its error; what is without bound has none."""
        if error is self.zero:
            return End(value, error)
        known = self._finite(End(value, error))
        return End(value, self.graph.choose([(known, error)], self.zero))

    def _plus(self, left: Node, right: Node) -> Node:
        if self.zero in (left, right):
            return right if left is self.zero else left
        return self.graph.arithmetic("add", left, right)

    def _times(self, left: Node, right: Node) -> Node:
        return self.zero if self.zero in (left, right) else self.graph.arithmetic("multiply", left, right)

    def _guard(self, size: Node) -> Node:
        return self._times(size, self.graph.number(GUARD))

    def _product(self, left: Span, right: Span) -> tuple[End, End, Node]:
        """Products of corners; without bound unless a side is zero or both are known not to be negative."""
        graph = self.graph
        corners = [(x, y) for x in (left.low, left.high) for y in (right.low, right.high)]
        products = [self._corner(x, y) for x, y in corners]
        least = self._extreme("least", products)
        most = self._extreme("greatest", products)
        finite = graph.all_of(*(self._finite(end) for end in (left.low, left.high, right.low, right.high)))
        zero = graph.any_of(self._is_zero(left), self._is_zero(right))
        positive = graph.all_of(*(graph.compare(">=", side.low.value, 0.0) for side in (left, right)))
        corner = graph.choose([(positive, products[0].value)], graph.number(-inf))
        low = graph.choose([(zero, self.zero), (finite, least.value)], corner)
        high = graph.choose([(zero, self.zero), (finite, most.value)], graph.number(inf))
        low_error = graph.choose([(finite, least.error)], products[0].error)
        doubt = graph.any_of(
            *(self._near_zero(end) for side in (left, right) for end in (side.low, side.high))
        )
        return self._end(low, low_error), self._end(high, most.error), doubt

    def _corner(self, left: End, right: End) -> End:
        graph = self.graph
        value = graph.arithmetic("multiply", left.value, right.value)
        grown = self._plus(
            self._times(graph.size_of(left.value), right.error),
            self._times(graph.size_of(right.value), left.error),
        )
        return self._end(value, self._plus(grown, self._guard(graph.size_of(value))))

    def _extreme(self, op: str, ends: list[End]) -> End:
        """Least or greatest of some ends; it may be any of them, so the widest error counts."""
        value, error = ends[0].value, ends[0].error
        for end in ends[1:]:
            value = self.graph.arithmetic(op, value, end.value)
            error = self.graph.arithmetic("greatest", error, end.error)
        return End(value, error)

    def _is_zero(self, side: Span) -> Node:
        ends = (side.low.value, side.high.value)
        return self.graph.all_of(*(self.graph.compare("==", end, 0.0) for end in ends))

    def _near_zero(self, end: End) -> Node:
        """Where rounding decides the sign of an end."""
        if end.error is self.zero:
            return self.graph.false
        return self.graph.relate("<=", self.graph.size_of(end.value), end.error)

    def _quotient(self, top: Span, bottom: Span, undefined: Node, perhaps: Node, doubtful: Node) -> Span:
        """Divide by the positive part of the bottom; the rest is undefined."""
        graph = self.graph
        undefined = graph.any_of(undefined, graph.compare("<=", bottom.high.value, 0.0))
        crosses = graph.compare("<=", bottom.low.value, 0.0)
        low = self._least(top.low, bottom, crosses, sign=1)
        high = self._least(top.high, bottom, crosses, sign=-1)
        ends = (top.low, top.high, bottom.low, bottom.high)
        doubt = graph.any_of(doubtful, *(self._near_zero(end) for end in ends))
        return Span(low, high, undefined, graph.any_of(perhaps, crosses), doubt)

    def _least(self, top: End, bottom: Span, crosses: Node, *, sign: int) -> End:
        """Least quotient (for sign −1 the greatest): by the largest bottom where the top has that sign."""
        graph = self.graph
        by_largest, by_smallest = self._divided(top, bottom.high), self._divided(top, bottom.low)
        towards = graph.compare(">=" if sign > 0 else "<=", top.value, 0.0)
        unbounded = graph.number(-inf if sign > 0 else inf)
        value = graph.choose([(towards, by_largest.value), (crosses, unbounded)], by_smallest.value)
        return self._end(value, graph.choose([(towards, by_largest.error)], by_smallest.error))

    def _divided(self, top: End, bottom: End) -> End:
        graph = self.graph
        value = graph.arithmetic("divide", top.value, bottom.value)
        grown = self._plus(top.error, self._times(graph.size_of(value), bottom.error))
        error = graph.size_of(graph.arithmetic("divide", grown, bottom.value))
        return self._end(value, self._plus(error, self._guard(graph.size_of(value))))
