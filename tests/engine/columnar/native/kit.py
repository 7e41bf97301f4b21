"""Graphs over a frame of awkward values, run by Polars and by machine code."""

from __future__ import annotations

from datetime import date
from math import inf, nan
from typing import TYPE_CHECKING, Final

import polars as pl
from polars.testing import assert_frame_equal

from tests.engine.columnar.kit import Bench

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.columnar.graph import Graph, Kind, Node

_REALS: Final = (0.0, -0.0, 1.0, 2.5, -3.0, nan, inf, -inf, None)
_WHOLES: Final = (0, 1, 2, 255, -1, 7, None)
ROWS: Final = len(_REALS) * len(_WHOLES)
FRAME: Final = pl.DataFrame(
    {
        "a": [_REALS[row % len(_REALS)] for row in range(ROWS)],
        "b": [_REALS[(row + row // len(_REALS)) % len(_REALS)] for row in range(ROWS)],
        "n": pl.Series([_WHOLES[row % len(_WHOLES)] for row in range(ROWS)], dtype=pl.Int32),
        "m": pl.Series([_WHOLES[row // len(_REALS)] for row in range(ROWS)], dtype=pl.Int64),
        "u": pl.Series([row % 256 if row % 5 else None for row in range(ROWS)], dtype=pl.UInt8),
        "yes": [(True, False, None)[row % 3] for row in range(ROWS)],
        "also": [(True, False, None)[row // 3 % 3] for row in range(ROWS)],
        "day": [date(2020 + row % 9, 2, 28) if row % 4 else None for row in range(ROWS)],
        "text": [("32", "11", None)[row % 3] for row in range(ROWS)],
        "size": pl.Series([("x", "y", None)[row % 3] for row in range(ROWS)], dtype=pl.Enum(["x", "y"])),
    }
)


def column(graph: Graph, name: str) -> Node:
    """A column of the frame."""
    kinds: dict[str, Kind] = {
        "a": "real", "b": "real", "n": "whole", "m": "whole", "u": "whole", "yes": "bool", "also": "bool",
    }  # fmt: skip
    return graph.make("column", extra=name, kind=kinds.get(name, "other"), nullable=True)


def told(graph: Graph, node: Node) -> dict[str, Node]:
    """A node as numbers that no row lacks: its value where it has one, and whether it has."""
    if node.kind == "bool":
        yes = graph.choose([(node, graph.number(1))], graph.number(0))
        value = graph.choose([(graph.is_open(node), graph.number(2))], yes)
        return {"value": value}
    has = graph.choose([(graph.is_open(node), graph.number(0))], graph.number(1))
    return {"value": graph.filled(node, 0 if node.kind == "whole" else 0.0), "has": has}


def check(bench: Bench, nodes: Mapping[str, Node]) -> None:
    """Polars and machine code make the same of some nodes."""
    outputs = {
        f"{name}.{part}": value
        for name, node in nodes.items()
        for part, value in told(bench.graph, node).items()
    }
    answer = bench.run(outputs, "native")
    assert_frame_equal(answer, bench.run(outputs), check_exact=True)
