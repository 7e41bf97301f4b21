"""Rival (d): the three standards by hand in Polars expressions, as fast as we could make them."""

from collections.abc import Mapping
from functools import reduce

import polars as pl

from benchmarks import polars_mean_growth
from benchmarks.facts import ON
from benchmarks.polars_figures import (
    HALF_FEN,
    equity,
    gate,
    raised,
    reached,
    years_and_ratios,
)
from benchmarks.polars_points import shared_points, srdi_points
from benchmarks.polars_sheet import (
    Sheet,
    at_least,
    at_most,
    byte,
    chain,
    code,
    either,
)
from benchmarks.rules import (
    GROUPS,
    LINES,
    LITTLE_GIANT,
    MANUAL,
    MEAN_GROWTH_5,
    MET,
    OUTPUTS,
    SRDI_GROUPS,
    UNKNOWN,
    UNMET,
    WAN,
    YI,
)

col = pl.col
IN, S, L = "innovative-2022", "srdi-2022", "little-giant-2022"


def build() -> list[list[pl.Expr]]:
    """All expressions in stages."""
    sheet = Sheet()
    years_and_ratios(sheet)
    equity(sheet)
    shared_points(sheet)
    srdi_points(sheet)
    gate(sheet)
    _innovative(sheet)
    _srdi(sheet)
    _little_giant(sheet)
    return sheet.stages()


def run(frame: pl.DataFrame, stages: list[list[pl.Expr]]) -> pl.DataFrame:
    """Judge a frame in memory."""
    plan = frame.with_columns(polars_mean_growth.decided(frame)).lazy()
    for stage in stages:
        plan = plan.with_columns(stage)
    return plan.select(OUTPUTS).collect(optimizations=pl.QueryOptFlags.none())


def _line(low: pl.Expr, high: pl.Expr, line: int) -> pl.Expr:
    """Code of a score line on an interval."""
    return chain([(low >= byte(line), MET), (high >= byte(line), UNKNOWN)])


def _total(sheet: Sheet, standard: str, groups: Mapping[str, tuple[str, ...]], end: str) -> None:
    """Sums of groups and of all."""
    for group, members in groups.items():
        sheet.put(f"{group}.{end}", reduce(pl.Expr.__add__, (col(f"{one}.{end}") for one in members)))
    sheet.put(f"{standard}/score.{end}", reduce(pl.Expr.__add__, (col(f"{group}.{end}") for group in groups)))


def _innovative(sheet: Sheet) -> None:
    """创新型: four score lines, or one of four direct routes."""
    for end in ("low", "high"):
        _total(sheet, IN, GROUPS, end)
    for name, line in LINES.items():
        source = f"{IN}/score" if name == "total" else f"{IN}/score.{name}"
        sheet.put(f"{IN}/score-{name}", _line(col(f"{source}.low"), col(f"{source}.high"), line))
    sheet.put(f"{IN}/score-route", pl.min_horizontal(*(f"{IN}/score-{name}" for name in LINES)))
    award = (col("national_science_award_rank") >= 1) | (col("provincial_science_award_rank") >= 1)
    sheet.put(f"{IN}/direct-award", code(sheet.put("award", award)))
    high_tech = sheet.put("high-tech", (col("high_tech_until") >= ON).fill_null(value=False))
    title = sheet.put("title", high_tech | col("tech_innovation_demo") | col("ip_demo"))
    sheet.put(f"{IN}/direct-title", code(title))
    sheet.put(f"{IN}/direct-institution", code(sheet.put("provincial", col("institution") >= byte(3))))
    sheet.put(f"{IN}/direct-equity", raised(3, 500))
    routes = ("score-route", "direct-award", "direct-title", "direct-institution", "direct-equity")
    sheet.put(f"{IN}/announce", pl.max_horizontal(*(f"{IN}/{name}" for name in routes)))
    sheet.put(f"{IN}/verdict", pl.min_horizontal("gate", f"{IN}/announce"))


def _top(rank: str, last: int) -> pl.Expr:
    """1 ≤ rank ≤ last; 0 is no rank."""
    return (col(rank) >= 1) & (col(rank) <= last)


