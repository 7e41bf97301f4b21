"""Points of both scored standards in Polars expressions."""

from functools import reduce

import polars as pl

from benchmarks.polars_figures import steps
from benchmarks.polars_sheet import Sheet, at_least, at_most, byte, chain
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
)

col = pl.col
IN, S = "innovative-2022", "srdi-2022"


def shared_points(sheet: Sheet) -> None:
    """Indicators of both standards that follow one pattern."""
    for name, (ratio, tiers) in AT_LEAST.items():
        sheet.points(name, steps(sheet, ratio, tiers), col(f"{ratio}.open"), tiers[0][1])
    for name, (ratio, tiers) in AT_MOST.items():
        falling = chain((sheet.put(f"{ratio}<={t}", col(ratio) <= at_most(t)), worth) for t, worth in tiers)
        low = pl.when(col(f"{ratio}.known")).then(falling).otherwise(byte(0))
        sheet.points(name, low, col(f"{ratio}.open"), tiers[0][1])
    held = [sheet.put(f"{fact}>=1", col(fact) >= 1) for fact in RIGHTS]
    may_be = [sheet.put(f"{fact}>=1?", col(f"{fact}>=1").fill_null(value=True)) for fact in RIGHTS]
    for name, worths in RIGHTS_POINTS.items():
        sheet.put(f"{name}.low", chain(zip(held, worths, strict=True)))
        sheet.put(f"{name}.high", chain(zip(may_be, worths, strict=True)))
    emerging = col("strategic_emerging")
    sheet.put(f"{IN}/field.low", chain([(emerging, 10)], 5))
    sheet.put(f"{IN}/field.high", chain([(emerging.fill_null(value=True), 10)], 5))


def srdi_points(sheet: Sheet) -> None:
    """Indicators of srdi-2022 alone."""
    climbed = chain((col("mean-growth") >= at_least(bound), worth) for bound, worth in MEAN_GROWTH)
    low = pl.when(col("mean-growth.defined")).then(climbed).otherwise(byte(0))
    sheet.points(f"{S}/mean-growth", low, col("mean-growth.open"), MEAN_GROWTH[0][1])
    years = sheet.put("niche", pl.when(col("old0")).then(col("niche_years")).otherwise(0))
    sheet.ladder(f"{S}/niche-years", years, NICHE_YEARS)
    _field_points(sheet)
    sheet.ladder(f"{S}/digital-level", col("digital_level"), DIGITAL)
    standards = sheet.put("standards", col("standards_participated") >= 1)
    signs = [*(col(name) for name in QUALITY), standards]
    sure = sheet.put("quality.sure", reduce(pl.Expr.__add__, (chain([(sign, 1)]) for sign in signs)))
    perhaps = reduce(pl.Expr.__add__, (chain([(sign.is_null(), 1)]) for sign in signs))
    most = sheet.put("quality.most", sure + perhaps)
    for end, count in (("low", sure), ("high", most)):
        sheet.put(f"{S}/quality.{end}", chain([(count >= byte(2), 5), (count >= byte(1), 3)]))
    given = sheet.put("features", col("provincial_feature_score").cast(pl.UInt8))
    sheet.put(f"{S}/provincial-features.low", given.fill_null(0))
    sheet.put(f"{S}/provincial-features.high", given.fill_null(FEATURES_MAX))
    amount = chain((col("rd_expense") >= bound, worth) for bound, worth in RD_AMOUNT)
    amount = sheet.put("rd-amount.points", pl.when(col("old0")).then(amount).otherwise(byte(0)))
    share = sheet.put("rd-share.points", steps(sheet, "rd", RD_SHARE))
    open_ = sheet.put("rd-input.open", col("old0") & (col("rd.open") | col("rd_expense").is_null()))
    sheet.points(f"{S}/rd-input", pl.max_horizontal(amount, share), open_, RD_SHARE[0][1])
    level = sheet.put("institution", col("rd_institution_level").to_physical())
    sheet.ladder(f"{S}/rd-institution", level, INSTITUTION)


def _field_points(sheet: Sheet) -> None:
    """Field: chain link with results, else six basics, old brand or supplier; partly judged by people."""
    results = col("key_link_results")
    other = sheet.put("field3", col("six_basics") | col("time_honoured_brand") | col("supplies_chain_leader"))
    sheet.put(f"{S}/field.low", chain([(results, 5), (other, 3)]))
    may_be = (results.fill_null(value=True), other.fill_null(value=True))
    sheet.put(f"{S}/field.high", chain(zip(may_be, (5, 3), strict=True)))
    facts_missing = col("time_honoured_brand").is_null() | col("supplies_chain_leader").is_null()
    decided = results.fill_null(value=False)
    sheet.put("field.unknown", other.is_null() & facts_missing & ~decided)
