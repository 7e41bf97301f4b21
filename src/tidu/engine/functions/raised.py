"""``raised(x, n)``: what came in over a window of n years; years before the firm existed bring nothing.

Unlike `total`, which asks for figures of every year: a firm of one year that raised 800万 has raised 800万
within three years (ADR 0003).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Reading, Reference
from tidu.engine.functions.base import ArgumentError, Function, add, whole, years_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric


def expand(amount: Numeric, count: Numeric) -> Numeric:
    """Add the window up, reading each year as a flow.

    Raises:
        ArgumentError: the amount is not a single fact.
    """
    if not isinstance(amount, Reference):
        raise ArgumentError("raised 的第一个参数应为一个事实", hint="例如 raised(equity_financing, 2)")
    flow = Reference(amount.slot._replace(reading=Reading.flow), amount.unit, amount.minimum, amount.maximum)
    return add(years_of(flow, whole(count)))


FUNCTION = Function("raised", ("amount", "years"), expand)
