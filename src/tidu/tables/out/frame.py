"""Results as a parquet table: one row a firm and standard, verdicts as codes, for analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.tables.out.files import whole_file

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    import polars as pl

    from tidu.engine.results import Result
    from tidu.tables.out.diagnosis import Chosen, Diagnosis, Judged

Row = dict[str, Any]

_BATCH = 5_000  # rows turned into a frame at a time: dicts take some twenty times the room


def write_parquet(diagnosis: Diagnosis, path: Path) -> int:
    """Judge every firm by every chosen standard and write the table.

    Returns:
        The number of rows.

    Raises:
        OSError: the file cannot be written.
    """
    import polars as pl

    frames: list[pl.DataFrame] = []
    rows: list[Row] = []
    with whole_file(path) as partial:
        for chosen in diagnosis.chosen:
            for judged in diagnosis.judged(chosen):
                rows.append(row_of(diagnosis, chosen, judged))
                if len(rows) == _BATCH:
                    frames.append(pl.DataFrame(rows, schema=schema()))
                    rows = []
        table = pl.concat([*frames, pl.DataFrame(rows, schema=schema())])
        table.write_parquet(partial)
    return table.height


def schema() -> dict[str, Any]:
    """Return the columns: money in yuan, shares as fractions, ids and codes as in the packs."""
    import polars as pl

    condition = pl.Struct({"id": pl.String, "verdict": pl.String})
    # A fen, a basis point and a hundredth of a point all fit six decimals.
    gap = pl.Struct(
        {
            "condition": pl.String,
            "fact": pl.String,
            "amount": pl.Decimal(38, 6),
            "unit": pl.String,
            "direction": pl.Int8,
        }
    )
    points = pl.Struct({"id": pl.String, "low": pl.Float64, "high": pl.Float64})
    return {
        "standard": pl.String,
        "version": pl.Int32,
        "pack_hash": pl.String,
        "on": pl.Date,
        "case": pl.String,
        "row": pl.Int64,
        "uscc": pl.String,
        "name": pl.String,
        "jurisdiction": pl.String,
        "verdict": pl.String,
        "verdict_code": pl.Int8,
        "size": pl.String,
        "score_low": pl.Float64,
        "score_high": pl.Float64,
        "score_line": pl.Float64,
        "conditions": pl.List(condition),
        "unmet": pl.List(pl.String),
        "missing": pl.List(pl.String),
        "open_judgements": pl.List(pl.String),
        "gaps": pl.List(gap),
        "points": pl.List(points),
    }


def row_of(diagnosis: Diagnosis, chosen: Chosen, judged: Judged) -> Row:
    """Return one row; what a kind of standard does not give is null."""
    head: Row = dict.fromkeys(schema())
    head |= {
        "standard": chosen.standard.id,
        "version": chosen.standard.version,
        "pack_hash": chosen.standard.content_hash,
        "on": diagnosis.on,
        "case": diagnosis.case,
        "row": judged.firm.row,
        "uscc": judged.firm.uscc,
        "name": judged.firm.name,
        "jurisdiction": judged.firm.jurisdiction,
    }
    if judged.size is not None:
        return head | {"size": judged.size.size, "missing": list(judged.size.missing)}
    return head if judged.result is None else head | _verdict(judged.result)


def _verdict(result: Result) -> Row:
    score = result.score
    return {
        "verdict": result.verdict.name,
        "verdict_code": int(result.verdict),
        "score_low": float(score.low) if score else None,
        "score_high": float(score.high) if score else None,
        "score_line": _float(score.line) if score else None,
        "conditions": [{"id": item.id, "verdict": item.verdict.name} for item in result.conditions],
        "unmet": [item.id for item in result.conditions if item.verdict.name == "unmet"],
        "missing": list(result.missing),
        "open_judgements": list(result.open_judgements),
        "gaps": [
            {
                "condition": item.id,
                "fact": gap.fact,
                "amount": gap.amount,
                "unit": gap.unit,
                "direction": gap.direction,
            }
            for item in result.conditions
            for gap in item.gaps
        ],
        "points": [
            {"id": item.id, "low": float(item.low), "high": float(item.high)}
            for item in (score.indicators if score else ())
        ],
    }


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
