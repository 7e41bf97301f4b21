"""Kind ``unstated``: the document promises money without a figure; none is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.amounts.base import Kind
from tidu.engine.compiled.amounts import Unstated
from tidu.engine.indicators.base import TableError

if TYPE_CHECKING:
    from tidu.engine.amounts.base import Context
    from tidu.engine.schema.amounts import Amount, Tier


def unfold(spec: Amount | Tier, _context: Context, path: str) -> Unstated:
    """Keep what the document says instead.

    Raises:
        TableError: nothing but blanks.
    """
    wording = (spec.unstated or "").strip()
    if not wording:
        raise TableError("应写明文件原来怎么说", f"{path}.unstated", expected="如 分档给予一次性奖励")
    return Unstated(wording)


KIND = Kind("unstated", unfold)
