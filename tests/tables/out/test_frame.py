from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from tests.tables.out.made import ON, SIZE, SRDI, SRDI_2022, diagnosis, firm
from tidu.tables.out import frame


def written(tmp_path: Path, *ids: str) -> pl.DataFrame:
    """The table of two firms, read back."""
    path = tmp_path / "结果.parquet"
    made = diagnosis([firm(1), firm(2, rd_expense="62.8万", name="=甲")], *ids)
    assert frame.write_parquet(made, path) == 2 * len(ids)
    return pl.read_parquet(path)


def test_one_row_a_firm_and_standard(tmp_path: Path) -> None:
    table = written(tmp_path, SRDI, SIZE)
    assert table["standard"].to_list() == [SRDI, SRDI, SIZE, SIZE]
    assert table["name"].to_list() == ["虚构企业1", "=甲"] * 2
    assert table["on"].unique().to_list() == [ON]


def test_verdicts_are_codes(tmp_path: Path) -> None:
    table = written(tmp_path, SRDI)
    assert table["verdict"].to_list() == ["met", "unmet"]
    assert table["verdict_code"].to_list() == [3, 0]
    assert table["unmet"].to_list() == [[], ["rd-each-year"]]
    assert {item["verdict"] for item in table["conditions"][0]} == {"met"}


def test_gaps_are_exact_money_in_yuan(tmp_path: Path) -> None:
    gaps = written(tmp_path, SRDI)["gaps"][1].to_list()
    assert gaps[0] == {
        "condition": "rd-each-year",
        "fact": "rd_expense",
        "amount": Decimal("372000.000000"),
        "unit": "money",
        "direction": 1,
    }


def test_scores_and_points(tmp_path: Path) -> None:
    table = written(tmp_path, SRDI_2022)
    assert table["score_line"].to_list() == [60.0, 60.0]
    assert sum(item["low"] for item in table["points"][0]) == table["score_low"][0]


def test_sizes_have_no_verdict(tmp_path: Path) -> None:
    table = written(tmp_path, SIZE)
    assert table["size"].to_list() == ["small", "small"]
    assert table["verdict"].to_list() == [None, None]


def test_many_rows_are_written_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "_BATCH", 3)
    assert written(tmp_path, SRDI, SIZE).height == 4
