"""Frames of any length, cut anywhere, are judged as Polars judges them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.engine.columnar.kit import Bench
from tests.engine.columnar.native.kit import FRAME, check, column
from tests.oracle.strategies import library, random_firms, to_facts
from tidu.engine.columnar import ColumnarProgram, frame_of
from tidu.engine.columnar.native import run
from tidu.engine.columnar.native.code import FIRMS

ON = date(2026, 6, 1)


@pytest.mark.parametrize("rows", [1, FIRMS - 1, FIRMS, FIRMS + 1])
@pytest.mark.parametrize("start", [0, 1, 13])
def test_slices_of_any_length(rows: int, start: int) -> None:
    bench = Bench(pl.concat([FRAME, FRAME]).slice(start, rows))
    graph = bench.graph
    total = graph.arithmetic("add", column(graph, "a"), column(graph, "n"))
    check(bench, {"total": total, "both": graph.all_of(column(graph, "yes"), column(graph, "also"))})


def test_many_threads_and_chunks_judge_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "STEP", FIRMS)
    standards = [library().standard(name) for name in ("srdi-2022", "little-giant-2022")]
    facts = [to_facts(firm, ON) for firm in random_firms(60, seed=8)]
    frame = frame_of(facts, standards, on=ON, catalogue=library().catalogue)
    native, polars = (ColumnarProgram(standards, on=ON, backend=backend) for backend in ("native", "polars"))
    chunked = pl.concat([frame, frame.slice(0, 5), frame, frame.slice(7, 40)], rechunk=False)
    assert native.run(chunked, parts=True).equals(polars.run(chunked, parts=True))


def test_columns_cut_differently_are_joined_first() -> None:
    frame = pl.concat([FRAME, FRAME], rechunk=False).with_columns(a=pl.concat([FRAME["a"]] * 2, rechunk=True))
    bench = Bench(frame)
    graph = bench.graph
    check(bench, {"total": graph.arithmetic("add", column(graph, "a"), column(graph, "n"))})
