"""``growth(x)``: growth over the year before, ``x / x[-1] - 1`` (同比增长率)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.functions.base import Function, divide, less_one, years_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric


def expand(amount: Numeric) -> Numeric:
    """Divide the year by the one before; undefined when that one is zero or negative."""
    newest, before = years_of(amount, 2)
    return less_one(divide(newest, before))


FUNCTION = Function("growth", ("amount",), expand)
