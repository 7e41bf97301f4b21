"""Kind ``by_level``: the amount depends on the title held, or on a tier the firm falls in.

The first tier that fits counts. While it is open which one fits, the amount is every one that may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.amounts.base import Kind
from tidu.engine.compiled.amounts import LowestPrice, Tiers
from tidu.engine.expressions.typed import Constant
from tidu.engine.indicators.base import TableError

if TYPE_CHECKING:
    from tidu.engine.amounts.base import Context
    from tidu.engine.compiled.amounts import Node
    from tidu.engine.compiled.amounts import Tier as CompiledTier
    from tidu.engine.expressions.typed import Boolean
    from tidu.engine.schema.amounts import Amount, Tier


def unfold(spec: Amount | Tier, context: Context, path: str) -> Tiers:
    """Compile the tiers in order.

    Raises:
        TableError: a tier that no firm can fall in, or prices beside grants.
    """
    place = f"{path}.by_level"
    tiers: list[CompiledTier] = []
    for index, tier in enumerate(spec.by_level):
        inner = f"{place}[{index}]"
        compiled = context.tier(tier, inner)
        _check_reachable(compiled, [found.when for found in tiers], inner)
        tiers.append(compiled)
    if len({_is_price(tier.node) for tier in tiers}) > 1:
        raise TableError("价格下限与奖补不能写在同一组档里", place, hint="请分成两条")
    return Tiers(tuple(tiers))


def _check_reachable(tier: CompiledTier, before: list[Boolean], path: str) -> None:
    if any(isinstance(when, Constant) and when.value for when in before):
        raise TableError("这一档不可能被取用", path, hint="不写 level 和 when 的档应放在最后")
    if tier.when in before:
        raise TableError("这一档不可能被取用", path, hint="前面已有一档的对象与它相同")


def _is_price(node: Node) -> bool:
    if isinstance(node, Tiers):
        return any(_is_price(tier.node) for tier in node.tiers)
    return isinstance(node, LowestPrice)


KIND = Kind("by_level", unfold)