def _srdi(sheet: Sheet) -> None:
    """专精特新: years, R&D, revenue or equity, and the score or a direct route."""
    for end in ("low", "high"):
        _total(sheet, S, SRDI_GROUPS, end)
    sheet.put(f"{S}/niche-years", code(sheet.put("niche2", col("niche") >= 2)))
    amount = sheet.put("rd100", (col("rd_expense") >= 100 * WAN) & col("old0"))
    share = reached(sheet, "rd", 0.03)
    sheet.put(f"{S}/rd-amount", code(amount))
    sheet.put(f"{S}/rd-ratio", code(share))
    sheet.put(f"{S}/rd", code(sheet.put("rd.both", amount & share)))
    sheet.put(f"{S}/revenue", code(sheet.put("revenue1000", (col("revenue") >= 1000 * WAN) & col("old0"))))
    sheet.put(f"{S}/equity", raised(2, 2000))
    sheet.put(f"{S}/revenue-or-equity", pl.max_horizontal(f"{S}/revenue", f"{S}/equity"))
    low, high = col(f"{S}/score.low"), col(f"{S}/score.high")
    # Open through human judgement alone is manual: nothing but the field is open, and by no fact.
    missing = sheet.put(
        "score.missing", (high - low > col(f"{S}/field.high") - col(f"{S}/field.low")) | col("field.unknown")
    )
    open_ = chain([(missing, UNKNOWN)], MANUAL)
    reachable = pl.when(high >= byte(60)).then(open_).otherwise(byte(UNMET))
    sheet.put(f"{S}/score-line", pl.when(low >= byte(60)).then(byte(MET)).otherwise(reachable))
    award = _top("provincial_science_award_rank", 3) | _top("national_science_award_rank", 5)
    sheet.put(f"{S}/direct-award", code(sheet.put("award-top", award)))
    both = col("rd_expense") + col("rd_expense[-1]") >= 2000 * WAN - HALF_FEN
    # One year that is enough alone decides though the other is missing.
    alone = (col("rd_expense") >= 2000 * WAN) | (col("rd_expense[-1]") >= 2000 * WAN)
    sheet.put(f"{S}/direct-rd", code(sheet.put("rd2000", (both | alone) & col("old1"))))
    sheet.put(f"{S}/direct-equity", raised(2, 6000))
    sheet.put(f"{S}/direct-maker", code(sheet.put("maker500", _top("maker_china_rank", 500))))
    routes = ("direct-award", "direct-rd", "direct-equity", "direct-maker")
    direct = sheet.put("direct", pl.max_horizontal(*(f"{S}/{name}" for name in routes)))
    sheet.put(f"{S}/score-or-direct", either(col(f"{S}/score-line"), direct))
    conditions = ("niche-years", "rd", "revenue-or-equity", "score-or-direct")
    sheet.put(f"{S}/verdict", pl.min_horizontal("gate", *(f"{S}/{name}" for name in conditions)))


def _little_giant(sheet: Sheet) -> None:
    """小巨人: the eleven conditions that must all hold."""
    sheet.put(f"{L}/niche-years", code(sheet.put("niche3", col("niche") >= 3)))
    sheet.put(f"{L}/main-share", code(reached(sheet, "main", 0.7)))
    grown = (col("mean-growth") >= at_least(MEAN_GROWTH_5)) & col("mean-growth.defined")
    sheet.put(f"{L}/growth", chain([(grown, MET), (col("mean-growth.open"), UNKNOWN)]))
    for name in ("information_system", "management_certificate", "product_certificate", "own_brand"):
        sheet.put(f"{L}/{name.replace('_', '-')}", code(col(name)))
    certificates = pl.max_horizontal(f"{L}/management-certificate", f"{L}/product-certificate")
    sheet.put(f"{L}/certificate", certificates)
    sheet.put(f"{L}/debt-ratio", code(sheet.put("debt70", (col("debt") <= at_most(0.7)) & col("debt.known"))))
    share = (col("market_share_national") >= 0.1) & col("old0")
    sheet.put(f"{L}/market-share", code(sheet.put("share10", share)))
    _research(sheet)
    sheet.put(f"{L}/rd-institution", code(sheet.put("any-institution", col("institution") >= byte(1))))
    sheet.put(f"{L}/class1-ip", code(sheet.put("class1_ip>=2", col("class1_ip") >= 2)))
    general = pl.min_horizontal(f"{L}/rd-by-revenue", f"{L}/rd-institution", f"{L}/class1-ip")
    sheet.put(f"{L}/innovation-general", general)
    sheet.put(f"{L}/innovation-award", code(sheet.put("award3", _top("national_science_award_rank", 3))))
    sheet.put(f"{L}/innovation-maker", code(sheet.put("maker50", _top("maker_china_rank", 50))))
    routes = ("innovation-general", "innovation-award", "innovation-maker")
    sheet.put(f"{L}/innovation", pl.max_horizontal(*(f"{L}/{name}" for name in routes)))
    sheet.put(f"{L}/key-link", code(col("key_link"), unknown=MANUAL))
    sheet.put(f"{L}/six-basics", code(col("six_basics"), unknown=MANUAL))
    sheet.put(f"{L}/strategic-emerging", code(col("strategic_emerging")))
    sheet.put(f"{L}/field", either(col(f"{L}/six-basics"), col(f"{L}/strategic-emerging")))
    sheet.put(f"{L}/verdict", pl.min_horizontal("gate", *(f"{L}/{name}" for name in LITTLE_GIANT)))


def _research(sheet: Sheet) -> None:
    """What is asked of R&D depends on last year's revenue; without it all bands must agree."""
    for name, bound in (("rd-large", 0.03), ("rd-middle", 0.06)):
        years = sheet.put(f"{name}?", reached(sheet, "rd", bound) & reached(sheet, "rd-1", bound))
        sheet.put(f"{L}/{name}", code(years))
    sheet.put(f"{L}/rd-small-equity", raised(2, 8000))
    amount = sheet.put("rd3000", (col("rd_expense") >= 3000 * WAN) & col("old0"))
    sheet.put(f"{L}/rd-small-amount", code(amount))
    sheet.put(f"{L}/rd-small-staff", code(reached(sheet, "staff", 0.5)))
    parts = (f"{L}/rd-small-{part}" for part in ("equity", "amount", "staff"))
    small = sheet.put(f"{L}/rd-small", pl.min_horizontal(*parts))
    large, middle = col(f"{L}/rd-large"), col(f"{L}/rd-middle")
    revenue = sheet.put("band.revenue", pl.when(col("old0")).then(col("revenue")).otherwise(0.0))
    unknown = chain([((large | middle | small) == byte(UNMET), UNMET)], UNKNOWN)
    known = pl.when(revenue >= YI).then(large).when(revenue >= 5000 * WAN).then(middle)
    sheet.put(f"{L}/rd-by-revenue", known.when(revenue.is_null()).then(unknown).otherwise(small))
