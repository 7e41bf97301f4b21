"""Values as they are kept, and back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine import FactError
from tidu.engine.schema.facts import FactType
from tidu.web.facts.values import loaded, read_values, stored
from tidu.web.packs import library


def test_values_are_kept_in_base_units() -> None:
    assert read_values(
        {
            "revenue": "1500万",
            "employees": 12,
            "market_share_national": "10%",
            "listed": "否",
            "srdi_until": "2027-12-31",
        }
    ) == {
        "revenue": "15000000.00",
        "employees": "12",
        "market_share_national": "0.1",
        "listed": False,
        "srdi_until": "2027-12-31",
    }


def test_an_emptied_value_is_none() -> None:
    assert read_values({"revenue": ""}) == {"revenue": None}


def test_a_wrong_value_is_refused() -> None:
    with pytest.raises(FactError, match="营业收入"):
        read_values({"revenue": "很多"})


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_money_comes_back_exactly(amount: Decimal) -> None:
    assert loaded(stored(amount, FactType.money), library().catalogue.fact("revenue")) == amount


def test_dates_and_answers_come_back() -> None:
    catalogue = library().catalogue
    assert loaded("2027-12-31", catalogue.fact("srdi_until")) == date(2027, 12, 31)
    assert loaded(False, catalogue.fact("listed")) is False  # noqa: FBT003 - the value itself
    assert loaded("不是数", catalogue.fact("revenue")) is None
    assert loaded("", catalogue.fact("revenue")) is None
