"""Firms as pandas holds them, and the few idioms of the pandas rival."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.facts import CHOICES, COUNTS, DATES, FACTS, FLAGS
from benchmarks.rules import MET, OUTPUTS, UNKNOWN

Series = Any
"""A pandas Series of a nullable type."""
Mask = Any
"""A NumPy array of bool, one a firm."""
Bytes = Any
"""A NumPy array of uint8, one a firm."""


def prepare(firms: pl.DataFrame) -> pd.DataFrame:
    """Numbers as Float64 and Int32, yes/no as boolean, choices as codes: all with pandas' own masks."""
    return pd.DataFrame({name: _column(name, firms[name]) for name in FACTS})


def outputs(result: dict[str, Bytes]) -> pl.DataFrame:
    """The result as the check compares it."""
    return pl.DataFrame({name: result[name] for name in OUTPUTS})


def _column(name: str, series: pl.Series) -> Series:
    missing = series.is_null().to_numpy().copy()
    if name in DATES:
        return pd.Series(series.to_numpy().astype("datetime64[s]"))
    if name in FLAGS:
        return pd.Series(pd.arrays.BooleanArray(series.fill_null(value=False).to_numpy().copy(), missing))
    whole = name in COUNTS or name in CHOICES
    plain = series.to_physical() if name in CHOICES else series
    array = pd.arrays.IntegerArray if whole else pd.arrays.FloatingArray
    return pd.Series(array(plain.fill_null(0).to_numpy().copy(), missing))


def sure(condition: Series) -> Mask:
    """Where a nullable Boolean is true."""
    return condition.to_numpy(dtype=bool, na_value=False)


def still_open(condition: Series) -> Mask:
    """Where a nullable Boolean is null."""
    return condition.isna().to_numpy()


def pick(mask: Mask, worth: int) -> Bytes:
    """`worth` where the mask is true, else 0."""
    return mask * np.uint8(worth)


def two_codes(met: Mask, unknown: Mask) -> Bytes:
    """Met, else unknown, else unmet."""
    return np.where(met, np.uint8(MET), pick(unknown, UNKNOWN))


def code(condition: Series, unknown: int = UNKNOWN) -> Bytes:
    """The code of a nullable Boolean."""
    return pick(sure(condition), MET) + pick(still_open(condition), unknown)


def climb(masks: Iterable[tuple[Mask, int]]) -> Bytes:
    """Points of the first mask that is true; masks from most points to fewest."""
    steps = tuple(masks)
    total: Bytes = pick(steps[-1][0], steps[-1][1])
    for mask, worth in reversed(steps[:-1]):
        total = np.where(mask, np.uint8(worth), total)
    return total
