"""Rival (c): the three standards in pandas; nullable types give three-valued logic, NumPy the points."""

from collections.abc import Mapping
from functools import reduce
from operator import add

import numpy as np
import pandas as pd

from benchmarks.facts import INSTITUTIONS, ON
from benchmarks.pandas_frame import Bytes, Series, climb, code, pick, still_open, sure, two_codes
from benchmarks.pandas_known import HALF_FEN, Known
from benchmarks.polars_sheet import at_least, at_most
from benchmarks.rules import (
    AT_LEAST,
    AT_MOST,
    DIGITAL,
    FEATURES_MAX,
    GROUPS,
    INSTITUTION,
    LINES,
    LITTLE_GIANT,
    MANUAL,
    MEAN_GROWTH,
    MEAN_GROWTH_5,
    MET,
    NICHE_YEARS,
    QUALITY,
    RD_AMOUNT,
    RD_SHARE,
    RIGHTS,
    RIGHTS_POINTS,
    SRDI_GROUPS,
    UNKNOWN,
    UNMET,
    WAN,
    YI,
)

IN, S, L = "innovative-2022", "srdi-2022", "little-giant-2022"
BEST, BASE = np.uint8(10), np.uint8(5)


def run(firms: pd.DataFrame) -> dict[str, Bytes]:
    """Judge all firms; one byte a firm and output."""
    known = Known(firms)
    _shared_points(known)
    _innovative(known)
    _field_points(known)
    _srdi_points(known)
    _srdi(known)
    _little_giant(known)
    return known.out


def _shared_points(known: Known) -> None:
    """Indicators of both standards that follow one pattern, and the field of innovative-2022."""
    for name, (ratio, tiers) in AT_LEAST.items():
        known.by_ratio(name, ratio, tiers)
    for name, (ratio, tiers) in AT_MOST.items():
        known.by_ratio(name, ratio, tiers, falling=True)
    held = [known.firms[fact] >= 1 for fact in RIGHTS]
    for name, worths in RIGHTS_POINTS.items():
        _choice(known, name, list(zip(held, worths, strict=True)))
    emerging = known.firms["strategic_emerging"]
    known.out[f"{IN}/field.low"] = np.where(sure(emerging), BEST, BASE)
    known.out[f"{IN}/field.high"] = np.where(sure(emerging.fillna(value=True)), BEST, BASE)


def _choice(known: Known, name: str, tiers: list[tuple[Series, int]]) -> None:
    """Points of the best nullable Boolean that holds, and of the best that may hold."""
    known.out[f"{name}.low"] = climb((sure(one), worth) for one, worth in tiers)
    known.out[f"{name}.high"] = climb((sure(one.fillna(value=True)), worth) for one, worth in tiers)


def _totals(known: Known, standard: str, groups: Mapping[str, tuple[str, ...]]) -> None:
    """Sums of groups and of all."""
    for end in ("low", "high"):
        for group, members in groups.items():
            known.out[f"{group}.{end}"] = reduce(add, (known.out[f"{one}.{end}"] for one in members))
        known.out[f"{standard}/score.{end}"] = reduce(add, (known.out[f"{group}.{end}"] for group in groups))


def _innovative(known: Known) -> None:
    """创新型: four score lines, or one of four direct routes."""
    firms, out = known.firms, known.out
    _totals(known, IN, GROUPS)
    for name, line in LINES.items():
        source = f"{IN}/score" if name == "total" else f"{IN}/score.{name}"
        out[f"{IN}/score-{name}"] = two_codes(out[f"{source}.low"] >= line, out[f"{source}.high"] >= line)
    out[f"{IN}/score-route"] = reduce(np.minimum, (out[f"{IN}/score-{name}"] for name in LINES))
    ranks = (firms["national_science_award_rank"] >= 1, firms["provincial_science_award_rank"] >= 1)
    out[f"{IN}/direct-award"] = code(ranks[0] | ranks[1])
    high_tech = (firms["high_tech_until"] >= pd.Timestamp(ON)).to_numpy()
    out[f"{IN}/direct-title"] = code(firms["tech_innovation_demo"] | firms["ip_demo"] | high_tech)
    provincial = firms["rd_institution_level"] >= INSTITUTIONS.index("province")
    out[f"{IN}/direct-institution"] = code(provincial)
    out[f"{IN}/direct-equity"] = known.raised_at_least(3, 500)
    routes = ("score-route", "direct-award", "direct-title", "direct-institution", "direct-equity")
    out[f"{IN}/announce"] = reduce(np.maximum, (out[f"{IN}/{name}"] for name in routes))
    out[f"{IN}/verdict"] = np.minimum(known.gate, out[f"{IN}/announce"])


