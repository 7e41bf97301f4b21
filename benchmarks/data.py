"""Made-up firms in bulk whose facts hug the bounds of the three standards of 2022.

Every ratio is drawn half from the bounds themselves, give or take one fen, and half at random; about 2 % of
each fact is missing; some firms are too young, have no assets, no revenue or a loss. Rows come in batches
of a million with a seed each, so that ten million need no more memory than one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from benchmarks.facts import CHOICES, COUNTS, DATES, FACTS, FLAGS, MONEY, POINTS, SHARES

BATCH: Final = 1_000_000
ROW_GROUP: Final = 131_072
MISSING: Final = 0.02
SEED: Final = 20_260_601

Wholes = Any
"""A NumPy array of whole numbers (int64)."""

_YUAN: Final = 100
_WAN: Final = 10_000 * _YUAN
_REVENUES: Final = np.array([500, 1000, 1500, 5000, 10_000, 30_000, 40_000]) * _WAN
_RESEARCH: Final = (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1)
_GROWTHS: Final = (1.0, 1.04, 1.05, 1.06, 1.08, 1.1, 1.15, 0.95)
_MAIN: Final = (0.5, 0.55, 0.6, 0.7, 0.8, 0.95)
_DEBT: Final = (0.5, 0.55, 0.6, 0.7, 0.75, 0.8)
_MARGIN: Final = (-0.1, 0.02, 0.04, 0.06, 0.08, 0.1)
_EQUITY: Final = np.array([500, 1000, 2000, 3000, 6000, 8000]) * _WAN
_HIGHEST: Final = {
    "class1_ip": 4, "class1_ip_self": 2, "class1_ip_high_value": 1, "class2_ip": 4, "niche_years": 12,
    "standards_participated": 2,
}  # fmt: skip
_RANKS: Final = {
    "national_science_award_rank": 6, "provincial_science_award_rank": 5, "maker_china_rank": 600,
}  # fmt: skip
_RARE: Final = frozenset({"major_incident", "dishonesty_list", "abnormal_operation"})
_COMMON: Final = frozenset(
    {"own_brand", "information_system", "quality_certificate", "management_certificate"}
)


def frame(rows: int, batch: int = 0) -> pl.DataFrame:
    """Make `rows` firms (at most `BATCH`); the same for the same `batch`."""
    rng = np.random.default_rng((SEED, batch))
    wholes = {**_money(rng, rows), **_counts(rng, rows)}
    columns: dict[str, pl.Series] = {}
    for name in MONEY:
        # A whole number of fen over 100 is the double nearest to the decimal figure.
        columns[name] = pl.Series(name, wholes[name] / _YUAN)
    for name in COUNTS:
        columns[name] = pl.Series(name, wholes[name].astype(np.int32))
    columns.update(_others(rng, rows))
    return pl.DataFrame([_with_gaps(rng, columns[name]) for name in FACTS])


def batches(rows: int) -> Iterator[pl.DataFrame]:
    """Make `rows` firms, a batch at a time."""
    for number, start in enumerate(range(0, rows, BATCH)):
        yield frame(min(BATCH, rows - start), number)


def parquet(folder: Path, rows: int) -> Path:
    """Write `rows` firms as one parquet file in row groups, unless it is there already; return its path."""
    import pyarrow.parquet as pq

    path = folder / f"firms-{rows}.parquet"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    writer = None
    for one in batches(rows):
        table = one.to_arrow()
        writer = writer or pq.ParquetWriter(unfinished, table.schema, compression="zstd")
        writer.write_table(table, row_group_size=ROW_GROUP)
    if writer is not None:
        writer.close()
        unfinished.rename(path)
    return path


def _near(rng: np.random.Generator, base: Wholes, shares: tuple[float, ...]) -> Wholes:
    """`base` times a share: half exactly at a bound or one fen beside it, half anywhere between them."""
    at_bound = rng.choice(np.array(shares), len(base))
    anywhere = rng.uniform(min(shares) * 0.8, max(shares) * 1.2, len(base))
    share = np.where(rng.random(len(base)) < 0.5, at_bound, anywhere)
    return np.rint(base * share).astype(np.int64) + _fen(rng, len(base))


def _fen(rng: np.random.Generator, rows: int) -> Wholes:
    return rng.choice(np.array([-1, 0, 0, 1]), rows)


def _before(rng: np.random.Generator, after: Wholes) -> Wholes:
    """The figure of the year before, from which `after` grew by about one of the bounds."""
    grown = rng.choice(np.array(_GROWTHS), len(after))
    anywhere = rng.uniform(0.85, 1.3, len(after))
    rate = np.where(rng.random(len(after)) < 0.5, grown, anywhere)
    return np.rint(after / rate).astype(np.int64)


def _money(rng: np.random.Generator, rows: int) -> dict[str, Wholes]:
    """All sums of money in fen."""
    spread = np.where(rng.random(rows) < 0.5, 1.0, rng.uniform(0.6, 1.5, rows))
    revenue = np.rint(rng.choice(_REVENUES, rows) * spread).astype(np.int64) + _fen(rng, rows)
    revenue[rng.random(rows) < 0.001] = 0
    # A base of whole thousands of yuan makes growth hit its bound exactly, not to the nearest fen.
    oldest = rng.integers(2_000, 200_000, rows) * 1_000 * _YUAN
    middle = _near(rng, oldest, _GROWTHS)
    main = np.where(rng.random(rows) < 0.5, _near(rng, middle, _GROWTHS), _near(rng, revenue, _MAIN))
    assets = np.rint(revenue * rng.choice(np.array([0.5, 1.0, 2.0]), rows)).astype(np.int64)
    assets[rng.random(rows) < 0.001] = 0
    earlier = _before(rng, revenue)
    out = {
        "revenue": revenue,
        "revenue[-1]": earlier,
        "main_revenue": np.maximum(main, 0),
        "main_revenue[-1]": np.where(rng.random(rows) < 0.5, middle, _before(rng, np.maximum(main, 0))),
        "main_revenue[-2]": oldest,
        "rd_expense": np.maximum(_near(rng, revenue, _RESEARCH), 0),
        "rd_expense[-1]": np.maximum(_near(rng, earlier, _RESEARCH), 0),
        "total_assets": assets,
        "total_liabilities": np.maximum(_near(rng, assets, _DEBT), 0),
        "net_profit": _near(rng, revenue, _MARGIN),
    }
    for year in ("equity_financing", "equity_financing[-1]", "equity_financing[-2]"):
        raised = rng.choice(_EQUITY, rows) + _fen(rng, rows)
        out[year] = np.where(rng.random(rows) < 0.7, 0, raised)
    return out


def _counts(rng: np.random.Generator, rows: int) -> dict[str, Wholes]:
    """Staff, rights, ranks, years and levels."""
    employees = rng.choice(np.array([0, 5, 10, 20, 100, 200, 300, 400, 1000, 1200]), rows)
    employees += np.where(rng.random(rows) < 0.5, 0, rng.integers(0, 40, rows))
    out: dict[str, Wholes] = {
        "employees": employees,
        "rd_staff": np.maximum(
            np.rint(employees * rng.choice(np.array([0.03, 0.05, 0.1, 0.2, 0.5, 0.55]), rows)).astype(
                np.int64
            )
            + rng.integers(-1, 2, rows),
            0,
        ),
        "digital_level": rng.integers(1, 5, rows),
    }
    for name, highest in _HIGHEST.items():
        out[name] = rng.integers(0, highest + 1, rows)
    for name, lowest in _RANKS.items():
        out[name] = np.where(rng.random(rows) < 0.95, 0, rng.integers(1, lowest + 1, rows))
    return out


def _others(rng: np.random.Generator, rows: int) -> dict[str, pl.Series]:
    """Shares, given points, yes/no facts, dates and choices."""
    out = {
        SHARES[0]: pl.Series(rng.choice(np.array([0.05, 0.0999, 0.1, 0.1001, 0.25]), rows)),
        POINTS[0]: pl.Series(rng.integers(0, 16, rows).astype(np.float64)),
    }
    for name in FLAGS:
        chance = 0.02 if name in _RARE else 0.85 if name in _COMMON else 0.4
        out[name] = pl.Series(rng.random(rows) < chance)
    founded = np.datetime64("2010-06-01") + rng.integers(-2000, 5900, rows)
    until = np.datetime64("2026-06-01") + rng.integers(-500, 500, rows)
    for name, days in zip(DATES, (founded, until), strict=True):
        out[name] = pl.Series(days.astype("datetime64[D]"))
    for name, choices in CHOICES.items():
        codes = pl.Series(rng.integers(0, len(choices), rows).astype(np.uint8))
        out[name] = codes.cat.to(pl.Enum(choices))
    return {name: series.alias(name) for name, series in out.items()}


def _with_gaps(rng: np.random.Generator, series: pl.Series) -> pl.Series:
    """Blank about 2 % of a column."""
    present = pl.Series(rng.random(len(series)) >= MISSING)
    return pl.select(pl.when(present).then(series)).to_series().alias(series.name)
