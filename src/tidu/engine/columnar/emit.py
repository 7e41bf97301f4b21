"""Turn a graph of columns into Polars expressions in a few stages.

A column that several others need is made once, in the first stage where all it needs is there; one that only
one other needs is written into it. Polars runs the expressions of a stage beside each other, and its own
search for common subexpressions has nothing left to find. See ADR 0004 for what was measured.
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import add, and_, eq, ge, gt, le, lt, mul, ne, or_, sub, truediv
from typing import TYPE_CHECKING, Any

import polars as pl

from tidu.engine.columnar.settle import rechecked, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from tidu.engine.columnar.graph import Node

    _Written = Callable[[Node, Sequence[pl.Expr]], pl.Expr]

Stages = tuple[tuple[pl.Expr, ...], ...]

_COMPARE = {">=": ge, ">": gt, "<=": le, "<": lt, "==": eq, "!=": ne}
_LEAVES = frozenset({"truth", "number", "missing", "column"})
_SMALLEST, _BYTE = 0, 255


def stages_of(outputs: Mapping[str, Node]) -> Stages:
    """Write the expressions that make the output columns, to be added to a frame stage by stage."""
    return _Writer(outputs).stages()


class _Writer:
    """Writes each node once."""

    def __init__(self, outputs: Mapping[str, Node]) -> None:
        self.outputs = outputs
        self.uses = _uses(outputs.values())
        self.made: dict[Node, tuple[pl.Expr, int]] = {}
        self.staged: list[list[pl.Expr]] = []

    def stages(self) -> Stages:
        for name, node in self.outputs.items():
            expression, level = self.write(node)
            self._stage(expression.alias(name), level)
        return tuple(tuple(stage) for stage in self.staged)

    def write(self, node: Node) -> tuple[pl.Expr, int]:
        """Return an expression for a node and the stage from which on it can be used."""
        if node not in self.made:
            written = [self.write(arg) for arg in node.args]
            level = max((level for _, level in written), default=0)
            expression = _WRITERS[node.op](node, [part for part, _ in written])
            if self.uses[node] > 1 and node.op not in _LEAVES:
                name = f"·{len(self.made)}"
                self._stage(expression.alias(name), level)
                expression, level = pl.col(name), level + 1
            self.made[node] = expression, level
        return self.made[node]

    def _stage(self, expression: pl.Expr, level: int) -> None:
        while len(self.staged) <= level:
            self.staged.append([])
        self.staged[level].append(expression)


def _uses(outputs: Iterable[Node]) -> Counter[Node]:
    """How often each node stands in another or among the outputs."""
    uses: Counter[Node] = Counter()
    waiting = list(outputs)
    uses.update(waiting)
    seen: set[Node] = set()
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            uses.update(node.args)
            waiting.extend(node.args)
            if node.op == "settle":
                # The doubt is written from the raw column, so it stands there more than once.
                uses[node.args[0]] += 1
    return uses


def _extra(node: Node) -> Any:  # noqa: ANN401 - each operation knows what its own nodes carry
    return node.extra


def _literal(node: Node, _: Sequence[pl.Expr]) -> pl.Expr:
    value = _extra(node)
    if node.op == "truth":
        return pl.lit(value, dtype=pl.Boolean)
    if node.op == "missing":
        return pl.lit(None, dtype=pl.Float64)
    if node.kind == "whole" and _SMALLEST <= value <= _BYTE:
        return pl.lit(value, dtype=pl.UInt8)
    return pl.lit(value)


def _choose(_: Node, parts: Sequence[pl.Expr]) -> pl.Expr:
    chain: Any = pl
    for test, value in zip(parts[:-1:2], parts[1::2], strict=True):
        chain = chain.when(test).then(value)
    expression: pl.Expr = chain.otherwise(parts[-1])
    return expression


def _bound(node: Node, parts: Sequence[pl.Expr]) -> pl.Expr:
    op, bound = _extra(node)
    compared: pl.Expr = _COMPARE[op](parts[0], pl.lit(bound))
    return compared


def _relate(node: Node, parts: Sequence[pl.Expr]) -> pl.Expr:
    compared: pl.Expr = _COMPARE[_extra(node)](*parts)
    return compared


def _years(node: Node, parts: Sequence[pl.Expr]) -> pl.Expr:
    """Years from a date to a day: full ones (the anniversary counts), or of the calendar."""
    spec: tuple[str, date] = _extra(node)
    how, until = spec
    days = parts[0].dt
    years = pl.lit(until.year, dtype=pl.Int32) - days.year()
    if how == "calendar":
        return years
    in_year = days.month().cast(pl.Int32) * 100 + days.day()
    ahead = (in_year > until.month * 100 + until.day).cast(pl.Int32)
    return (years - ahead).clip(lower_bound=0)


def _starts(node: Node, parts: Sequence[pl.Expr]) -> pl.Expr:
    texts: tuple[str, ...] = _extra(node)
    return pl.any_horizontal(parts[0].str.starts_with(text) for text in texts)


def _coded(node: Node, parts: Sequence[pl.Expr]) -> pl.Expr:
    return parts[0].cast(pl.String).cast(pl.Enum(_extra(node)), strict=False)


def _fold(join: Callable[[pl.Expr, pl.Expr], pl.Expr]) -> _Written:
    def written(_: Node, parts: Sequence[pl.Expr]) -> pl.Expr:
        return reduce(join, parts)

    return written


_WRITERS: dict[str, _Written] = {
    "truth": _literal,
    "number": _literal,
    "missing": _literal,
    "column": lambda node, _: pl.col(_extra(node)),
    "cast": lambda node, parts: parts[0].cast(_extra(node)),
    "coded": _coded,
    "physical": lambda _, parts: parts[0].to_physical(),
    "is_in": lambda node, parts: parts[0].is_in(list(_extra(node))),
    "starts": _starts,
    "years": _years,
    "and": _fold(and_),
    "or": _fold(or_),
    "not": lambda _, parts: ~parts[0],
    "is_null": lambda _, parts: parts[0].is_null(),
    "fill": lambda node, parts: parts[0].fill_null(_extra(node)),
    "add": _fold(add),
    "subtract": _fold(sub),
    "multiply": _fold(mul),
    "divide": _fold(truediv),
    "least": lambda _, parts: pl.min_horizontal(*parts),
    "greatest": lambda _, parts: pl.max_horizontal(*parts),
    "size": lambda _, parts: parts[0].abs(),
    "bound": _bound,
    "relate": _relate,
    "choose": _choose,
    "named": lambda node, parts: parts[0].cast(pl.UInt8).cat.to(pl.Enum(_extra(node))),
    "settle": lambda node, parts: settled(_extra(node), parts),
    "recheck": lambda node, parts: rechecked(_extra(node), parts),
}
