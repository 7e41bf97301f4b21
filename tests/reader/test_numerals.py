from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.reader.numerals import chinese, number

SIGNS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("百", 100),
        ("十", 10),
        ("十二", 12),
        ("三百二十", 320),
        ("一千零八", 1008),
        ("两", 2),
        ("二〇二五", 2025),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize("text", ["", "百千百", "甲", "十十"])
def test_what_is_no_numeral(text: str) -> None:
    assert chinese(text) is None


def test_figures_with_thousands() -> None:
    assert number("1,200.5") == Decimal("1200.5")
    assert number("万") == 10_000
    assert number("甲") is None


def spelled(value: int) -> str:
    """A number below 10,000 as an official would write it."""
    text, rest = "", value
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, power)
        if digit:
            text += SIGNS[digit] + sign
        elif text and rest and not text.endswith("零"):
            text += "零"
    return text


@given(st.integers(1, 9999))
def test_every_number_is_read_back(value: int) -> None:
    assert chinese(spelled(value)) == value
