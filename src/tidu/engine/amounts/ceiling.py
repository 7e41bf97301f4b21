"""Kind ``ceiling``: the document states an upper limit only (最高…、不超过…); the authority fixes the sum."""

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
    """Read the limit; what is paid lies between 0 and it."""
    assert spec.ceiling is not None  # noqa: S101 - the compiler chose this kind by the key
    value, _ = positive(spec.ceiling, f"{path}.ceiling", Unit.money)
    return Grant(Fraction(1), Literal(value, Unit.money), Fraction(0), None, up_to=True)


KIND = Kind("ceiling", unfold)
