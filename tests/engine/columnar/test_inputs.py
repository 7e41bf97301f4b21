"""Slots are read from columns as the scalar executor reads them from a firm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest

from tests.engine.columnar.kit import ON, Bench, catalogue, frame_of_slots, reference
from tidu.engine import FactError, Facts
from tidu.engine.catalogue import Value
from tidu.engine.expressions.typed import Compare, Literal, OneOf, Reading, Slot
from tidu.engine.scalar.cells import read_cell
from tidu.engine.units import Unit

DAYS = tuple(
    map(
        date.fromisoformat,
        ("2016-02-29", "2016-06-01", "2016-06-02", "2026-06-01", "2026-06-02", "2025-12-31"),
    )
)


def firms_by(fact: str, values: tuple[object, ...]) -> list[Facts]:
    rows = [Facts({(fact, None): value}) for value in values]  # type: ignore[dict-item]
    return [*rows, Facts({})]


@pytest.mark.parametrize("reading", [Reading.full_years, Reading.calendar_years])
def test_years_since_a_date(reading: Reading) -> None:
    slot = Slot("established_on", 0, reading)
    rows = firms_by("established_on", DAYS)
    bench = Bench(frame_of_slots(rows, [slot]))
    figure = bench.inputs.figure(slot)
    expected = [read_cell(slot, facts, on=ON, catalogue=catalogue(), derived={}) for facts in rows]
    assert bench.column(figure.value) == expected
    assert figure.decimals == 0


@pytest.mark.parametrize("reading", [Reading.valid, Reading.passed, Reading.ended])
def test_dates_against_the_day(reading: Reading) -> None:
    slot = Slot("srdi_until", 0, reading)
    rows = firms_by("srdi_until", DAYS)
    rows.append(Facts({("srdi_until", None): date(2027, 1, 1), ("srdi_from", None): date(2026, 6, 2)}))
    rows.append(Facts({("srdi_until", None): date(2027, 1, 1), ("srdi_from", None): ON}))
    bench = Bench(frame_of_slots(rows, [slot]))
    expected = [read_cell(slot, facts, on=ON, catalogue=catalogue(), derived={}) for facts in rows]
    assert bench.column(bench.inputs.truth(slot)[0]) == expected


def test_niche_years_are_counted_through_the_last_day_of_the_year() -> None:
    slot = Slot("niche_years")
    days = (*DAYS, date(2023, 1, 1), date(2023, 1, 2))
    rows = firms_by("niche_since", days)
    rows.append(Facts({("niche_years", 2025): Decimal(7), ("niche_since", None): date(2023, 1, 1)}))
    bench = Bench(frame_of_slots(rows, [slot]))
    expected = [read_cell(slot, facts, on=ON, catalogue=catalogue(), derived={}) for facts in rows]
    assert bench.column(bench.inputs.figure(slot).value) == expected


def test_years_before_the_establishment_do_not_exist() -> None:
    rows = [Facts({("established_on", None): day}) for day in (date(2024, 12, 31), date(2025, 1, 1))]
    bench = Bench(frame_of_slots([*rows, Facts({})], [Slot("revenue", -1)]))
    assert bench.column(bench.inputs.figure(Slot("revenue", -1)).exists) == [True, False, True]
    assert bench.column(bench.inputs.figure(Slot("revenue")).exists) == [True, True, True]
    assert bench.inputs.figure(Slot("class1_ip")).exists is bench.graph.true


def test_flows_bring_nothing_before_the_establishment() -> None:
    values: dict[tuple[str, int | None], Value] = {
        ("established_on", None): date(2025, 1, 1),
        ("equity_financing", 2024): Decimal(9),
    }
    slot = Slot("equity_financing", -1, Reading.flow)
    bench = Bench(frame_of_slots([Facts(values), Facts({})], [slot]))
    assert bench.column(bench.inputs.figure(slot).value) == [0, None]


def test_absent_columns_are_missing_in_every_row() -> None:
    bench = Bench(pl.DataFrame({"row": [1, 2]}))
    inputs, graph = bench.inputs, bench.graph
    assert inputs.figure(Slot("revenue")).value is graph.missing()
    assert inputs.figure(Slot("niche_since", 0, Reading.full_years)).value is graph.missing()
    assert inputs.truth(Slot("own_brand"))[0] is graph.open
    assert inputs.among(Slot("rd_institution_level"), frozenset({"city"}))[0] is graph.open
    assert inputs.truth(Slot("srdi_until", 0, Reading.valid))[0] is graph.false
    assert inputs.text(Slot("jurisdiction")) is None


@pytest.mark.parametrize(
    "dtype", [pl.String(), pl.Categorical(), pl.Enum(["city", "province", "none", "other"])], ids=str
)
def test_choices_of_any_type(dtype: pl.DataType) -> None:
    column = pl.Series("rd_institution_level", ["city", "none", None, "province"], dtype=dtype)
    bench = Bench(pl.DataFrame([column]))
    for members in ({"city"}, {"city", "province"}, set(), {"below_city", "city", "province", "nation"}):
        found = bench.column(bench.inputs.among(Slot("rd_institution_level"), frozenset(members))[0])
        assert found == ["city" in members, "none" in members, None, "province" in members]


def test_texts_among_others() -> None:
    frame = pl.DataFrame({"jurisdiction": ["320100", "330100", None]})
    bench = Bench(frame)
    node = OneOf(Slot("jurisdiction"), frozenset({"320100"}), judgement=False)
    assert bench.column(bench.truths.truth(node).holds) == [True, False, None]


def test_decimals_and_empty_columns_are_numbers() -> None:
    frame = pl.DataFrame({"revenue": ["1.10", None], "rd_expense": [None, None]}).with_columns(
        pl.col("revenue").cast(pl.Decimal(20, 2))
    )
    bench = Bench(frame)
    assert bench.column(bench.inputs.figure(Slot("revenue")).value) == [1.1, None]
    assert bench.column(bench.inputs.figure(Slot("rd_expense")).value) == [None, None]


def test_floats_of_32_bits_are_refused() -> None:
    bench = Bench(pl.DataFrame({"revenue": [1.0]}, schema={"revenue": pl.Float32}))
    with pytest.raises(FactError, match="revenue"):
        bench.inputs.figure(Slot("revenue"))


def test_a_standards_own_count_goes_before_the_reported_one() -> None:
    frame = pl.DataFrame({"class1_ip": [5], "class1_ip@mine": [2]})
    assert Bench(frame, "mine").column(Bench(frame, "mine").inputs.figure(Slot("class1_ip")).value) == [2]
    assert Bench(frame, "other").column(Bench(frame, "other").inputs.figure(Slot("class1_ip")).value) == [5]


def test_whole_columns_decide_as_numbers_do() -> None:
    frame = pl.DataFrame({"employees": [299, 300, None]}, schema={"employees": pl.Int16})
    bench = Bench(frame)
    part = reference("employees")
    node = Compare(">=", part, Literal(Fraction(300), Unit.count))
    assert bench.column(bench.comparisons.holds(node)) == [False, True, None]
