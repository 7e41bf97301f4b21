"""A plan in the shape in which the reader hands over a document, so that the two can be compared.

Money in yuan, rates as fractions, targets in their printed unit; a pack knows no offsets into the text.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tidu.engine.compiled.amounts import Grant, LowestPrice, Tiers
from tidu.engine.expressions.typed import Literal
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.compiled.amounts import Node
    from tidu.plans.model import CompiledIncentive, Plan, PlanTarget
    from tidu.plans.schema.plan import Item, Library, Task

Row = dict[str, Any]

_FIXED: Row = {"start": None, "end": None, "confidence": 1.0, "doubts": []}


def contract(plan: Plan) -> Row:
    """Return a plan as plain data, ready for JSON."""
    spec, document = plan.spec, plan.spec.document
    return {
        "id": plan.id,
        "version": plan.version,
        "content_hash": plan.content_hash,
        "label": spec.label,
        "area": spec.area,
        "title": document.title,
        "number": document.number,
        "issuer": "、".join(document.issuers) or None,
        "issued": _day(document.issued),
        "draft": document.draft,
        "period": [_day(spec.period.start), _day(spec.period.end)],
        "outline": [],
        "tasks": [_task(plan, task) for task in plan.tasks],
        "targets": [_target(plan, target) for target in plan.targets],
        "incentives": [row for incentive in plan.incentives for row in _incentive(incentive)],
        "libraries": [_library(library) for library in spec.libraries],
        "mechanisms": [_item(item) for item in spec.mechanisms],
        "criteria": [_item(item) for item in spec.criteria],
        "scopes": [_item(item) for item in spec.scopes],
        "services": [_item(item) for item in spec.services],
        "events": [_item(item) for item in spec.events],
        "teams": [
            {"id": team.id, "label": team.label, "unit": team.unit, "clause": team.clause, "note": team.note}
            for team in spec.teams
        ],
        "reporting": _reporting(plan),
        "gaps": [{"clause": gap.clause, "text": gap.text} for gap in spec.gaps],
    }


def _task(plan: Plan, task: Task) -> Row:
    return {
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "units": list(plan.units_of(task)),
        "lead": list(task.lead),
        "support": list(task.support),
        "chapter": task.chapter,
        "clause": task.clause,
        "does": list(task.does),
        **_FIXED,
    }


def _target(plan: Plan, target: PlanTarget) -> Row:
    spec = target.spec
    numbers = {task.id: task.number for task in plan.tasks}
    return {
        "id": spec.id,
        "metric": spec.metric,
        "op": spec.op.value,
        "value": _value(target),
        "unit": spec.unit,
        "by": spec.by,
        "per": spec.per,
        "basis": spec.basis.value if spec.basis is not None else None,
        "scope": spec.scope,
        "task": numbers.get(spec.task or ""),
        "quote": "",
        "clause": spec.clause,
        "also": list(spec.also),
        "measured": target.measure is not None,
        "reported": spec.reported,
        "note": spec.note,
        **_FIXED,
    }


def _value(target: PlanTarget) -> Any:  # noqa: ANN401 - a number, or two of them
    value = target.spec.value
    if isinstance(value, tuple):
        return [_number(Fraction(str(end))) for end in value]
    if value is None:
        return 100 if target.low else 0
    return _number(Fraction(str(value)))


def _incentive(incentive: CompiledIncentive) -> Iterator[Row]:
    """Yield one row an amount: a rule with tiers is as many money rules as it has tiers."""
    spec = incentive.spec
    for label, node in _tiers(incentive.amount.node):
        yield {
            "id": spec.id,
            "what": f"{spec.what}（{label}）" if label else spec.what,
            **_money(node),
            "threshold": spec.threshold or None,
            "payer": spec.payer or None,
            "frequency": spec.frequency or None,
            "level": label or spec.level or None,
            "quote": "",
            "clause": spec.clause,
            **_FIXED,
        }


def _tiers(node: Node) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, Tiers):
        yield "", node
        return
    for tier in node.tiers:
        for label, inner in _tiers(tier.node):
            yield (f"{tier.label}·{label}" if label else tier.label), inner


def _money(node: Node) -> Row:
    """Return what a single amount says: a sum, a rate, an upper limit, or none of them."""
    found: Row = {"amount": None, "rate": None, "cap": None, "kind": "unstated"}
    if isinstance(node, LowestPrice):
        return {**found, "rate": _number(node.factor), "kind": "price_floor"}
    if not isinstance(node, Grant):
        return {**found, "unstated": getattr(node, "wording", "")}
    cap = _number(node.most.value) if isinstance(node.most, Literal) else None
    if not isinstance(node.base, Literal):
        per_piece = node.base.unit is not Unit.money
        key = "amount" if per_piece else "rate"
        return {**found, key: _number(node.factor), "cap": cap, "kind": "rate", "base": node.label}
    figure = _number(node.factor * node.base.value)
    if node.up_to:
        return {**found, "cap": figure, "kind": "ceiling"}
    return {**found, "amount": figure, "cap": cap, "kind": "fixed"}


def _library(library: Library) -> Row:
    return {
        "id": library.id,
        "label": library.label,
        "kind": library.kind,
        "clause": library.clause,
        "task": library.task,
        "text": library.text,
    }


def _item(item: Item) -> Row:
    return {
        "id": item.id,
        "label": item.label,
        "clause": item.clause,
        "task": item.task,
        "lead": list(item.lead),
        "of": list(item.of),
        "every": item.every,
        "text": item.text,
    }


def _reporting(plan: Plan) -> Row | None:
    rule = plan.spec.reporting
    if rule is None:
        return None
    return {
        "every": rule.every,
        "due": rule.due,
        "due_days": rule.due_days,
        "by": list(rule.by),
        "clause": rule.clause,
    }


def _number(value: Fraction) -> int | float:
    """Return a whole number as one, else the decimal it was written as."""
    if value.denominator == 1:
        return int(value)
    return float(Decimal(value.numerator) / Decimal(value.denominator))


def _day(day: object) -> str | None:
    return None if day is None else str(day)
