"""The size class of a firm: exact, and open only between the classes that are possible."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.support import ON, SMALL, rule
from tidu.engine import Facts, SizeResult, classify, load_packs

STANDARD = load_packs(SMALL, shipped=False).standard("test.size")
EMPLOYEES = st.sampled_from([9, 10, 19, 20, 100, 299, 300, 999, 1000])
REVENUE = st.sampled_from(["299万", "300万", "1999万", "2000万", "3.99亿", "4亿"])
INDUSTRY = st.sampled_from(["industry", "other"])


def size(raw: dict[str, object]) -> SizeResult:
    return classify(STANDARD, Facts.read(raw, catalogue=STANDARD.catalogue, on=ON), on=ON)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"size_industry": "industry", "employees": 1000, "revenue": "4亿"}, "large"),
        ({"size_industry": "industry", "employees": 999, "revenue": "4亿"}, "medium"),
        ({"size_industry": "industry", "employees": 1000, "revenue": "3.99亿"}, "medium"),
        ({"size_industry": "industry", "employees": 300, "revenue": "1999万"}, "small"),
        ({"size_industry": "industry", "employees": 19, "revenue": "9亿"}, "micro"),
        ({"size_industry": "other", "employees": 300}, "large"),
        ({"size_industry": "other", "employees": 9}, "micro"),
        ({"size_industry": "industry", "established_on": "2026-01-01"}, "micro"),
        ({"employees": 9}, "micro"),
    ],
)
def test_a_class(raw: dict[str, object], found: str) -> None:
    result = size(raw)
    assert (result.size, result.missing, result.possible) == (found, (), (found,))


@pytest.mark.parametrize(
    ("raw", "possible", "missing"),
    [
        ({}, ("large", "medium", "small", "micro"), {"size_industry", "employees", "revenue"}),
        ({"size_industry": "other"}, ("large", "medium", "small", "micro"), {"employees"}),
        ({"size_industry": "industry", "employees": 300}, ("medium", "small", "micro"), {"revenue"}),
        ({"employees": 300, "revenue": "1亿"}, ("large", "medium"), {"size_industry"}),
    ],
)
def test_an_open_class(raw: dict[str, object], possible: tuple[str, ...], missing: set[str]) -> None:
    result = size(raw)
    assert (result.size, result.possible) == ("unknown", possible)
    assert set(result.missing) >= missing - {"revenue"}


@given(st.none() | INDUSTRY, st.none() | EMPLOYEES, st.none() | REVENUE, INDUSTRY, EMPLOYEES, REVENUE)
def test_every_completion_is_possible(
    industry: str | None, employees: int | None, revenue: str | None, a: str, b: int, c: str
) -> None:
    part = size({"size_industry": industry, "employees": employees, "revenue": revenue})
    full = size({"size_industry": industry or a, "employees": employees or b, "revenue": revenue or c})
    assert full.size in part.possible


def test_every_possible_class_has_a_completion() -> None:
    found = {
        size({"size_industry": "industry", "employees": people, "revenue": money}).size
        for people, money in product([9, 20, 300, 1000], ["1万", "300万", "2000万", "4亿"])
    }
    assert found == set(size({"size_industry": "industry"}).possible)


def test_a_recognition_standard_does_not_classify() -> None:
    standard = rule("own_brand")
    with pytest.raises(ValueError, match=r"one\.rule"):
        classify(standard, Facts(), on=ON)


def test_inputs_and_industry_are_told() -> None:
    result = size({"size_industry": "制造业", "employees": 10})
    assert result.industry == "industry"
    assert {item.fact: item.state for item in result.inputs} == {
        "size_industry": "known",
        "employees": "known",
        "revenue": "missing",
    }
