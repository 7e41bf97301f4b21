"""``mean_growth(x, n)``: the arithmetic mean of n yearly growth rates (2022: 近两年平均增长率)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.engine.functions.base import Function, add, divide, less_one, plain, whole, years_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric


def expand(amount: Numeric, count: Numeric) -> Numeric:
    """Average the n growth rates; needs n + 1 years of figures."""
    length = whole(count, least=2)
    years = years_of(amount, length + 1)
    ratios = tuple(divide(year, before) for year, before in pairwise(years))
    return less_one(divide(add(ratios), plain(length)))


FUNCTION = Function("mean_growth", ("amount", "years"), expand)
