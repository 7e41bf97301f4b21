"""Every operation of the graph as machine code, on values that are missing, infinite or not a number."""

from __future__ import annotations

from datetime import date
from math import inf

import polars as pl
import pytest

from tests.engine.columnar.kit import Bench
from tests.engine.columnar.native.kit import FRAME, check, column
from tidu.engine.columnar.graph import Graph
from tidu.engine.columnar.native.code import Code
from tidu.engine.columnar.native.leaves import NotNativeError, leaves_of
from tidu.engine.columnar.native.writer import Writer

OPERATORS = (">=", ">", "<=", "<", "==", "!=")
PAIRS = (("a", "b"), ("n", "m"), ("a", "n"), ("m", "b"))


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_arithmetic(left: str, right: str) -> None:
    bench = Bench(FRAME)
    graph, x, y = bench.graph, column(bench.graph, left), column(bench.graph, right)
    check(bench, {op: graph.arithmetic(op, x, y) for op in ("add", "subtract", "multiply", "divide")})


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_two_numbers_are_compared_as_polars_does(left: str, right: str) -> None:
    bench = Bench(FRAME)
    graph, x, y = bench.graph, column(bench.graph, left), column(bench.graph, right)
    check(bench, {op: graph.relate(op, x, y) for op in OPERATORS})


@pytest.mark.parametrize("name", ["a", "n", "m", "u"])
@pytest.mark.parametrize("bound", [0, 1, 2.5, -1, 255, 300, -1e300, inf], ids=str)
def test_a_number_against_a_bound(name: str, bound: float) -> None:
    bench = Bench(FRAME)
    graph, x = bench.graph, column(bench.graph, name)
    check(bench, {op: graph.compare(op, x, bound) for op in OPERATORS})


def test_least_greatest_and_sizes() -> None:
    bench = Bench(FRAME)
    graph = bench.graph
    n, m = (graph.filled(column(graph, name), 3) for name in ("n", "m"))
    nodes = {op: graph.arithmetic(op, n, m) for op in ("least", "greatest")}
    nodes |= {f"size {name}": graph.size_of(column(graph, name)) for name in ("a", "n")}
    check(bench, nodes)


def test_truths() -> None:
    bench = Bench(FRAME)
    graph, x, y = bench.graph, column(bench.graph, "yes"), column(bench.graph, "also")
    nodes = {
        "and": graph.make("and", x, y, kind="bool", nullable=True),
        "or": graph.make("or", x, y, kind="bool", nullable=True),
        "not": graph.negation(x),
        "open": graph.is_open(x),
        "surely": graph.surely(x),
        "perhaps": graph.or_else(x, default=True),
        "chosen": graph.choose([(x, y), (y, graph.open)], graph.true),
    }
    check(bench, nodes)


def test_choices_take_the_first_case_that_surely_holds() -> None:
    bench = Bench(FRAME)
    graph, x, y = bench.graph, column(bench.graph, "yes"), column(bench.graph, "also")
    numbers = {"reals": ("a", "b"), "wholes": ("n", "m"), "mixed": ("n", "a")}
    nodes = {
        name: graph.choose([(x, column(graph, one)), (y, graph.missing())], column(graph, other))
        for name, (one, other) in numbers.items()
    }
    check(bench, nodes | {"points": graph.choose([(x, graph.number(7))], graph.number(0))})


def test_days_and_what_polars_makes_first() -> None:
    bench = Bench(FRAME)
    graph = bench.graph
    day, text = column(graph, "day"), column(graph, "text")
    code = graph.make("physical", column(graph, "size"), kind="whole", nullable=True)
    nodes = {
        "by": graph.make("bound", day, extra=("<=", date(2024, 2, 28)), kind="bool", nullable=True),
        "years": graph.make("years", day, extra=("full", date(2026, 2, 1)), kind="whole", nullable=True),
        "starts": graph.make("starts", text, extra=("32",), kind="bool", nullable=True),
        "among": graph.make("is_in", text, extra=("11", "12"), kind="bool", nullable=True),
        "size": graph.compare("==", code, 1),
    }
    check(bench, nodes)


def test_an_operation_that_only_polars_knows_is_refused() -> None:
    graph = Graph()
    node = graph.make("sine", column(graph, "a"), kind="real", nullable=True)
    writer = Writer(Code(), leaves_of([node], {"a": pl.Float64()}))
    with pytest.raises(NotNativeError, match="sine"):
        writer.write(node)
