"""Measures against every completion of small pools, counted a second time in plain Python."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.measures.pools import ON, Firm, completions, facts_of
from tidu.engine import load_packs
from tidu.engine.measures import Measured, compile_measure

DOMAINS: dict[str, tuple[object, ...]] = {
    "above_scale": (True, False),
    "listed": (True, False),
    "market_share_national": ("0%", "50%", "100%"),
    "employees": (0, 1, 4),
    "rd_staff": (0, 3),
}
Oracle = Callable[[list[dict[str, Any]]], Fraction | None]


def share_of(firm: Firm) -> Fraction:
    return Fraction(int(firm["market_share_national"][:-1]), 100)


def mean(values: list[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


ORACLES: dict[str, Oracle] = {
    "count(firms where above_scale)": lambda pool: Fraction(sum(firm["above_scale"] for firm in pool)),
    "share(listed of firms where above_scale)": lambda pool: mean(
        [Fraction(firm["listed"]) for firm in pool if firm["above_scale"]]
    ),
    "sum(market_share_national of firms where above_scale)": lambda pool: sum(
        (share_of(firm) for firm in pool if firm["above_scale"]), Fraction(0)
    ),
    "mean(market_share_national of firms where above_scale)": lambda pool: mean(
        [share_of(firm) for firm in pool if firm["above_scale"]]
    ),
    "mean(market_share_national - 50% of firms where listed or above_scale)": lambda pool: mean(
        [share_of(firm) - Fraction(1, 2) for firm in pool if firm["listed"] or firm["above_scale"]]
    ),
}

firms = st.fixed_dictionaries(
    {
        "above_scale": st.sampled_from([True, False, None]),
        "listed": st.sampled_from([True, False, None]),
        "market_share_national": st.sampled_from(["0%", "50%", "100%", None]),
    }
)


def measure(text: str, pool: list[Any]) -> Measured:
    return compile_measure(text, load_packs()).evaluate(map(facts_of, pool), on=ON)


@pytest.mark.parametrize("text", ORACLES)
@given(pool=st.lists(firms, max_size=3))
@settings(max_examples=60)
def test_ends_are_reached_by_completions_and_never_passed(text: str, pool: list[Firm]) -> None:
    found = measure(text, pool)
    values = [ORACLES[text](filled) for filled in completions(pool, DOMAINS)]
    defined = [value for value in values if value is not None]
    assert found.is_undefined is (defined == [])
    if defined:
        assert (found.low, found.high) == (min(defined), max(defined))
        decided = len(set(values)) == 1
        assert found.value == (values[0] if decided else None)
    gaps = any(value is None for firm in pool for value in firm.values())
    assert gaps or not found.unknown


@given(
    pool=st.lists(
        st.fixed_dictionaries(
            {
                "employees": st.sampled_from([0, 1, 4, None]),
                "rd_staff": st.sampled_from([0, 3, None]),
                "above_scale": st.sampled_from([True, None]),
            }
        ),
        max_size=3,
    )
)
@settings(max_examples=60)
def test_arithmetic_between_aggregates_is_never_too_narrow(pool: list[Firm]) -> None:
    text = "sum(rd_staff of firms where above_scale) / sum(employees of firms where above_scale)"
    found = measure(text, pool)
    for filled in completions(pool, DOMAINS):
        inside: list[Any] = [firm for firm in filled if firm["above_scale"]]
        staff = sum(firm["rd_staff"] for firm in inside)
        everyone = sum(firm["employees"] for firm in inside)
        if everyone == 0:
            assert found.value is None
            continue
        ratio = Fraction(staff, everyone)
        assert not found.is_undefined
        assert found.low is None or found.low <= ratio
        assert found.high is None or ratio <= found.high


def test_a_firm_without_a_value_is_left_out_and_listed() -> None:
    pool = [{"employees": 4, "rd_staff": 1}, {"employees": 0, "rd_staff": 3}]
    found = measure("mean(rd_staff / employees of firms)", pool)
    assert found.value == Fraction(1, 4)
    assert (found.counted, found.undefined, found.unknown) == (1, (1,), ())


def test_a_year_before_establishment_is_left_out_and_listed() -> None:
    pool = [
        {"revenue": "300万", "revenue[-1]": "200万"},
        {"revenue": "900万", "established_on": "2024-02-01"},
    ]
    found = measure("mean(growth(revenue) of firms)", pool)
    assert found.value == Fraction(1, 2)
    assert found.undefined == (1,)


def test_an_undefined_condition_is_unmet_and_stays_in_the_denominator() -> None:
    pool = [{"revenue": "300万", "rd_expense": "30万"}, {"revenue": "0元", "rd_expense": "30万"}]
    found = measure("share(rd_expense / revenue >= 3% of firms)", pool)
    assert found.value == Fraction(1, 2)
    assert found.aggregates[0].members == (0, 1)
    assert found.aggregates[0].holding == (0,)


def test_missing_facts_widen_and_name_themselves() -> None:
    pool = [{"revenue": "2亿"}, {"revenue": None}, {"revenue": "1亿", "revenue[-1]": "3亿"}]
    found = measure("sum(revenue of firms)", pool)
    assert (found.value, found.low, found.high) == (None, Fraction(3 * 10**8), None)
    assert (found.unknown, found.missing, found.counted) == ((1,), ("revenue",), 3)
    assert found.text == "3 亿元以上"


def test_a_missing_fact_of_a_firm_that_is_out_does_not_matter() -> None:
    pool = [{"above_scale": False, "revenue": None}, {"above_scale": True, "revenue": "1亿"}]
    found = measure("sum(revenue of firms where above_scale)", pool)
    assert (found.value, found.unknown, found.missing) == (Fraction(10**8), (), ())


def test_open_judgements_are_apart_from_missing_facts() -> None:
    found = measure("count(firms where key_link)", [{}, {"key_link": True}])
    assert (found.low, found.high) == (Fraction(1), Fraction(2))
    assert (found.missing, found.open_judgements, found.unknown) == ((), ("key_link",), (0,))


def test_titles_count_by_validity_on_the_date() -> None:
    pool = [{"srdi_until": "2025-06-01"}, {"srdi_until": "2025-05-31"}, {}]
    found = measure("count(firms where valid(srdi)) / count(firms)", pool)
    assert found.value == Fraction(1, 3)
    assert [part.members for part in found.aggregates] == [(0,), (0, 1, 2)]
    assert found.text == "33.3%"


def test_an_empty_pool() -> None:
    assert measure("count(firms)", []).value == 0
    assert measure("sum(revenue of firms)", []).value == 0
    for text in ("mean(revenue of firms)", "share(listed of firms)", "sum(revenue of firms) / count(firms)"):
        found = measure(text, [])
        assert found.is_undefined
        assert (found.value, found.low, found.high) == (None, None, None)
        assert "无法计算" in found.text


def test_a_pool_is_read_once_and_one_aggregate_counted_once() -> None:
    text = "sum(revenue of firms) - sum(revenue of firms) / 2"
    assert len(compile_measure(text, load_packs()).aggregates) == 1
    assert measure(text, [{"revenue": "100元"}]).value == 50


def test_where_it_may_be_that_no_firm_counts() -> None:
    found = measure("mean(revenue of firms where above_scale)", [{"above_scale": None, "revenue": "100元"}])
    assert (found.value, found.low, found.high) == (None, Fraction(100), Fraction(100))
    assert found.text == "100 元 至 100 元，也可能无法计算"