def _field_points(known: Known) -> None:
    """Field of srdi-2022: partly judged by people."""
    firms = known.firms
    facts = firms["time_honoured_brand"], firms["supplies_chain_leader"]
    other = firms["six_basics"] | facts[0] | facts[1]
    results = firms["key_link_results"]
    _choice(known, f"{S}/field", [(results, 5), (other, 3)])
    missing = still_open(facts[0]) | still_open(facts[1])
    known.field_unknown = still_open(other) & missing & ~sure(results)


def _srdi_points(known: Known) -> None:
    """Other indicators of srdi-2022."""
    firms, out = known.firms, known.out
    low = climb((known.growth >= at_least(bound), worth) for bound, worth in MEAN_GROWTH) * known.growth_known
    known.points(f"{S}/mean-growth", low, known.growth_open, MEAN_GROWTH[0][1])
    known.by_fact(f"{S}/niche-years", known.niche, NICHE_YEARS)
    known.by_fact(f"{S}/digital-level", firms["digital_level"], DIGITAL)
    signs = [*(firms[name] for name in QUALITY), firms["standards_participated"] >= 1]
    count = reduce(add, (pick(sure(one), 1) for one in signs))
    most = count + reduce(add, (pick(still_open(one), 1) for one in signs))
    for end, number in (("low", count), ("high", most)):
        out[f"{S}/quality.{end}"] = climb([(number >= 2, 5), (number >= 1, 3)])
    given = firms["provincial_feature_score"]
    for end, value in (("low", 0.0), ("high", float(FEATURES_MAX))):
        out[f"{S}/provincial-features.{end}"] = given.to_numpy(dtype=float, na_value=value).astype(np.uint8)
    spent = firms["rd_expense"].to_numpy(dtype=float, na_value=-1.0)
    amount = climb((spent >= bound, worth) for bound, worth in RD_AMOUNT)
    known.by_ratio("rd-share", "rd", RD_SHARE)
    best = np.maximum(amount * known.old[0], out.pop("rd-share.low"))
    del out["rd-share.high"]
    unknown = (still_open(known.known["rd"]) | still_open(firms["rd_expense"])) & known.old[0]
    known.points(f"{S}/rd-input", best, unknown, RD_SHARE[0][1])
    known.by_fact(f"{S}/rd-institution", firms["rd_institution_level"], INSTITUTION)


def _top(rank: Series, last: int) -> Series:
    """1 ≤ rank ≤ last; 0 is no rank."""
    return (rank >= 1) & (rank <= last)


def _srdi(known: Known) -> None:
    """专精特新: years, R&D, revenue or equity, and the score or a direct route."""
    firms, out, old = known.firms, known.out, known.old
    out[f"{S}/niche-years"] = code(known.niche >= 2)
    amount, share = (firms["rd_expense"] >= 100 * WAN) & old[0], known.reached("rd", 0.03)
    out[f"{S}/rd-amount"], out[f"{S}/rd-ratio"] = code(amount), code(share)
    out[f"{S}/rd"] = np.minimum(out[f"{S}/rd-amount"], out[f"{S}/rd-ratio"])
    out[f"{S}/revenue"] = code((firms["revenue"] >= 1000 * WAN) & old[0])
    out[f"{S}/equity"] = known.raised_at_least(2, 2000)
    out[f"{S}/revenue-or-equity"] = np.maximum(out[f"{S}/revenue"], out[f"{S}/equity"])
    _score_line(known)
    award = _top(firms["provincial_science_award_rank"], 3) | _top(firms["national_science_award_rank"], 5)
    out[f"{S}/direct-award"] = code(award)
    last, before = firms["rd_expense"], firms["rd_expense[-1]"]
    both = last + before >= 2000 * WAN - HALF_FEN
    out[f"{S}/direct-rd"] = code((both | (last >= 2000 * WAN) | (before >= 2000 * WAN)) & old[1])
    out[f"{S}/direct-equity"] = known.raised_at_least(2, 6000)
    out[f"{S}/direct-maker"] = code(_top(firms["maker_china_rank"], 500))
    routes = ("direct-award", "direct-rd", "direct-equity", "direct-maker")
    direct = reduce(np.maximum, (out[f"{S}/{name}"] for name in routes))
    out[f"{S}/score-or-direct"] = either(out[f"{S}/score-line"], direct)
    conditions = ("niche-years", "rd", "revenue-or-equity", "score-or-direct")
    out[f"{S}/verdict"] = reduce(np.minimum, (out[f"{S}/{name}"] for name in conditions), known.gate)


