"""Ledger rows are read field by field; empty fields are left out, unknown ones refused."""

from datetime import date
from decimal import Decimal

import pytest

from tests.engine.support import rule
from tidu.engine import FactError, UnknownIdError
from tidu.engine.records.reading import read_row

CATALOGUE = rule("own_brand").catalogue


def test_a_row() -> None:
    row = {
        "kind": "发明专利",
        "granted_on": "2024年5月1日",
        "transferred_in": "否",
        "amount": "300万",
        "rank": None,
    }
    assert read_row(CATALOGUE, "ip", row) == {
        "kind": "invention",
        "granted_on": date(2024, 5, 1),
        "transferred_in": False,
        "amount": Decimal(3_000_000),
    }


def test_empty_is_missing_and_no_is_known() -> None:
    assert read_row(CATALOGUE, "ip", {"kind": " ", "transferred_in": False, "amount": 0}) == {
        "transferred_in": False,
        "amount": Decimal(0),
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"kind": "商标"}, "应为：发明专利、外观设计"),
        ({"amount": "很多"}, "金额应为数字"),
        ({"granted_on": 3}, "授权日应为日期"),
    ],
)
def test_a_value_that_does_not_fit(row: dict[str, object], reason: str) -> None:
    with pytest.raises(FactError, match=reason) as raised:
        read_row(CATALOGUE, "ip", row)
    assert raised.value.fact == f"ip.{next(iter(row))}"


def test_unknown_ledgers_and_fields() -> None:
    with pytest.raises(UnknownIdError, match="没有名为 patents 的台账"):
        read_row(CATALOGUE, "patents", {})
    with pytest.raises(UnknownIdError, match="知识产权台账字段"):
        read_row(CATALOGUE, "ip", {"granted": 1})
