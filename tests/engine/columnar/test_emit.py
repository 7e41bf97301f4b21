"""Graphs become stages: what is shared is made once, and before what needs it."""

from __future__ import annotations

from datetime import date

import polars as pl

from tidu.engine.columnar.emit import stages_of
from tidu.engine.columnar.graph import Graph, Node

FRAME = pl.DataFrame({"a": [1.0, None, 3.0], "b": [2.0, 2.0, 0.5], "t": ["320100", None, "11"]})


def run(frame: pl.DataFrame, outputs: dict[str, Node]) -> dict[str, list[object]]:
    for stage in stages_of(outputs):
        frame = frame.with_columns(stage)
    return frame.select(list(outputs)).to_dict(as_series=False)


def real(graph: Graph, name: str) -> Node:
    return graph.make("column", extra=name, kind="real", nullable=True)


def test_shared_columns_are_made_in_an_earlier_stage() -> None:
    graph = Graph()
    total = graph.arithmetic("add", real(graph, "a"), real(graph, "b"))
    outputs = {"over": graph.compare(">=", total, 3.0), "under": graph.compare("<", total, 3.0)}
    assert [len(stage) for stage in stages_of(outputs)] == [1, 2]
    assert run(FRAME, outputs) == {"over": [True, None, True], "under": [False, None, False]}


def test_what_one_column_needs_is_written_into_it() -> None:
    graph = Graph()
    total = graph.arithmetic("multiply", real(graph, "a"), real(graph, "b"))
    assert [len(stage) for stage in stages_of({"it": graph.size_of(total)})] == [1]


def test_every_operation_of_numbers() -> None:
    graph = Graph()
    a, b = real(graph, "a"), real(graph, "b")
    outputs = {op: graph.arithmetic(op, a, b) for op in ("subtract", "divide", "least", "greatest")}
    outputs["filled"] = graph.filled(a, 9.0)
    outputs["differ"] = graph.relate("!=", a, b)
    assert run(FRAME, outputs) == {
        "subtract": [-1.0, None, 2.5],
        "divide": [0.5, None, 6.0],
        "least": [1.0, 2.0, 0.5],
        "greatest": [2.0, 2.0, 3.0],
        "filled": [1.0, 9.0, 3.0],
        "differ": [True, None, True],
    }


def test_constants_fill_the_frame() -> None:
    graph = Graph()
    outputs = {"yes": graph.true, "open": graph.open, "none": graph.missing(), "seven": graph.number(7)}
    found = run(FRAME, outputs)
    assert found == {"yes": [True] * 3, "open": [None] * 3, "none": [None] * 3, "seven": [7] * 3}


def test_truths_and_choices() -> None:
    graph = Graph()
    a = graph.compare(">=", real(graph, "a"), 2.0)
    b = graph.compare(">=", real(graph, "b"), 2.0)
    outputs = {
        "both": graph.all_of(a, b),
        "any": graph.any_of(a, b),
        "not": graph.negation(a),
        "open": graph.is_open(a),
        "sure": graph.surely(a),
        "chosen": graph.choose([(a, graph.number(300)), (b, graph.number(-1))], graph.number(5)),
    }
    assert run(FRAME, outputs) == {
        "both": [False, None, False],
        "any": [True, True, True],
        "not": [True, None, False],
        "open": [False, True, False],
        "sure": [False, False, True],
        "chosen": [-1, -1, 300],
    }


def test_texts_and_days() -> None:
    graph = Graph()
    text = graph.make("column", extra="t", kind="other", nullable=True)
    outputs = {
        "in": graph.make("is_in", text, extra=("11", "12"), kind="bool", nullable=True),
        "starts": graph.make("starts", text, extra=("32", "33"), kind="bool", nullable=True),
    }
    assert run(FRAME, outputs) == {"in": [False, None, True], "starts": [True, None, False]}
    day = graph.make("column", extra="d", kind="other", nullable=True)
    years = graph.make("years", day, extra=("full", date(2026, 2, 28)), kind="whole", nullable=True)
    days = pl.DataFrame({"d": [date(2024, 2, 29), date(2024, 2, 28), date(2027, 1, 1), None]})
    assert run(days, {"years": years}) == {"years": [1, 2, 0, None]}
