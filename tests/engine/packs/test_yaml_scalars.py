"""Unquoted values are read one way only; the whole list of what is refused is in test_strict_yaml."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.packs.yaml_scalars import GuessedValueError, read_scalar


@given(st.integers(-(10**20), 10**20) | st.booleans() | st.dates(date(1000, 1, 1)))
def test_plain_values_are_read_back(value: object) -> None:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    assert read_scalar(text) == value


@given(st.decimals(-(10**12), 10**12, places=3))
def test_decimals_are_read_as_they_print(value: object) -> None:
    assert str(value).startswith("-0.000") or read_scalar(str(value)) == float(str(value))


@pytest.mark.parametrize("text", ["Yes", "010", "2026-02-30", "1_0"])
def test_guesses_are_refused_with_advice(text: str) -> None:
    with pytest.raises(GuessedValueError) as raised:
        read_scalar(text)
    assert raised.value.expected


@given(st.text(min_size=1, max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_scalar(text)
    except GuessedValueError:
        return
    assert not isinstance(found, str) or found == text
