"""Points of both scored standards for zen-engine."""

from benchmarks.facts import INSTITUTIONS
from benchmarks.rules import (
    AT_LEAST,
    AT_MOST,
    DIGITAL,
    FEATURES_MAX,
    INSTITUTION,
    MEAN_GROWTH,
    NICHE_YEARS,
    QUALITY,
    RD_AMOUNT,
    RD_SHARE,
    RIGHTS,
    RIGHTS_POINTS,
    Tiers,
)
from benchmarks.zen_language import Texts, climb, highest, own

IN, S = "innovative-2022", "srdi-2022"


def _ratio_points(name: str, ratio: str, tiers: Tiers, sign: str) -> Texts:
    low = climb(lambda bound: f"{own(f'{ratio}_value')} {sign} {bound}", tiers)
    return {
        f"{name}.low": low,
        f"{name}.high": f"{own(f'{ratio}_open')} ? {tiers[0][1]} : {own(f'{name}.low')}",
    }


def _fact_points(name: str, fact: str, tiers: Tiers, known: str = "true") -> Texts:
    """Points by lower bounds on a fact; `known` false makes it one without value."""
    low = climb(lambda bound: f"{known} and {fact} != null and {fact} >= {bound}", tiers)
    return {
        f"{name}.low": low,
        f"{name}.high": f"{known} and {fact} == null ? {tiers[0][1]} : {own(f'{name}.low')}",
    }


def shared_points() -> Texts:
    """Indicators of both standards that follow one pattern."""
    texts: Texts = {}
    for name, (ratio, tiers) in AT_LEAST.items():
        texts.update(_ratio_points(name, ratio, tiers, ">="))
    for name, (ratio, tiers) in AT_MOST.items():
        texts.update(_ratio_points(name, ratio, tiers, "<="))
    for name, worths in RIGHTS_POINTS.items():
        for end, missing in (("low", "{0} != null and {0} >= 1"), ("high", "{0} == null or {0} >= 1")):
            text = "0"
            for fact, worth in reversed(tuple(zip(RIGHTS, worths, strict=True))):
                text = f"({missing.format(fact)}) ? {worth} : ({text})"
            texts[f"{name}.{end}"] = text
    texts[f"{IN}/field.low"] = "strategic_emerging == true ? 10 : 5"
    texts[f"{IN}/field.high"] = "strategic_emerging == false ? 5 : 10"
    return texts


def srdi_points() -> Texts:
    """Indicators of srdi-2022 alone."""
    low = climb(lambda bound: f"$.mean_above >= {bound} * $.mean_below", MEAN_GROWTH)
    texts = {
        f"{S}/mean-growth.low": low,
        f"{S}/mean-growth.high": f"$.mean_open ? 10 : {own(f'{S}/mean-growth.low')}",
    }
    texts.update(_fact_points(f"{S}/niche-years", "niche_years", NICHE_YEARS, "$.old0"))
    texts.update(_fact_points(f"{S}/digital-level", "digital_level", DIGITAL))
    for end, sign in (("low", "== true"), ("high", "!= false")):
        others = ("six_basics", "time_honoured_brand", "supplies_chain_leader")
        other = " or ".join(f"{fact} {sign}" for fact in others)
        texts[f"{S}/field.{end}"] = f"key_link_results {sign} ? 5 : (({other}) ? 3 : 0)"
        standards = f"(standards_participated ?? {int(end == 'high')}) >= 1"
        signs = [f"(({one}) ? 1 : 0)" for one in (*(f"{fact} {sign}" for fact in QUALITY), standards)]
        texts[f"quality_{end}"] = " + ".join(signs)
        texts[f"{S}/quality.{end}"] = f"min([5, 3 * $.quality_{end}])"
        texts[f"{S}/provincial-features.{end}"] = (
            f"provincial_feature_score ?? {FEATURES_MAX * (end == 'high')}"
        )
    texts.update(_fact_points("amount", "rd_expense", RD_AMOUNT, "$.old0"))
    texts.update(_ratio_points("share", "rd", RD_SHARE, ">="))
    for end in ("low", "high"):
        texts[f"{S}/rd-input.{end}"] = highest(f"amount.{end}", f"share.{end}")
    level = "rd_institution_level"
    for end, otherwise in (("low", "0"), ("high", f"{level} == null ? 10 : 0")):
        named = [(f'{level} == "{INSTITUTIONS[int(place)]}"', worth) for place, worth in INSTITUTION]
        texts[f"{S}/rd-institution.{end}"] = (
            " : ".join(f"{test} ? {worth}" for test, worth in named) + f" : ({otherwise})"
        )
    return texts
