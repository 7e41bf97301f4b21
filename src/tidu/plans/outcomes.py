"""Progress and forecasts as plain data for JSON: figures in the printed unit, shares as fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tidu.plans.printed import in_printed

if TYPE_CHECKING:
    from tidu.plans.candidates import Candidate, Candidates
    from tidu.plans.chances import Count, Rate
    from tidu.plans.cohorts import History
    from tidu.plans.forecast import Forecast
    from tidu.plans.pool import Pool
    from tidu.plans.progress import Progress
    from tidu.plans.reading import Reading

Row = dict[str, Any]
_PLACES = Decimal("1e-12")


def progress_row(progress: Progress, pool: Pool) -> Row:
    """Return one target's progress; firms are named by their keys."""
    spec = progress.target.spec
    unit = spec.unit
    return {
        "target": spec.id,
        "metric": spec.metric,
        "goal": progress.target.goal_text,
        "unit": unit,
        "year": progress.year,
        "period": progress.window.label if progress.window is not None else None,
        "status": progress.status.name,
        "status_label": progress.status.label,
        "reason": progress.judged.reason,
        "used": progress.used or None,
        "measured": _reading(progress.reading, unit, pool),
        "reported": None if progress.reported is None else _plain(Fraction(progress.reported.value)),
        "difference": _printed(progress.difference, unit),
        "done": _plain(progress.judged.done),
        "elapsed": _plain(progress.judged.elapsed),
        "short": _printed(progress.short, unit),
        "clause": spec.clause,
        "task": spec.task,
        "note": spec.measure.note if spec.measure is not None else "",
    }


def _reading(reading: Reading | None, unit: str, pool: Pool) -> Row | None:
    if reading is None:
        return None
    return {
        "low": _printed(reading.low, unit),
        "high": _printed(reading.high, unit),
        "undefined": reading.undefined,
        "counted": len(reading.members),
        "unknown": [pool[index].key for index in reading.unknown],
        "missing": list(reading.missing),
        "open_judgements": list(reading.open_judgements),
    }


def forecast_row(found: Forecast, candidates: Candidates, pool: Pool) -> Row:
    """Return one target's forecast with the candidates behind its shortfall."""
    spec = found.target.spec
    return {
        "target": spec.id,
        "metric": spec.metric,
        "goal": found.target.goal_text,
        "by": str(found.by),
        "certain": found.certain,
        "unclear": found.unclear,
        "expiring": [pool[index].key for index in found.expiring],
        "candidates": len(found.risers),
        "renewed": _range(found.renewed),
        "gained": _range(found.gained),
        "total": _range(found.total),
        "short": _range(found.short),
        "rise_rate": _rate(found.rise_rate),
        "renewal_rate": _rate(found.renewal_rate),
        "cohorts": _cohorts(found.rise),
        "renewal_cohorts": _cohorts(found.renewal),
        "nearest": _nearest(candidates, pool),
        "notes": [*found.notes, *([candidates.note] if candidates.note else [])],
        "clause": spec.clause,
    }


def _nearest(candidates: Candidates, pool: Pool) -> Row:
    return {
        "level": candidates.level.id if candidates.level is not None else None,
        "ready": candidates.ready,
        "waiting": candidates.waiting,
        "one_short": candidates.one_short,
        "further": candidates.further,
        "firms": [_firm(candidate, pool) for candidate in candidates.ordered],
    }


def _firm(candidate: Candidate, pool: Pool) -> Row:
    return {
        "key": pool[candidate.index].key,
        "verdict": candidate.result.verdict.name,
        "misses": candidate.misses,
        "missing": list(candidate.result.missing),
        "open_judgements": list(candidate.result.open_judgements),
        "lacks": [
            {
                "condition": condition.label,
                "clause": condition.source.clause,
                "gaps": [gap.text for gap in condition.gaps],
            }
            for condition in candidate.lacking
        ],
    }


def _cohorts(history: History) -> list[Row]:
    return [{"year": item.year, "tried": item.tried, "seen": item.seen} for item in history.cohorts]


def _range(count: Count | None) -> list[int] | None:
    return None if count is None else [count.low, count.high]


def _rate(rate: Rate | None) -> Row | None:
    if rate is None:
        return None
    return {"seen": rate.seen, "tried": rate.tried, "low": round(rate.low, 4), "high": round(rate.high, 4)}


def _printed(value: Fraction | None, unit: str) -> int | float | None:
    return None if value is None else _plain(in_printed(value, unit))


def _plain(value: Fraction | None) -> int | float | None:
    """Return a whole number as one, else a decimal of twelve places."""
    if value is None:
        return None
    if value.denominator == 1:
        return int(value)
    return float((Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES))
