"""Units that headings name, and which kinds of fact they fit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONEY: Mapping[str, Decimal] = {
    "元": Decimal(1),
    "千元": Decimal(1_000),
    "万": Decimal(10_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "千万元": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "亿元": Decimal(100_000_000),
}
"""Yuan in one of each."""

SHARE: Mapping[str, Decimal] = {
    "%": Decimal("0.01"),
    "百分比": Decimal("0.01"),
    "百分数": Decimal("0.01"),
    "‰": Decimal("0.001"),
    "小数": Decimal(1),
}
"""Fraction in one of each."""

PLAIN: Mapping[str, Decimal] = dict.fromkeys("人名项件个家年分次户级位", Decimal(1)) | {
    "万人": Decimal(10_000)
}
"""Pieces, people, years, points, ranks."""

_PREFIX = re.compile(r"^(?:计量|金额|货币)?单位")
_SUFFIX = re.compile(r"[-/,]?(百万元|千万元|千元|万元|亿元|元|%)$")
# A title row such as “单位：万元、人”: the first money unit in it speaks for the sheet.
_DECLARED = re.compile(r"单位\s*[:：（(]?\s*(?:人民币)?\s*(百万元|千万元|千元|万元|亿元|元)")


def unit_of(token: str) -> str:
    """Return the unit that a squashed word names, or an empty text."""
    word = _PREFIX.sub("", token).removeprefix("人民币").removeprefix("/")
    return word if word in MONEY or word in SHARE or word in PLAIN else ""


def split_suffix(stem: str) -> tuple[str, str]:
    """Take a unit written without brackets off the end: ``营业收入万元`` → ``营业收入``, ``万元``."""
    match = _SUFFIX.search(stem)
    return (stem[: match.start()], match[1]) if match else (stem, "")


def factor_of(kind: FactType, unit: str) -> Decimal | None:
    """Return what to multiply a cell by to get base units; None when the unit does not fit the type.

    Dates, texts and yes/no take any unit, since nothing is multiplied.
    """
    if kind is FactType.money:
        return MONEY.get(unit)
    if kind is FactType.share:
        return SHARE.get(unit)
    if kind.unit is None:
        return Decimal(1)
    return PLAIN.get(unit)


def is_declaration(text: str) -> bool:
    """Whether a text does nothing but declare the sheet's unit."""
    return _DECLARED.match(text.removeprefix("金额").removeprefix("计量")) is not None


def declared_unit(texts: Iterable[object]) -> str:
    """Return the money unit that a title row declares for the whole sheet, or an empty text."""
    for text in texts:
        if isinstance(text, str) and (match := _DECLARED.search(text)):
            return match[1]
    return ""
