"""What the Polars rival works out before any standard: years, quotients, growth, equity, the gate."""

from functools import reduce
from operator import and_, or_

import polars as pl

from benchmarks import polars_mean_growth
from benchmarks.facts import INDUSTRIES, ON
from benchmarks.polars_sheet import Sheet, at_least, byte, chain, negated
from benchmarks.rules import (
    EVERY_LARGE,
    LARGE,
    MET,
    RATIOS,
    UNKNOWN,
    UNMET,
    WAN,
    Tiers,
)

col = pl.col
HALF_FEN = 0.004
"""Sums of money miss their decimal value by far less than half a fen."""


def reached(sheet: Sheet, ratio: str, bound: float) -> pl.Expr:
    """`ratio >= bound` as a nullable Boolean, undefined ones false."""
    raw = sheet.put(f"{ratio}>={bound}", col(ratio) >= at_least(bound))
    return sheet.put(f"{ratio}>={bound}?", raw & col(f"{ratio}.known"))


def steps(sheet: Sheet, ratio: str, tiers: Tiers) -> pl.Expr:
    """Points by lower bounds on a quotient; none where it is undefined or still open."""
    masks = [(sheet.put(f"{ratio}>={t}", col(ratio) >= at_least(t)), worth) for t, worth in tiers]
    return pl.when(col(f"{ratio}.known")).then(chain(masks)).otherwise(byte(0))


def years_and_ratios(sheet: Sheet) -> None:
    """Which years lie before the establishment, and every quotient with whether it has a value."""
    for back in range(3):
        young = col("established_on") >= pl.date(ON.year - back, 1, 1)
        sheet.put(f"old{back}", ~young.fill_null(value=False))
    for name, (above, below) in RATIOS.items():
        sheet.put(name, col(above) / col(below))
        # A zero above decides every bound > 0 though the denominator is missing.
        above_known = col(above) >= 0 if name == "debt" else col(above) > 0
        old = "old1" if name in ("rd-1", "growth") else "old0"
        sheet.put(f"{name}.known", above_known & (col(below) > 0) & col(old))
        sheet.put(f"{name}.open", col(f"{name}.known").is_null())
    last, before, first = polars_mean_growth.YEARS
    defined = sheet.put("mean-growth.defined", (col(before) > 0) & (col(first) > 0) & col("old2"))
    sheet.put("mean-growth.open", defined.is_null() | (defined & col(last).is_null()))


def equity(sheet: Sheet) -> None:
    """Equity raised in two and three years: what is known so far, and whether a year is missing."""
    for back, year in enumerate(("equity_financing", "equity_financing[-1]", "equity_financing[-2]")):
        none = ~col(f"old{back}") | col(year).is_null()
        sheet.put(f"raised{back}", pl.when(none).then(0.0).otherwise(col(year)))
        sheet.put(f"raised{back}.open", col(f"old{back}") & col(year).is_null())
    two = sheet.put("equity2", col("raised0") + col("raised1"))
    sheet.put("equity3", two + col("raised2"))
    open_ = sheet.put("equity2.open", col("raised0.open") | col("raised1.open"))
    sheet.put("equity3.open", open_ | col("raised2.open"))


def raised(years: int, amount: int) -> pl.Expr:
    """Code of "at least `amount` 万元 of equity in `years` years"."""
    return chain(
        [(col(f"equity{years}") >= amount * WAN - HALF_FEN, MET), (col(f"equity{years}.open"), UNKNOWN)]
    )


def gate(sheet: Sheet) -> None:
    """Shared gate: three negatives and the size class."""
    sheet.put("gate/no-major-incident", negated("major_incident"))
    sheet.put("gate/not-dishonest", negated("dishonesty_list"))
    sheet.put("gate/normal-operation", negated("abnormal_operation"))
    industry = sheet.put("industry", col("size_industry").to_physical())
    facts = (("employees", 1), ("revenue", WAN), ("total_assets", WAN))
    alike: dict[tuple[int | None, ...], list[int]] = {}
    for number, name in enumerate(INDUSTRIES):
        alike.setdefault(LARGE[name], []).append(number)
    large = []
    for bounds, numbers in alike.items():
        parts = [reduce(or_, (industry == byte(number) for number in numbers))]
        for (fact, unit), bound in zip(facts, bounds, strict=True):
            if bound is not None:
                parts.append(sheet.put(f"{fact}>={bound}", col(fact) >= bound * unit))
        large.append(sheet.put(f"large{bounds}", reduce(and_, parts)))
    # Kleene's OR does what a missing industry asks for: false only where no industry calls the firm large.
    every = reduce(and_, (col(f) >= b * u for (f, u), b in zip(facts, EVERY_LARGE, strict=True)))
    sheet.put("large", (reduce(or_, large) | every) & col("old0"))
    sheet.put("gate/sme", chain([(col("large"), UNMET), (col("large").is_null(), UNKNOWN)], MET))
    sheet.put(
        "gate",
        pl.min_horizontal(
            "gate/no-major-incident", "gate/not-dishonest", "gate/normal-operation", "gate/sme"
        ),
    )
