"""Units of measure: what may be compared with what, and how literals such as ``1500万`` are read.

Money is yuan, shares are fractions (``3%`` is 0.03). A bare number fits counts, years, points and ranks but
never money or shares: ``revenue >= 1500`` is the commonest slip in a rule and must not load.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """Unit of a number in the engine."""

    money = "money"
    share = "share"
    count = "count"  # type: ignore[assignment] # hides str.count, which nobody calls here
    years = "years"
    rank = "rank"
    points = "points"
    number = "number"
    other = "other"

    @property
    def label(self) -> str:
        """Chinese name with the sign users know."""
        return _LABELS[self]

    @property
    def example(self) -> str:
        """A literal of this unit, for hints."""
        return _EXAMPLES[self]


_LABELS = {
    Unit.money: "金额（元）",
    Unit.share: "比例（%）",
    Unit.count: "数量",
    Unit.years: "年限（年）",
    Unit.rank: "名次",
    Unit.points: "分值（分）",
    Unit.number: "纯数字",
    Unit.other: "复合单位",
}
_EXAMPLES = {
    Unit.money: "1500万",
    Unit.share: "3%",
    Unit.count: "2项",
    Unit.years: "3年",
    Unit.rank: "3名",
    Unit.points: "60分",
    Unit.number: "2",
    Unit.other: "",
}

_SUFFIXES: dict[str, tuple[Fraction, Unit]] = {
    "": (Fraction(1), Unit.number),
    "元": (Fraction(1), Unit.money),
    "万元": (Fraction(10_000), Unit.money),
    "万": (Fraction(10_000), Unit.money),
    "亿元": (Fraction(100_000_000), Unit.money),
    "亿": (Fraction(100_000_000), Unit.money),
    "%": (Fraction(1, 100), Unit.share),
    "年": (Fraction(1), Unit.years),
    "分": (Fraction(1), Unit.points),
    "名": (Fraction(1), Unit.rank),
    **dict.fromkeys(("项", "件", "个", "家", "人", "户", "次"), (Fraction(1), Unit.count)),
    **dict.fromkeys(("万家", "万人", "万户"), (Fraction(10_000), Unit.count)),
}

_LONGEST_FIRST = "|".join(sorted(filter(None, _SUFFIXES), key=len, reverse=True))
LITERAL_PATTERN = rf"\d+(?:\.\d+)?(?:\s*(?:{_LONGEST_FIRST}))?"
_LITERAL = re.compile(rf"(\d+(?:\.\d+)?)\s*({_LONGEST_FIRST})?")

# A plain number may stand for these, so that "class1_ip >= 4" reads as people write it.
_PLAIN_FITS = frozenset({Unit.count, Unit.years, Unit.rank, Unit.points, Unit.number})


def parse_literal(text: str) -> tuple[Fraction, Unit]:
    """Read a literal such as ``1500万``, ``3%``, ``2亿元``, ``60分`` or ``4``.

    Returns:
        Exact value in the base unit (yuan, fraction, pieces, years, points) and its unit.

    Raises:
        ValueError: the text is no literal.
    """
    match = _LITERAL.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    factor, unit = _SUFFIXES[match[2] or ""]
    return Fraction(match[1]) * factor, unit


def comparable(left: Unit, right: Unit) -> bool:
    """Whether two sides of a comparison, a sum or a difference fit together."""
    if left == right:
        return left is not Unit.other
    return (left is Unit.number and right in _PLAIN_FITS) or (right is Unit.number and left in _PLAIN_FITS)


def joined(left: Unit, right: Unit) -> Unit:
    """Unit of a sum or difference of two comparable units."""
    return right if left is Unit.number else left


def product(left: Unit, right: Unit) -> Unit:
    """Unit of ``left * right``."""
    neutral = {Unit.number, Unit.share}
    if left in neutral and right in neutral:
        return Unit.share if Unit.share in (left, right) else Unit.number
    if left in neutral:
        return right
    if right in neutral:
        return left
    return Unit.other


def quotient(left: Unit, right: Unit) -> Unit:
    """Unit of ``left / right``: like by like is a share, by a plain number keeps the unit."""
    if right is Unit.number:
        return left
    if left == right:
        return Unit.share
    if right is Unit.share:
        return left
    return Unit.other
