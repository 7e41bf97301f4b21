"""Kind ``fixed``: one sum of money for every firm that qualifies."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.amounts.base import Kind, positive
from tidu.engine.compiled.amounts import Grant
from tidu.engine.expressions.typed import Literal
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.amounts.base import Context
    from tidu.engine.schema.amounts import Amount, Tier


def unfold(spec: Amount | Tier, _context: Context, path: str) -> Grant:
    """Read the sum."""
    assert spec.fixed is not None  # noqa: S101 - the compiler chose this kind by the key
    value, _ = positive(spec.fixed, f"{path}.fixed", Unit.money)
    return Grant(Fraction(1), Literal(value, Unit.money), Fraction(0), None, up_to=False)


KIND = Kind("fixed", unfold)
