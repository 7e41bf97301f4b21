"""One firm's result as JSON: the keys of the contract always, further ones where they say something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.engine.packs.size_classes import CLASS_LABELS
from tidu.tables.out.figures import figure, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.results import (
        ConditionResult,
        Derived,
        Gap,
        IndicatorResult,
        Input,
        Required,
        Result,
        ScoreResult,
        SizeResult,
    )
    from tidu.tables.out.diagnosis import Judged

Json = dict[str, Any]


def judged_json(judged: Judged) -> Json:
    """Return one firm's entry under ``results``."""
    head: Json = {
        "uscc": judged.firm.uscc,
        "name": judged.firm.name,
        "jurisdiction": judged.firm.jurisdiction,
    }
    if judged.size is not None:
        return head | size_json(judged.size)
    assert judged.result is not None  # noqa: S101 - one of the two is given
    return head | result_json(judged.result)


def size_json(size: SizeResult) -> Json:
    """Return a size class."""
    return {
        "class": size.size,
        "class_label": CLASS_LABELS[size.size],
        "possible": list(size.possible),
        "industry": size.industry,
        "missing": list(size.missing),
        "inputs": _inputs(size.inputs),
    }


def result_json(result: Result) -> Json:
    """Return a verdict with the whole way to it."""
    return {
        "verdict": result.verdict.name,
        "verdict_label": result.verdict.label,
        "score": _score(result.score),
        "conditions": [_condition(condition) for condition in result.conditions],
        "missing": list(result.missing),
        "open_judgements": list(result.open_judgements),
        "absent": list(result.absent),
        "notes": list(result.notes),
        "derived": [_derived(item) for item in result.derived],
    }


def _condition(condition: ConditionResult) -> Json:
    bound = condition.required.value if condition.required else None
    contract = {
        "id": condition.id,
        "label": condition.label,
        "clause": condition.source.clause,
        "verdict": condition.verdict.name,
        "value": figure(condition.value, bound),
        "value_text": condition.value_text,
        "required": _required(condition.required),
        "gap": _gap(condition.gap),
        "missing": list(condition.missing),
        "parts": [_condition(part) for part in condition.parts],
    }
    further = {
        # The first gap stands above: a list only where there is more than one to close.
        "gaps": [_gap(gap) for gap in condition.gaps] if len(condition.gaps) > 1 else [],
        "open_judgements": list(condition.open_judgements),
        "absent": list(condition.absent),
        "notes": list(condition.notes),
        # Parts tell their own.
        "inputs": [] if condition.parts else _inputs(condition.inputs),
    }
    return contract | _said(further)


def _required(required: Required | None) -> Json | None:
    if required is None:
        return None
    return {"op": required.op, "value": number(required.value), "unit": required.unit, "text": required.text}


def _gap(gap: Gap | None) -> Json | None:
    if gap is None:
        return None
    return {
        "fact": gap.fact,
        "amount": number(gap.amount),
        "unit": gap.unit,
        "direction": gap.direction,
        "text": gap.text,
    }


def _inputs(inputs: Iterable[Input]) -> list[Json]:
    return [
        {
            "fact": item.fact,
            "year": item.year,
            "value": number(item.value),
            "state": item.state,
            "text": item.text,
        }
        for item in inputs
    ]


def _score(score: ScoreResult | None) -> Json | None:
    if score is None:
        return None
    return {
        "low": figure(score.low),
        "high": figure(score.high),
        "line": figure(score.line),
        "maximum": figure(score.maximum),
        "groups": [
            {"id": group.id, "low": figure(group.low), "high": figure(group.high)} for group in score.groups
        ],
        "indicators": [_indicator(indicator) for indicator in score.indicators],
    }


def _indicator(indicator: IndicatorResult) -> Json:
    points = {
        "id": indicator.id,
        "low": figure(indicator.low),
        "high": figure(indicator.high),
        "value": figure(indicator.value),
        "value_text": indicator.value_text,
    }
    further = {
        "missing": list(indicator.missing),
        "open_judgements": list(indicator.open_judgements),
        "notes": list(indicator.notes),
    }
    return points | _said(further)


def _derived(item: Derived) -> Json:
    return {
        "fact": item.fact,
        "ledger": item.ledger,
        "low": number(item.low),
        "high": number(item.high),
        "reported": number(item.reported),
        "used": item.used,
        "clause": item.clause,
        "items": [
            {"index": row.index, "counted": row.counted, "reason": row.reason, "clause": row.clause}
            for row in item.items
        ],
    }


def _said(further: Json) -> Json:
    """Leave out what is empty: for thousands of firms it would be most of the text."""
    return {key: value for key, value in further.items() if value}
