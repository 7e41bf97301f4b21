"""Say in Chinese how an indicator gives its points, from the struct of the pack file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.engine.schema.scores import Bands, Indicator, Tier
    from tidu.tables.out.rules import RuleWriter


def indicator_text(indicator: Indicator, writer: RuleWriter) -> str:
    """Return what an indicator measures and its tiers."""
    if indicator.bands is not None:
        return _bands(indicator.bands, writer)
    if indicator.better_of:
        return "；或 ".join(_bands(bands, writer) for bands in indicator.better_of) + "（取高者）"
    if indicator.matches is not None:
        tiers = [
            f"{tier.label or writer.expression(tier.when)}：{tier.points:g} 分"
            for tier in indicator.matches.tiers
        ]
        return "；".join([*tiers, f"其余：{indicator.matches.otherwise:g} 分"])
    if indicator.each is not None:
        items = "、".join(item.label for item in indicator.each.of)
        return f"每具备一项得 {indicator.each.points:g} 分，最高 {indicator.each.cap:g} 分：{items}"
    if indicator.steps is not None:
        steps = indicator.steps
        return (
            f"{writer.expression(steps.value)}每满 {steps.per} 得 {steps.points:g} 分，最高 {steps.cap:g} 分"
        )
    return f"由主管部门评定，0–{indicator.max:g} 分"


def _bands(bands: Bands, writer: RuleWriter) -> str:
    tiers = "；".join(f"{_range(tier)} {tier.points:g} 分" for tier in bands.tiers)
    return f"{writer.expression(bands.value)}：{tiers}"


def _range(tier: Tier) -> str:
    """Both ends inclusive: on a boundary the higher points count."""
    if tier.from_ is None:
        return f"{tier.to} 以下" if tier.to else "不限"
    return f"{tier.from_} 以上" if tier.to is None else f"{tier.from_}–{tier.to}"
