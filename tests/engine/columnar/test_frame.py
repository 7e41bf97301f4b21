"""Frames of facts: names, types, ledgers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import inf

import polars as pl
import pytest

from tests.engine.columnar.kit import ON, catalogue
from tests.oracle.strategies import library
from tidu.engine import Facts, evaluate
from tidu.engine.columnar import ColumnarProgram, frame_of
from tidu.engine.columnar.frame import columns_of, dtype_of, exceeds, without_nan
from tidu.engine.expressions.typed import Reading, Slot

AWARD = {"kind": "science", "level": "nation", "rank": "2", "awarded_on": "2025-05-01"}


def test_columns_are_named_and_typed_as_facts() -> None:
    standards = [library().standard("srdi-2026"), library().standard("size-2011")]
    facts = Facts(
        {
            ("revenue", 2025): Decimal("15000000.10"),
            ("rd_expense", 2024): Decimal(1),
            ("srdi_until", None): date(2027, 1, 1),
            ("market_position_ok", None): True,
            ("size_industry", None): "industry",
            ("evaluation_score", 2026): Decimal(50),
        }
    )
    frame = frame_of([facts, Facts({})], standards, on=ON, catalogue=catalogue())
    assert frame.row(0, named=True)["revenue"] == 15000000.10
    row = frame.select("rd_expense[-1]", "market_position_ok", "size_industry", "evaluation_score").row(0)
    assert row == (1.0, True, "industry", 50.0)
    assert frame.row(1) == (None,) * frame.width
    assert {"established_on", "niche_since", "innovative_from", "innovative_until"} <= set(frame.columns)
    assert not any("@" in name for name in frame.columns)


@pytest.mark.parametrize(
    ("fact", "dtype"),
    [
        ("revenue", pl.Float64()),
        ("own_brand", pl.Boolean()),
        ("established_on", pl.Date()),
        ("name", pl.String()),
    ],
)
def test_types(fact: str, dtype: pl.DataType) -> None:
    assert dtype_of(catalogue().fact(fact)) == dtype


def test_choices_are_an_enum_of_their_ids() -> None:
    found = dtype_of(catalogue().fact("rd_institution_level"))
    assert found == pl.Enum(["none", "below_city", "city", "province", "nation"])


def test_titles_come_with_their_beginning() -> None:
    columns = columns_of([], [Slot("srdi_until", 0, Reading.valid)], on=ON, catalogue=catalogue())
    assert [column.name for column in columns] == ["srdi_until", "srdi_from"]


def test_each_standard_counts_ledgers_by_its_own_rules() -> None:
    standards = [library().standard("srdi-2022"), library().standard("srdi-2026")]
    facts = Facts.read({}, catalogue=catalogue(), on=ON, records={"awards": [AWARD]}, complete=["awards"])
    frame = frame_of([facts, Facts({})], standards, on=ON, catalogue=catalogue())
    for standard in standards:
        assert frame[f"national_science_award_rank@{standard.id}"].to_list() == [2.0, None]
        answer = ColumnarProgram([standard], on=ON).run(frame, parts=True)
        for condition in evaluate(standard, facts, on=ON).conditions:
            assert answer[f"{standard.id}/{condition.id}"][0] == int(condition.verdict)


def test_a_reported_figure_stands_beside_a_ledger_that_is_not_complete() -> None:
    standard = library().standard("srdi-2026")
    reported = {"national_science_award_rank": 5}
    facts = Facts.read(reported, catalogue=catalogue(), on=ON, records={"awards": [AWARD]})
    frame = frame_of([facts], [standard], on=ON, catalogue=catalogue())
    assert frame[f"national_science_award_rank@{standard.id}"].to_list() == [5.0]


def test_counts_that_rows_leave_open_are_missing() -> None:
    standard = library().standard("srdi-2026")
    row = {key: value for key, value in AWARD.items() if key != "awarded_on"}
    facts = Facts.read({}, catalogue=catalogue(), on=ON, records={"awards": [row]}, complete=["awards"])
    frame = frame_of([facts], [standard], on=ON, catalogue=catalogue())
    assert frame[f"national_science_award_rank@{standard.id}"].to_list() == [None]


def test_not_a_number_becomes_null_where_it_stands() -> None:
    frame = pl.DataFrame({"a": [1.0, float("nan")], "b": [1.0, 2.0], "c": [1, 2], "d": [float("nan"), 1.0]})
    assert without_nan(frame, ["a", "b", "c"]).to_dict(as_series=False)["a"] == [1.0, None]
    assert without_nan(frame.clear(), ["a"]).is_empty()


def test_values_beyond_their_limit_are_seen_and_nan_is_beyond_any() -> None:
    frame = pl.DataFrame({"a": [1.0, None, 3.0], "b": [1, 2, 3], "c": [float("nan"), 1.0, None]})
    assert not exceeds(frame, {"a": 3.0, "b": 3.0})
    assert exceeds(frame, {"a": 2.9})
    assert exceeds(frame, {"b": 2.5})
    assert exceeds(frame, {"c": inf})
    assert not exceeds(frame, {"a": inf})
    assert not exceeds(frame.clear(), {"a": 0.0})
    assert not exceeds(frame, {})
