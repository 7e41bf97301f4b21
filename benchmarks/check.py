"""Whether all implementations give the same outputs, and the right ones by the oracle in plain fractions."""

import sys
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.facts import INDUSTRIES, NUMBERS, ON
from benchmarks.rules import OUTPUTS, STANDARDS, VERDICTS

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

CODE: Final = {"unmet": 0, "unknown": 1, "manual": 2, "met": 3}
Differences = dict[str, int]
"""Rows that differ, by output column."""


def differing(one: pl.DataFrame, other: pl.DataFrame) -> Differences:
    """Rows in which two results differ, by column; empty when they agree."""
    counts = {name: int((one[name] != other[name]).sum()) for name in OUTPUTS}
    return {name: count for name, count in counts.items() if count}


def shares_of_firms(one: pl.DataFrame, other: pl.DataFrame) -> tuple[float, float]:
    """Shares of firms of which any output differs, and of which a verdict does."""
    both = pl.concat([one.select(OUTPUTS), other.select(pl.col(OUTPUTS).name.suffix(" 2"))], how="horizontal")

    def differs(names: tuple[str, ...]) -> pl.Expr:
        return pl.any_horizontal(*(pl.col(name) != pl.col(f"{name} 2") for name in names)).mean()

    any_output, verdict = both.select(any=differs(OUTPUTS), verdict=differs(VERDICTS)).row(0)
    return float(any_output), float(verdict)


def against_oracle(firms: pl.DataFrame, result: pl.DataFrame) -> Differences:
    """Rows of `result` that the oracle decides otherwise, by output column."""
    found: Differences = {}
    for facts, row in zip(_facts(firms), result.select(OUTPUTS).iter_rows(named=True), strict=True):
        for name, low_or_code in _truth(facts).items():
            if row[name] != low_or_code:
                found[name] = found.get(name, 0) + 1
    return found


def _facts(firms: pl.DataFrame) -> Iterator[dict[str, object]]:
    """Each firm as the oracle reads it: numbers as fractions of their decimal text, its industries."""
    from tests.oracle.size_2011 import BOUNDS

    industries = dict(zip(INDUSTRIES, BOUNDS, strict=True))
    for row in firms.iter_rows(named=True):
        yield {
            name: Fraction(str(value)) if name in NUMBERS else industries.get(value, value)
            for name, value in row.items()
            if value is not None
        }


def _truth(facts: Mapping[str, object]) -> dict[str, int]:
    """What the oracle says of one firm, under our output names."""
    from tests.oracle import innovative_2022, little_giant_2022, srdi_2022

    out: dict[str, int] = {}
    judges = (innovative_2022.judge, srdi_2022.judge, little_giant_2022.judge)
    for standard, judge in zip(STANDARDS, judges, strict=True):
        said = judge(facts, ON, "new")
        out[f"{standard}/verdict"] = CODE[said.verdict]
        if said.score:
            out[f"{standard}/score.low"], out[f"{standard}/score.high"] = map(int, said.score)
        for name, (low, high) in said.indicators.items():
            out[f"{standard}/{name}.low"], out[f"{standard}/{name}.high"] = int(low), int(high)
        for name, verdict in said.conditions.items():
            ours = f"gate/{name}"
            out[ours if ours in OUTPUTS else f"{standard}/{name}"] = CODE[verdict]
    return out
