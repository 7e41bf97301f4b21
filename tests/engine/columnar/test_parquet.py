"""Files are judged batch by batch, row for row as in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from tests.oracle.strategies import DATES, library, random_firms, to_facts
from tidu.engine.columnar import ColumnarProgram, frame_of, parquet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def frame() -> pl.DataFrame:
    standards = [library().standard("srdi-2026")]
    facts = [to_facts(firm, DATES[0]) for firm in random_firms(50, seed=5)]
    made = frame_of(facts, standards, on=DATES[0], catalogue=library().catalogue)
    return made.with_columns(pl.int_range(pl.len()).cast(pl.String).alias("uscc"))


@pytest.mark.parametrize("rows", [7, 1000])
def test_a_file_gives_what_its_frame_gives(
    frame: pl.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(parquet, "BATCH", rows)
    judge = ColumnarProgram([library().standard("srdi-2026")], on=DATES[0])
    frame.write_parquet(tmp_path / "in.parquet")
    judge.scan(str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet"), gaps=True, parts=True)
    found = pl.read_parquet(tmp_path / "out.parquet")
    assert found.equals(frame.select("uscc").hstack(judge.run(frame, gaps=True, parts=True)))


def test_an_empty_file_gives_an_empty_one(frame: pl.DataFrame, tmp_path: Path) -> None:
    judge = ColumnarProgram([library().standard("srdi-2026")], on=DATES[0])
    frame.clear().write_parquet(tmp_path / "in.parquet")
    judge.scan(str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet"), keep=())
    found = pl.read_parquet(tmp_path / "out.parquet")
    assert found.schema == judge.run(frame).schema
    assert found.is_empty()


def test_a_file_without_facts_keeps_its_rows(tmp_path: Path) -> None:
    judge = ColumnarProgram([library().standard("srdi-2026")], on=DATES[0])
    pl.DataFrame({"note": ["a", "b", "c"]}).write_parquet(tmp_path / "in.parquet")
    judge.scan(str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet"))
    assert pl.read_parquet(tmp_path / "out.parquet").height == 3
