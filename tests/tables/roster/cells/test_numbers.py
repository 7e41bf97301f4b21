"""Numbers in cells: exact to the fen, units in texts, and one message for each thing that cannot be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.kit import catalogue
from tidu.engine.catalogue import Value
from tidu.engine.errors import FactError
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.cells.numbers import number_reader
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.model import Cell

WAN = Decimal(10_000)


def read(fact: str, cell: Cell, factor: Decimal = Decimal(1)) -> Value | Odd | None:
    return number_reader(catalogue().fact(fact), factor)(cell)


@pytest.mark.parametrize(
    ("cell", "factor", "yuan"),
    [
        (12345678.900000001, Decimal(1), "12345678.90"),
        (0.1 + 0.2, Decimal(1), "0.30"),
        (1500.0, WAN, "15000000.00"),
        (1499.999999, WAN, "14999999.99"),
        (1500.000001, WAN, "15000000.01"),
        (1.1, Decimal(100_000_000), "110000000.00"),
        (9007199254.740993, WAN, "90071992547409.93"),
        (1e13, WAN, "100000000000000000.00"),
        (1234, WAN, "12340000.00"),
        (Decimal("37.2"), WAN, "372000.00"),
        ("1,234.5", WAN, "12345000.00"),
        ("１，２３４．５", WAN, "12345000.00"),
        ("￥1 234.50", Decimal(1), "1234.50"),
        ("1500万元", Decimal(1), "15000000.00"),
        ("1.5亿", WAN, "150000000.00"),
        ("1e3", Decimal(1), "1000.00"),
    ],
)
def test_money(cell: Cell, factor: Decimal, yuan: str) -> None:
    assert str(read("revenue", cell, factor)) == yuan


@pytest.mark.parametrize(
    ("cell", "yuan"), [(-3.5, "-35000.00"), ("(3.5)", "-35000.00"), ("-3.5万元", "-35000.00")]
)
def test_losses_may_be_negative(cell: Cell, yuan: str) -> None:
    assert str(read("net_profit", cell, WAN)) == yuan


@pytest.mark.parametrize(
    ("fact", "cell", "factor", "value"),
    [
        ("market_share_national", 35.0, "0.01", "0.35"),
        ("market_share_national", "35%", "0.01", "0.35"),
        ("market_share_national", "35％", "1", "0.35"),
        ("market_share_national", 0.35, "1", "0.35"),
        ("employees", 120.0, "1", "120"),
        ("employees", "120人", "1", "120"),
        ("employees", 120.5, "1", "120.5"),
        ("niche_years", "3年", "1", "3"),
        ("digital_level", "三级", "1", "3"),
        ("digital_level", "3级", "1", "3"),
        ("evaluation_score", "62.5分", "1", "62.5"),
    ],
)
def test_other_units(fact: str, cell: Cell, factor: str, value: str) -> None:
    assert read(fact, cell, Decimal(factor)) == Decimal(value)


@pytest.mark.parametrize(
    ("fact", "cell", "words"),
    [
        ("revenue", "约3000", "营业收入应为数字，实为“约3000”，请只填数字；没有数据请留空"),
        ("revenue", True, "应为数字，实为“是”"),
        ("revenue", date(2026, 5, 1), "实为日期“2026-05-01”，单元格可能被改成了日期格式"),
        ("revenue", "30%", "营业收入的单位不符，实为“30%”"),
        ("revenue", -1.0, "营业收入不能为负数，实为“-1”"),
        ("revenue", "-0.01", "不能为负数"),
        ("employees", "12万元", "单位不符"),
        ("revenue", 1e18, "营业收入的数值过大，实为“1e+18”，请核对是否填错了列或单位"),
        ("net_profit", -1e54, "数值过大"),
        ("net_profit", float("-inf"), "数值过大"),
        ("revenue", "sNaN", "应为数字"),
        ("employees", "1e999999", "数值过大"),
        ("revenue", "99999999999亿元", "数值过大"),
        ("market_rank_national", 0.0, "不能小于 1，实为“0”；没有排名请留空"),
        ("market_rank_national", 2.5, "应为整数"),
        ("market_share_national", 35.0, "不能大于 100%，实为“35”（按小数读入"),
        ("evaluation_score", 101.0, "不能大于 100，实为“101”"),
        ("digital_level", "五级", "不能大于 4"),
        ("provincial_feature_score", 15.5, "不能大于 15"),
    ],
)
def test_one_message_for_each_fault(fact: str, cell: Cell, words: str) -> None:
    with pytest.raises(CellError) as caught:
        read(fact, cell)
    assert words in str(caught.value)


def test_percent_over_a_hundred_names_no_fraction() -> None:
    with pytest.raises(CellError, match="不能大于 100%，实为“350”，请核对"):
        read("market_share_national", 350.0, Decimal("0.01"))


@pytest.mark.parametrize("cell", ["无", "-", "#N/A", "暂无", float("nan"), " "])
def test_placeholders_are_missing_and_noted(cell: Cell) -> None:
    assert read("revenue", cell) == Odd(Oddity.placeholder)


def test_no_award_is_zero() -> None:
    assert read("national_science_award_rank", "无") == Odd(Oddity.none_is_zero, Decimal(0))
    assert read("market_rank_national", "无") == Odd(Oddity.placeholder)


@pytest.mark.parametrize(
    ("cell", "yuan"), [(1.00005, "10000.50"), (1.23456789, "12345.68"), (0.0000005, "0.01")]
)
def test_more_than_fen_is_rounded_and_noted(cell: float, yuan: str) -> None:
    found = read("revenue", cell, WAN)
    assert found in (Decimal(yuan), Odd(Oddity.rounded, Decimal(yuan)))
    assert isinstance(found, Odd) == (Decimal(str(cell)) * WAN != Decimal(yuan))


@given(fen=st.integers(0, 10**17), unit=st.sampled_from([Decimal(1), Decimal(1000), WAN, Decimal(10**8)]))
def test_any_amount_of_fen_survives_a_spreadsheet(fen: int, unit: Decimal) -> None:
    """A spreadsheet keeps 15 digits; every amount that fits in them is read back to the fen."""
    yuan = Decimal(fen).scaleb(-2)
    cell = float(yuan / unit)
    if Decimal(f"{cell:.15g}") * unit == yuan:
        assert read("revenue", cell, unit) == yuan


@given(st.floats(-(10**12), 10**12, allow_nan=False) | st.integers(-(10**9), 10**9))
def test_money_in_yuan_is_read_as_the_catalogue_reads_it(cell: float) -> None:
    """What the engine's own reader takes, this one takes alike; what it refuses is a fault or a note."""
    try:
        value = catalogue().read("revenue", cell)
    except FactError:
        value = None
    try:
        found = read("revenue", cell)
    except CellError:
        found = None
    if value is not None and not isinstance(found, Odd):
        assert found == value
        assert str(found).lstrip("-") == str(value).lstrip("-")  # the same decimals; zero has no sign
    elif value is None:
        assert found is None or isinstance(found, Odd) or Decimal(str(cell)) != found


@given(st.floats(0, 1), st.sampled_from(["market_share_national", "market_share_global"]))
def test_shares_are_read_as_the_catalogue_reads_them(cell: float, fact: str) -> None:
    assert str(read(fact, cell)) == str(catalogue().read(fact, cell))
