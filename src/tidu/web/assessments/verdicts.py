"""From the columns of a screening to one short line a firm and standard. Pure: frames in, frames out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.values import Verdict
from tidu.web.assessments.documents import FIRM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName

SEED = 2026
HASH = "fact_hash"


def fact_hashes(frame: pl.DataFrame) -> pl.Series:
    """Return a number for each row of facts: equal facts, equal numbers (within one version of Polars)."""
    facts = frame.drop(FIRM, "name", strict=False)
    return facts.hash_rows(seed=SEED).alias(HASH)


def lines_of(judged: pl.DataFrame, standard: Standard, case: CaseName) -> pl.DataFrame:
    """Return a line a firm: verdict, score interval, how many conditions are unmet and open, and how far it is.

    Args:
        judged: the fact frame and beside it the columns of `ColumnarProgram.run` with gaps.
        standard: one of the standards that were run.
        case: the case they were run for.

    Returns:
        Columns ``firm``, ``verdict``, ``score_low``, ``score_high``, ``unmet``, ``open``, ``distance``.
    """
    names = [f"{standard.id}/{one.id}" for one in standard.program(case).applicable]
    unmet = [pl.col(name) == int(Verdict.unmet) for name in names]
    waiting = [pl.col(name).is_in([int(Verdict.unknown), int(Verdict.manual)]) for name in names]
    far = [
        pl.when(is_unmet).then(_distance(judged.schema, name, standard.id)).otherwise(0.0)
        for is_unmet, name in zip(unmet, names, strict=True)
    ]
    return judged.select(
        pl.col(FIRM),
        pl.col(standard.id).cast(pl.Int16).alias("verdict"),
        _points(judged, f"{standard.id}/score.low").alias("score_low"),
        _points(judged, f"{standard.id}/score.high").alias("score_high"),
        pl.sum_horizontal(unmet).cast(pl.Int16).alias("unmet"),
        pl.sum_horizontal(waiting).cast(pl.Int16).alias("open"),
        pl.sum_horizontal(far).round(6).alias("distance"),
    )


def tally(answer: pl.DataFrame, standard: Standard) -> dict[str, int]:
    """Return how many firms had each verdict, by its name; for a classification, each size."""
    found = answer[standard.id].value_counts()
    counts = dict(zip(found[standard.id].to_list(), found["count"].to_list(), strict=True))
    if standard.classifies:
        return {str(size): count for size, count in counts.items()}
    return {Verdict(code).name: count for code, count in counts.items()}


def _points(judged: pl.DataFrame, name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64) if name in judged.columns else pl.lit(None, dtype=pl.Float64)


def _distance(columns: Mapping[str, pl.DataType], name: str, standard: str) -> pl.Expr:
    """How far an unmet condition is: what its fact lacks, as a part of what the fact must reach.

    62.8万 of 100万 is 0.372, three patents of four are 0.25; falling figures by the same rule. A whole step where
    no figure tells.
    """
    gap, fact = f"{name}.gap", f"{name}.gap_fact"
    kind = columns.get(fact)
    if not isinstance(kind, pl.Enum):
        return pl.lit(1.0)
    figures = [
        pl.when(pl.col(fact) == key).then(pl.col(_held(key, columns, standard)).cast(pl.Float64).abs())
        for key in kind.categories
        if _held(key, columns, standard) in columns
    ]
    if not figures:
        return pl.lit(1.0)
    now = pl.coalesce(figures)
    return (pl.col(gap) / (now + pl.col(gap))).fill_nan(1.0).fill_null(1.0)


def _held(key: str, columns: Mapping[str, pl.DataType], standard: str) -> str:
    """Name of the column that holds the figure a gap is told in."""
    if key == "score":
        return f"{standard}/score.high"
    own = f"{key}@{standard}"
    return own if own in columns else key
