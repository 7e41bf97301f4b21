"""What machine code reads, and what Polars has to make first."""

import polars as pl
import pytest

from tests.engine.columnar.native.kit import FRAME, column
from tidu.engine.columnar.graph import Graph
from tidu.engine.columnar.native.leaves import NotNativeError, leaves_of


def test_plain_columns_are_read_as_they_are() -> None:
    graph = Graph()
    leaves = leaves_of([graph.arithmetic("add", column(graph, "a"), column(graph, "n"))], FRAME.schema)
    assert (leaves.names, leaves.kinds, leaves.stages) == (("a", "n"), ("real", "i32"), ())
    assert leaves.column("n") is column(graph, "n")


def test_texts_and_codes_are_made_by_polars() -> None:
    graph = Graph()
    starts = graph.make("starts", column(graph, "text"), extra=("32",), kind="bool", nullable=True)
    code = graph.make("physical", column(graph, "size"), kind="whole", nullable=True)
    leaves = leaves_of([starts, graph.compare(">=", code, 1)], FRAME.schema)
    assert sorted(leaves.kinds) == ["bool", "u8"]
    assert len(leaves.stages) == 1
    with pytest.raises(NotNativeError, match="text"):
        leaves.column("text")


def test_other_types_are_refused() -> None:
    graph = Graph()
    with pytest.raises(NotNativeError, match="n"):
        leaves_of([column(graph, "n")], {"n": pl.UInt64()})
