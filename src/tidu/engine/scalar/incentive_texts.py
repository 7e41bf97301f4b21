"""Chinese words for amounts: how a figure came about, what caps it, what it still waits for."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.money import exact_text, to_fen
from tidu.engine.units import Unit
from tidu.engine.wording import value_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.compiled.amounts import Grant, LowestPrice
    from tidu.engine.results import Input

NO_TIER = "不属于任何一档，没有奖补"
_BY_AUTHORITY = "以实际核定为准"


def figure(node: Grant, base: Fraction | None, paid: Fraction) -> str:
    """Say how a figure came about: 采购额 1,200 万元 × 10% = 120 万元."""
    if not node.label or base is None:
        return _money(paid)
    plain, count = node.factor * base, _count(node, base)
    if base < 0:
        return f"{node.label} {_base(node, base)}，为负，按 0 元计；{_money(paid)}"
    if plain < paid:
        return f"{count} = {_money(plain)}，按最低 {_money(paid)}计"
    if plain > paid:
        return f"{count} = {_money(plain)}，按最高 {_money(paid)}计"
    return f"{count} = {_money(paid)}"


def ceiling(node: Grant, base: Fraction | None, limit: Fraction) -> str:
    """Say an upper limit: 最高 20 万元，以实际核定为准."""
    if not node.label or base is None:
        return f"最高 {_money(limit)}，{_BY_AUTHORITY}"
    plain = node.factor * base
    capped = f" = {_money(plain)}，封顶 {_money(limit)}" if plain > limit else ""
    return f"最高 {_money(limit)}（{_count(node, base)}{capped}），{_BY_AUTHORITY}"


def between(low: Fraction, high: Fraction | None) -> str:
    """Say a range that facts still leave open."""
    if high is None:
        return f"{_money(low)}以上" if low > 0 else "金额待定"
    return f"{_money(low)}至 {_money(high)}"


def unstated(wording: str) -> str:
    """Say that the document names no figure, and what it says instead."""
    return f"文件未写明金额（{wording}），{_BY_AUTHORITY}"


def lowest_price(node: LowestPrice, price: Fraction, floor: Fraction) -> str:
    """Say the lowest price: 不低于 336 元/平方米（最低限价标准 480 元/平方米 × 70%）."""
    per = f"/{node.per}" if node.per else ""
    return f"不低于 {_money(floor)}{per}（{node.label} {_money(price)}{per} × {_share(node.factor)}）"


def price_rule(node: LowestPrice) -> str:
    """Say the rule itself while the price is not known."""
    return f"不低于{node.label}的 {_share(node.factor)}"


def tiers(found: Iterable[tuple[str, str]]) -> str:
    """List the tiers that may be the one."""
    return "档次待定：" + "；".join(f"{label}：{text}" if label else text for label, text in found)


def undefined(reasons: Iterable[Input]) -> str:
    """Say why no figure can exist."""
    text = "、".join(f"{part.label}{part.text}" for part in reasons)
    return f"无法计算：{text or '分母为零或负数'}"


def waiting(text: str, facts: Iterable[Input]) -> str:
    """Add what the amount waits for."""
    missing: dict[str, None] = {}
    judgements: dict[str, None] = {}
    for part in facts:
        (judgements if part.state == "open" else missing)[part.label] = None
    parts = [
        f"{word}：{'、'.join(labels)}"
        for word, labels in (("待补", missing), ("待认定", judgements))
        if labels
    ]
    return "；".join((text, *parts))


def _count(node: Grant, base: Fraction) -> str:
    factor = _share(node.factor) if node.base.unit is Unit.money else _money(node.factor)
    return f"{node.label} {_base(node, base)} × {factor}"


def _base(node: Grant, base: Fraction) -> str:
    return _money(base) if node.base.unit is Unit.money else value_text(base, node.base.unit)


def _share(value: Fraction) -> str:
    return value_text(value, Unit.share, bound=value, places=0)


def _money(value: Fraction) -> str:
    return exact_text(to_fen(value))
