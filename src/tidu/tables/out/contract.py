"""The JSON that ``tidu evaluate --format json`` answers; the contract other programs rely on.

An array, one object a standard. Money is a JSON number in yuan, shares are fractions; figures are written as
exact decimals, and where none exists rounded away from the bound they are measured against, so that a
program that compares ``value`` with ``required.value`` comes to the verdict beside it.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import msgspec

from tidu.engine.packs.size_classes import CLASS_LABELS
from tidu.engine.results import Result, SizeResult
from tidu.tables.out.diagnosis import CASE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.catalogue import Value
    from tidu.engine.results import (
        ConditionResult,
        Derived,
        Gap,
        IndicatorResult,
        Input,
        Required,
        ScoreResult,
    )
    from tidu.engine.schema.common import Source
    from tidu.tables.out.diagnosis import Chosen, Diagnosis, Judged
    from tidu.tables.roster.model import Rejected

Json = dict[str, Any]

_PLACES = 12
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def json_chunks(diagnosis: Diagnosis) -> Iterator[bytes]:
    """Yield the JSON text piece by piece, UTF-8, so that a large roster never stands in memory at once."""
    yield b"["
    for place, chosen in enumerate(diagnosis.chosen):
        yield b",\n" if place else b"\n"
        head = _ENCODER.encode(standard_head(diagnosis, chosen))
        yield head[:-1] + b',"results":['
        for index, judged in enumerate(diagnosis.judged(chosen)):
            yield (b",\n" if index else b"\n") + _ENCODER.encode(judged_json(judged))
        tail = {"rejected": [_rejected(entry) for entry in diagnosis.roster.rejected]}
        yield b"]," + _ENCODER.encode(tail)[1:]
    yield b"\n]\n"


def standard_head(diagnosis: Diagnosis, chosen: Chosen) -> Json:
    """Return what stands beside the results of one standard."""
    standard = chosen.standard
    return {
        "standard": standard.id,
        "label": standard.label,
        "level": standard.level,
        "version": standard.version,
        "on": diagnosis.on,
        "case": diagnosis.case,
        "case_label": CASE_LABELS[diagnosis.case],
        "pack_hash": standard.content_hash,
        "source": _source(standard.source),
        "notes": [*chosen.notes, *(note.text for note in diagnosis.roster.notes)],
    }


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
        "notes": list(size.notes),
        "inputs": [_input(item) for item in size.inputs],
    }


def result_json(result: Result) -> Json:
    """Return a verdict with the whole way to it."""
    return {
        "verdict": result.verdict.name,
        "verdict_label": result.verdict.label,
        "score": _score(result.score),
        "conditions": [_condition(condition) for condition in result.conditions],
        "missing": list(result.missing),
        "absent": list(result.absent),
        "open_judgements": list(result.open_judgements),
        "notes": list(result.notes),
        "derived": [_derived(item) for item in result.derived],
    }


def _condition(condition: ConditionResult) -> Json:
    bound = condition.required.value if condition.required else None
    return {
        "id": condition.id,
        "label": condition.label,
        "kind": condition.kind,
        "clause": condition.source.clause,
        "verdict": condition.verdict.name,
        "value": _figure(condition.value, bound),
        "value_text": condition.value_text,
        "required": _required(condition.required),
        "gap": _gap(condition.gap),
        "gaps": [_gap(gap) for gap in condition.gaps],
        "inputs": [_input(item) for item in condition.inputs],
        "missing": list(condition.missing),
        "absent": list(condition.absent),
        "open_judgements": list(condition.open_judgements),
        "notes": list(condition.notes),
        "advice": condition.advice,
        "parts": [_condition(part) for part in condition.parts],
        "source": _source(condition.source),
        "confirmation": condition.source.confirmation.value,
    }


def _required(required: Required | None) -> Json | None:
    if required is None:
        return None
    return {"op": required.op, "value": _number(required.value), "unit": required.unit, "text": required.text}


def _gap(gap: Gap | None) -> Json | None:
    if gap is None:
        return None
    return {
        "fact": gap.fact,
        "amount": _number(gap.amount),
        "unit": gap.unit,
        "direction": gap.direction,
        "text": gap.text,
    }


def _input(item: Input) -> Json:
    return {
        "fact": item.fact,
        "label": item.label,
        "year": item.year,
        "value": _number(item.value),
        "state": item.state,
        "text": item.text,
    }


def _score(score: ScoreResult | None) -> Json | None:
    if score is None:
        return None
    return {
        "low": _figure(score.low),
        "high": _figure(score.high),
        "line": _figure(score.line),
        "maximum": _figure(score.maximum),
        "groups": [
            {
                "id": group.id,
                "label": group.label,
                "low": _figure(group.low),
                "high": _figure(group.high),
                "maximum": _figure(group.maximum),
            }
            for group in score.groups
        ],
        "indicators": [_indicator(indicator) for indicator in score.indicators],
    }


def _indicator(indicator: IndicatorResult) -> Json:
    return {
        "id": indicator.id,
        "label": indicator.label,
        "group": indicator.group,
        "clause": indicator.source.clause,
        "low": _figure(indicator.low),
        "high": _figure(indicator.high),
        "maximum": _figure(indicator.maximum),
        "value": _figure(indicator.value),
        "value_text": indicator.value_text,
        "inputs": [_input(item) for item in indicator.inputs],
        "missing": list(indicator.missing),
        "open_judgements": list(indicator.open_judgements),
        "notes": list(indicator.notes),
        "advice": indicator.advice,
        "confirmation": indicator.source.confirmation.value,
    }


def _derived(item: Derived) -> Json:
    return {
        "fact": item.fact,
        "ledger": item.ledger,
        "low": _number(item.low),
        "high": _number(item.high),
        "reported": _number(item.reported),
        "used": item.used,
        "clause": item.clause,
        "items": [
            {"index": row.index, "counted": row.counted, "reason": row.reason, "clause": row.clause}
            for row in item.items
        ],
    }


def _source(source: Source) -> Json:
    return {
        "document": source.document,
        "number": source.number,
        "clause": source.clause,
        "published": source.published,
        "effective": source.effective,
        "confirmation": source.confirmation.value,
    }


def _rejected(entry: Rejected) -> Json:
    return {"sheet": entry.sheet, "row": entry.row, "column": entry.column, "message": entry.message}


def _figure(value: object, bound: Decimal | None = None) -> object:
    """Turn fractions, also in lists, into decimals; leave the rest."""
    if isinstance(value, Fraction):
        return _number(exact_or_beyond(value, bound))
    if isinstance(value, list):
        return [_figure(item, bound) for item in value]
    return value


def _number(value: Value | None) -> object:
    """Write whole decimals without a point and without exponents: 1500000, not 1.5E+6 or 1500000.00."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    return value.normalize()


def exact_or_beyond(value: Fraction, bound: Decimal | None = None) -> Decimal:
    """Return a fraction as a decimal of at most 12 places that stands on the same side of the bound."""
    rounding = ROUND_HALF_EVEN
    if bound is not None and value != bound:
        rounding = ROUND_FLOOR if value < bound else ROUND_CEILING
    # Enough digits for trillions of yuan with twelve places.
    context = Context(prec=40, rounding=rounding)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    return quotient.quantize(Decimal(1).scaleb(-_PLACES), rounding=rounding, context=context)