def either(judged: Bytes, other: Bytes) -> Bytes:
    """OR of a code that may be manual and one that never is: an unknown beside it outweighs the manual."""
    highest = np.maximum(judged, other)
    return np.where((judged == MANUAL) & (other == UNKNOWN), np.uint8(UNKNOWN), highest)


def _score_line(known: Known) -> None:
    """Total of srdi-2022 and its line; open through human judgement alone is manual."""
    out = known.out
    _totals(known, S, SRDI_GROUPS)
    low, high = out[f"{S}/score.low"], out[f"{S}/score.high"]
    missing = (high - low > out[f"{S}/field.high"] - out[f"{S}/field.low"]) | known.field_unknown
    still = np.where(missing, np.uint8(UNKNOWN), np.uint8(MANUAL)) * (high >= LINES["total"])
    out[f"{S}/score-line"] = np.where(low >= LINES["total"], np.uint8(MET), still)


def _little_giant(known: Known) -> None:
    """小巨人: the eleven conditions that must all hold."""
    firms, out = known.firms, known.out
    out[f"{L}/niche-years"] = code(known.niche >= 3)
    out[f"{L}/main-share"] = code(known.reached("main", 0.7))
    grown = (known.growth >= at_least(MEAN_GROWTH_5)) & known.growth_known
    out[f"{L}/growth"] = two_codes(grown, known.growth_open)
    for name in ("information_system", "management_certificate", "product_certificate", "own_brand"):
        out[f"{L}/{name.replace('_', '-')}"] = code(firms[name])
    certificates = out[f"{L}/management-certificate"], out[f"{L}/product-certificate"]
    out[f"{L}/certificate"] = np.maximum(*certificates)
    out[f"{L}/debt-ratio"] = code((known.ratio["debt"] <= at_most(0.7)) & known.known["debt"])
    out[f"{L}/market-share"] = code((firms["market_share_national"] >= 0.1) & known.old[0])
    out[f"{L}/rd-by-revenue"] = _research(known)
    out[f"{L}/rd-institution"] = code(firms["rd_institution_level"] >= 1)
    out[f"{L}/class1-ip"] = code(firms["class1_ip"] >= 2)
    general = (out[f"{L}/{name}"] for name in ("rd-by-revenue", "rd-institution", "class1-ip"))
    out[f"{L}/innovation-general"] = reduce(np.minimum, general)
    out[f"{L}/innovation-award"] = code(_top(firms["national_science_award_rank"], 3))
    out[f"{L}/innovation-maker"] = code(_top(firms["maker_china_rank"], 50))
    routes = ("innovation-general", "innovation-award", "innovation-maker")
    out[f"{L}/innovation"] = reduce(np.maximum, (out[f"{L}/{name}"] for name in routes))
    out[f"{L}/key-link"] = code(firms["key_link"], MANUAL)
    out[f"{L}/six-basics"] = code(firms["six_basics"], MANUAL)
    out[f"{L}/strategic-emerging"] = code(firms["strategic_emerging"])
    out[f"{L}/field"] = either(out[f"{L}/six-basics"], out[f"{L}/strategic-emerging"])
    out[f"{L}/verdict"] = reduce(np.minimum, (out[f"{L}/{name}"] for name in LITTLE_GIANT), known.gate)


def _research(known: Known) -> Bytes:
    """What is asked of R&D depends on last year's revenue; without it all bands must agree."""
    large = code(known.reached("rd", 0.03) & known.reached("rd-1", 0.03))
    middle = code(known.reached("rd", 0.06) & known.reached("rd-1", 0.06))
    out = known.out
    out[f"{L}/rd-large"], out[f"{L}/rd-middle"] = large, middle
    out[f"{L}/rd-small-equity"] = known.raised_at_least(2, 8000)
    out[f"{L}/rd-small-amount"] = code((known.firms["rd_expense"] >= 3000 * WAN) & known.old[0])
    out[f"{L}/rd-small-staff"] = code(known.reached("staff", 0.5))
    parts = (out[f"{L}/rd-small-{part}"] for part in ("equity", "amount", "staff"))
    small = out[f"{L}/rd-small"] = reduce(np.minimum, parts)
    agreed = np.maximum(np.maximum(large, middle), small) == UNMET
    revenue = known.firms["revenue"].to_numpy(dtype=float, na_value=np.nan)
    chosen = np.where(revenue >= YI, large, np.where(revenue >= 5000 * WAN, middle, small))
    without = np.where(agreed, np.uint8(UNMET), np.uint8(UNKNOWN))
    return np.where(known.old[0], np.where(np.isnan(revenue), without, chosen), small)
