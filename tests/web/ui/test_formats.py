from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from tidu.web.packs import library
from tidu.web.ui import formats


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12345000.00", "1,234.5 万元"),
        (Decimal(350000000), "3.5 亿元"),
        (0, "0 元"),
        (-20000, "-2 万元"),
        (None, "—"),
        ("", "—"),
        ("无", "—"),
        (True, "—"),
    ],
)
def test_money(value: object, text: str) -> None:
    assert formats.money(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [("0.1234", "12.3%"), (Fraction(1, 3), "33.3%"), (1, "100.0%"), (None, "—")]
)
def test_percent(value: object, text: str) -> None:
    assert formats.percent(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1234567, "1,234,567"), ("3.10", "3.1"), (None, "—"), ("NaN", "—")]
)
def test_number(value: object, text: str) -> None:
    assert formats.number(value) == text


def test_a_day_is_the_day_in_shanghai() -> None:
    assert formats.day(datetime(2026, 11, 21, 18, tzinfo=UTC)) == "2026-11-22"
    assert formats.day(date(2026, 11, 22)) == "2026-11-22"
    assert formats.day("2026-11-22T00:00:00") == "2026-11-22"
    assert formats.day(None) == "—"


def test_a_moment() -> None:
    assert formats.moment(datetime(2026, 11, 22, 1, 30, tzinfo=UTC)) == "2026-11-22 09:30"
    assert formats.moment(None) == "—"


@pytest.mark.parametrize(
    ("value", "fact", "text"),
    [
        ("15000000.00", "revenue", "1,500 万元"),
        ("2027-12-31", "srdi_until", "2027-12-31"),
        (3, "class1_ip", "3"),
        (None, "revenue", "—"),
        ("随便", "no_such_fact", "随便"),
        ("读不懂", "revenue", "读不懂"),
    ],
)
def test_a_fact_reads_by_its_definition(value: object, fact: str, text: str) -> None:
    assert formats.fact(value, fact) == text


def test_yes_and_no_as_stored_or_as_written() -> None:
    definition = next(one for one in library().catalogue if one.type == "bool")
    assert {formats.typed(value, definition) for value in (True, "True", "是")} == {"是"}
    assert {formats.typed(value, definition) for value in (False, "否")} == {"否"}


def test_a_choice_shows_its_label() -> None:
    definition = next(one for one in library().catalogue if one.choices)
    assert formats.typed(definition.choices[0].id, definition) == definition.choices[0].label
