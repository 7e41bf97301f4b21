"""Single values are read as people and programs write them; what does not fit is refused with a reason."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.support import rule
from tidu.engine import FactError, UnknownIdError
from tidu.engine.catalogue import Catalogue, decimals_of
from tidu.engine.schema.facts import FactType

CATALOGUE = rule("own_brand").catalogue


@pytest.mark.parametrize(
    ("fact", "raw", "value"),
    [
        ("revenue", "1500万", Decimal(15_000_000)),
        ("revenue", "1,500 万元", Decimal(15_000_000)),
        ("revenue", "１５００", Decimal(1500)),
        ("revenue", 1500, Decimal(1500)),
        ("revenue", 0, Decimal(0)),
        ("revenue", "0.10", Decimal("0.10")),
        ("revenue", 0.1 + 0.2, Decimal("0.30")),
        ("net_profit", "-3.5亿", Decimal(-350_000_000)),
        ("share", "10%", Decimal("0.1")),
        ("share", "10％", Decimal("0.1")),
        ("share", 0.1, Decimal("0.1")),
        ("patents", "4项", Decimal(4)),
        ("own_brand", "是", True),
        ("own_brand", "无", False),
        ("own_brand", 0, False),
        ("own_brand", False, False),
        ("institution", "省级", "province"),
        ("institution", "none", "none"),
        ("size_industry", "制造业", "industry"),
        ("established_on", "2020-02-29", date(2020, 2, 29)),
        ("established_on", "2020/2/29", date(2020, 2, 29)),
        ("established_on", "2020.02.29", date(2020, 2, 29)),
        ("established_on", "2020年2月29日", date(2020, 2, 29)),
        ("established_on", datetime(2020, 2, 29, 8, 30), date(2020, 2, 29)),  # noqa: DTZ001 - as workbooks give it
        ("revenue", None, None),
        ("revenue", "  ", None),
        ("own_brand", "", None),
    ],
)
def test_a_value(fact: str, raw: object, value: object) -> None:
    found = CATALOGUE.read(fact, raw)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("fact", "raw", "reason"),
    [
        ("revenue", "1500项", "单位不符"),
        ("revenue", "很多", "应为数字"),
        ("revenue", True, "应为数字"),
        ("revenue", [1], "应为数字"),
        ("revenue", "-1", "不能小于 0"),
        ("revenue", "2.005", "最多两位小数"),
        ("revenue", 1.005, "最多两位小数"),
        ("revenue", "NaN", "有限的数字"),
        ("revenue", float("inf"), "有限的数字"),
        ("revenue", "1e30", "大得不合情理"),
        ("patents", 10**40, "大得不合情理"),
        ("share", "120%", "不能大于 1"),
        ("own_brand", "也许", "应填“是”或“否”"),
        ("own_brand", 2, "应填“是”或“否”"),
        ("institution", "国际级", "应为：无、市级、省级"),
        ("established_on", "2021-02-29", "应为日期"),
        ("established_on", 44_000, "应为日期"),
    ],
)
def test_a_refusal_says_why(fact: str, raw: object, reason: str) -> None:
    with pytest.raises(FactError, match=reason) as raised:
        CATALOGUE.read(fact, raw)
    assert raised.value.fact == fact


def test_an_unknown_fact_lists_near_names() -> None:
    with pytest.raises(UnknownIdError, match="是否指 revenue"):
        CATALOGUE.read("revenu", 1)


@given(st.integers(0, 10**16))
def test_money_is_kept_to_the_fen(fen: int) -> None:
    yuan = Decimal(fen) / 100
    for raw in (yuan, str(yuan), f"{yuan}元"):
        if yuan < 10**15:
            assert CATALOGUE.read("revenue", raw) == yuan


@given(st.integers(0, 10**13))
def test_a_float_of_whole_fen_is_that_many_fen(fen: int) -> None:
    """Spreadsheets hand over binary floats: 万元 times 10000, sums of tenths."""
    assert CATALOGUE.read("revenue", fen / 100) == Decimal(fen) / 100


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for fact in ("revenue", "share", "own_brand", "institution", "established_on"):
        try:
            CATALOGUE.read(fact, text)
        except FactError:
            continue


def test_headers_lead_to_facts() -> None:
    assert CATALOGUE.names["营收"] == CATALOGUE.names["营业收入"] == CATALOGUE.names["revenue"] == "revenue"
    assert [fact.id for fact in CATALOGUE][:2] == ["established_on", "size_industry"]


def test_the_catalogue_is_frozen() -> None:
    with pytest.raises(TypeError):
        CATALOGUE.facts["revenue"] = CATALOGUE.fact("share")  # type: ignore[index]


def test_decimals() -> None:
    assert (decimals_of(FactType.money), decimals_of(FactType.share), decimals_of(FactType.count)) == (
        2,
        12,
        6,
    )
    assert list(Catalogue([])) == []
