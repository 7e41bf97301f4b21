"""The facts of a firm have absolute years, and missing is not zero."""

from datetime import date
from decimal import Decimal

import pytest

from tests.engine.support import ON, rule
from tidu.engine import FactError, Facts, UnknownIdError

CATALOGUE = rule("own_brand").catalogue


def read(raw: dict[str, object], on: date = ON) -> Facts:
    return Facts.read(raw, catalogue=CATALOGUE, on=on)


def test_years_are_counted_from_the_date() -> None:
    facts = read({"revenue": "3万", "revenue[-1]": "2万", "score": 60, "score[-1]": 50})
    assert facts.get("revenue", 2025) == Decimal(30_000)
    assert facts.get("revenue", 2024) == Decimal(20_000)
    # The platform's score is that of the date's own year.
    assert facts.get("score", 2026) == Decimal(60)
    assert facts.get("score", 2025) == Decimal(50)


def test_absolute_years_say_the_same() -> None:
    relative = read({"revenue": "3万", "revenue[-1]": "2万"})
    assert read({"revenue": {2025: "3万", 2024: "2万"}}) == relative
    assert read({"revenue": {"2025": "3万", "2024": "2万"}}) == relative, "keys of JSON are text"


def test_a_fact_without_years() -> None:
    facts = read({"patents": 4, "own_brand": "否", "established_on": "2020-01-01"})
    assert facts.get("patents") == Decimal(4)
    assert facts.get("own_brand") is False
    assert facts.get("established_on") == date(2020, 1, 1)


def test_missing_is_not_zero() -> None:
    facts = read({"revenue": None, "revenue[-1]": "", "patents": 0})
    assert facts.get("revenue", 2025) is None
    assert ("revenue", 2024) not in facts.values
    assert facts.get("patents") == Decimal(0)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"Revenue": 1}, "小写英文"),
        ({"revenue[x]": 1}, "小写英文"),
        ({"revenue[-1": 1}, "小写英文"),
        ({"revenue[1]": 1}, "不能写未来年度"),
        ({"patents[-1]": 1}, "不分年度"),
        ({"revenue": {"x": 1}}, "年度应为四位数字"),
        ({"revenue": {25: 1}}, "年度应为四位数字"),
        ({"revenue": {True: 1}}, "年度应为四位数字"),
        ({"patents": {2025: 1}}, "应为数字"),
    ],
)
def test_a_wrong_key_is_refused(raw: dict[str, object], reason: str) -> None:
    with pytest.raises(FactError, match=reason):
        read(raw)


def test_an_unknown_fact_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="没有名为 turnover 的事实"):
        read({"turnover": 1})


def test_ledgers_are_read_row_by_row() -> None:
    rows = [{"kind": "发明专利", "granted_on": "2024-05-01", "transferred_in": None}]
    facts = Facts.read({}, catalogue=CATALOGUE, on=ON, records={"ip": rows}, complete=["ip"])
    assert facts.records == {"ip": ({"kind": "invention", "granted_on": date(2024, 5, 1)},)}
    assert facts.complete == {"ip"}


def test_a_firm_of_which_nothing_is_known() -> None:
    assert Facts() == read({})
    assert Facts().get("revenue", 2025) is None
