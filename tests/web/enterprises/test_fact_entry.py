"""Figures as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.web.enterprises.fact_entry import entry_facts, raw_value, typed_unit, typed_value
from tidu.web.facts.values import stored
from tidu.web.packs import library

CATALOGUE = library().catalogue


@pytest.mark.parametrize(
    ("fact", "text", "kept"),
    [
        ("revenue", "1500", "15000000.00"),
        ("revenue", "1,500.5", "15005000.00"),
        ("revenue", "1.2亿", "120000000.00"),
        ("net_profit", "-20", "-200000.00"),
        ("market_share_national", "12.5", "0.125"),
        ("market_share_national", "12.5%", "0.125"),
        ("employees", "80人", "80"),
        ("established_on", "2020-01-02", "2020-01-02"),
    ],
)
def test_a_bare_number_is_in_the_unit_beside_the_box(fact: str, text: str, kept: str) -> None:
    definition = CATALOGUE.fact(fact)
    value = CATALOGUE.read(fact, raw_value(definition, text))
    assert value is not None
    assert stored(value, definition.type) == kept


@given(st.decimals(min_value="-1e9", max_value="1e9", places=2))
def test_what_is_shown_for_typing_reads_back_exactly(amount: Decimal) -> None:
    definition = CATALOGUE.fact("net_profit")
    text = typed_value(definition, f"{amount:.2f}")
    assert CATALOGUE.read("net_profit", raw_value(definition, text)) == amount


def test_words_are_shown_as_they_are_chosen() -> None:
    assert typed_value(CATALOGUE.fact("own_brand"), value=True) == "是"
    assert typed_value(CATALOGUE.fact("own_brand"), value=False) == "否"
    assert typed_value(CATALOGUE.fact("rd_institution_level"), "city") == "city"
    assert typed_value(CATALOGUE.fact("revenue"), None) == ""
    assert typed_value(CATALOGUE.fact("revenue"), "0.00") == "0"
    assert typed_value(CATALOGUE.fact("revenue"), "not a number") == "not a number"
    assert typed_unit(CATALOGUE.fact("revenue")) == "万元"


def test_titles_and_master_data_are_not_typed_here() -> None:
    single = {one.id for one in entry_facts(by_year=False, attested=True)}
    assert "class1_ip" in single
    assert "six_basics" in single
    assert single.isdisjoint({"srdi_until", "srdi_from", "name", "size_industry", "revenue"})
    of_firms = {one.id for one in entry_facts(by_year=False, attested=False)}
    assert of_firms.isdisjoint({"six_basics", "major_incident"})
    assert "revenue" in {one.id for one in entry_facts(by_year=True, attested=False)}
