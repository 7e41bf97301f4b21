"""Cells as they are kept."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.imports.kit import kind
from tidu.engine.catalogue import read_value
from tidu.engine.schema.facts import FactType
from tidu.tables.imports.keeping import clean, kept_reader, kept_text, surely_text, yuan
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.cells.odd import PLACEHOLDERS
from tidu.tables.roster.errors import CellError
from tidu.web.facts.values import stored

YUAN, WAN = Decimal(1), Decimal(10_000)


@pytest.mark.parametrize(
    ("fact", "factor", "cell", "kept"),
    [
        ("revenue", WAN, 1500.25, "15002500.00"),
        ("revenue", WAN, "1,500.25", "15002500.00"),
        ("revenue", YUAN, 0.1 + 0.2, "0.30"),
        ("revenue", WAN, 9e12, "90000000000000000.00"),
        ("net_profit", WAN, -0.5, "-5000.00"),
        ("net_profit", YUAN, -0.0, "0.00"),
        ("employees", YUAN, 120.0, "120"),
        ("market_share_national", Decimal("0.01"), 12.5, "0.125"),
        ("own_brand", YUAN, "是", True),
        ("established_on", YUAN, date(2015, 3, 1), "2015-03-01"),
        ("size_industry", YUAN, "制造业", "industry"),
        ("main_product", YUAN, " 示例\x00泵\n阀 ", "示例泵 阀"),
        ("main_product", YUAN, "示例精密泵", "示例精密泵"),
        ("main_product", YUAN, 12.0, "12"),
        ("main_product", YUAN, "暂无", None),
    ],
)
def test_values(fact: str, factor: Decimal, cell: object, kept: object) -> None:
    assert kept_reader(kind().targets.fact(fact), factor)(cell) == kept  # type: ignore[arg-type]


@given(st.floats(-1e9, 1e9), st.sampled_from([YUAN, Decimal(1000), WAN]))
def test_the_fast_way_gives_what_the_exact_one_gives(cell: float, factor: Decimal) -> None:
    fact = kind().targets.fact("net_profit")
    quick = kept_reader(fact, factor)(cell)
    exact = kept_reader(fact, factor)(Decimal(str(cell)))  # a Decimal goes the exact way
    assert _value(quick) == _value(exact)


def _value(read: object) -> object:
    return read.value if isinstance(read, Odd) else read


@given(st.decimals(-(10**12), 10**12, places=2).filter(lambda number: number or not number.is_signed()))
def test_kept_texts_are_those_of_the_database(number: Decimal) -> None:
    for fact in ("revenue", "employees"):
        definition = kind().targets.fact(fact)
        value = read_value(definition, number)
        assert kept_text(value, definition.type) == stored(value, definition.type)
    day = kind().targets.fact("established_on")
    assert kept_text(date(2015, 3, 1), day.type) == stored(date(2015, 3, 1), day.type)


@pytest.mark.parametrize(
    ("fact", "cell", "words"),
    [
        ("revenue", "约3000", "应为数字"),
        ("revenue", -5.0, "不能为负数"),
        ("market_share_national", 1.35, "不能大于 100%"),
        ("size_industry", "示例业", "之一"),
        ("established_on", "2027-02-30", "没有这一天"),
        ("established_on", date(9999, 1, 1), "年份是 9999，不合情理"),
        ("sector", "长" * 61, "有 61 个字，最多 60 个"),
    ],
)
def test_what_does_not_fit_is_said(fact: str, cell: object, words: str) -> None:
    with pytest.raises(CellError) as caught:
        kept_reader(kind().targets.fact(fact), YUAN, 60)(cell)  # type: ignore[arg-type]
    assert words in str(caught.value)


def test_odd_cells_keep_their_oddity() -> None:
    placeholder = kept_reader(kind().targets.fact("revenue"), YUAN)("-")
    assert placeholder == Odd(Oddity.placeholder)
    rounded = kept_reader(kind().targets.fact("revenue"), YUAN)("1.005")
    assert rounded == Odd(Oddity.rounded, "1.01")


def test_texts() -> None:
    assert clean("示例\u200b泵") == "示例泵"
    assert clean("a\tb") == "a b"
    assert surely_text("示例精密机械")
    assert not surely_text("示例泵 ")
    assert not [word for word in PLACEHOLDERS if surely_text(word)]


@given(st.integers(-(10**12), 10**12) | st.integers(-200, 200))
def test_fen_are_written_as_yuan(fen: int) -> None:
    assert yuan(fen) == kept_text(Decimal(fen) / 100, FactType.money)


def test_what_was_met_is_known_by_its_cell_and_odd_things_are_not() -> None:
    read = kept_reader(kind().targets.fact("employees"), YUAN)
    assert (read(12.0), read("-")) == ("12", Odd(Oddity.placeholder))
    assert read.known == {12.0: "12"}
    read = kept_reader(kind().targets.fact("own_brand"), YUAN)
    assert (read(1.0), read("是")) == (True, True)
    assert read.known == {1.0: True, "是": True}
    money = kept_reader(kind().targets.fact("revenue"), YUAN)
    assert (money(3.5), money("4.5")) == ("3.50", "4.50")
    assert money.known == {}, "amounts hardly repeat"
