"""Column letters as spreadsheets show them."""

from __future__ import annotations


def letters(index: int) -> str:
    """Return the letters of a column counted from 0: 0 → A, 26 → AA."""
    text = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
