"""Kind ``price_floor``: a price the firm pays may not be lower than a share of a reference price.

No money is paid: 可按不低于最低限价标准的 70% 确定土地出让起价.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.amounts.base import Kind, share
from tidu.engine.amounts.rate import figure
from tidu.engine.compiled.amounts import LowestPrice
from tidu.engine.indicators.base import TableError
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.amounts.base import Context
    from tidu.engine.schema.amounts import Amount, Tier


def unfold(spec: Amount | Tier, context: Context, path: str) -> LowestPrice:
    """Type the reference price and read the share.

    Raises:
        TableError: a share above 100 %, or a price that is no money.
    """
    found = spec.price_floor
    assert found is not None  # noqa: S101 - the compiler chose this kind by the key
    place = f"{path}.price_floor"
    price = figure(context.number(found.price, f"{place}.price"), f"{place}.price")
    if price.unit is not Unit.money:
        raise TableError(
            "基准价格应为金额", f"{place}.price", expected=Unit.money.label, got=price.unit.label
        )
    return LowestPrice(share(found.share, f"{place}.share"), price, found.label, found.per)


KIND = Kind("price_floor", unfold)
