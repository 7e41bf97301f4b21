"""Numbers as documents write them: 1,200, １２, 3.5, 三百二十, 一千零八, 百, 两."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

# Bounded, so that a page of figures costs no more than its length.
ARABIC: Final = r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,8})?"
CHINESE: Final = r"[零〇一二两三四五六七八九十百千]{1,12}"

_DIGITS: Final = {
    sign: value
    for value, signs in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
SCALES: Final = {"百": 100, "千": 1000, "万": 10_000, "百万": 10**6, "千万": 10**7}


def arabic(text: str) -> Decimal:
    """Value of a number in figures, thousands' commas or not."""
    return Decimal(text.replace(",", ""))


def chinese(text: str) -> int | None:
    """Value of a numeral up to 千 (``三百二十`` → 320, bare ``百`` → 100, ``二〇二五`` → 2025); None if it is none."""
    if not text:
        return None
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit, unit = 0, 0, 10_000
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            continue
        if sign not in _TENS or _TENS[sign] >= unit:
            return None
        unit = _TENS[sign]
        total += (digit or 1) * unit
        digit = 0
    return total + digit


def number(text: str) -> Decimal | None:
    """Value of a number in figures or in Chinese; None if it is neither."""
    if text and text[0].isdigit() and text.isascii():
        return arabic(text)
    value = 10_000 if text == "万" else chinese(text)
    return None if value is None else Decimal(value)
