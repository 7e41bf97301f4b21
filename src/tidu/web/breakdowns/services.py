"""What is done to breakdowns: a target's parts of one kind are written together, and go into the trail together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.breakdowns.models import Kind, Part
from tidu.web.plans.access import may_keep
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.standing import pack_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from tidu.web.accounts.models import User

_MOST_DIGITS = 16
_PLACES = 4


class PartsError(TiduError):
    """A target cannot be broken down so; the text says why."""


@transaction.atomic
def save_parts(
    *, actor: User, plan: AdoptedPlan, target: str, kind: Kind, values: Mapping[str, Decimal | None]
) -> int:
    """Write the parts of a target, by key: id of a district, name of a sector, year. None takes a part away.

    Parts that are not named stay as they are.

    Returns:
        How many parts are new, changed or taken away.

    Raises:
        PartsError: no right, no such target, or a figure that cannot be kept.
    """
    if not may_keep(actor, plan):
        raise PartsError("没有分解这个计划的目标的权限")
    # One writer at a time: two of them would meet in the constraint.
    AdoptedPlan.objects.select_for_update().get(pk=plan.pk)
    pack = pack_of(plan)
    named = next((one for one in pack.targets if one.id == target), None) if pack is not None else None
    if named is None:
        raise PartsError("计划中没有这个目标")
    old = {part.key: part for part in Part.objects.filter(plan=plan, target=target, kind=kind)}
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for key, value in values.items():
        _check(value)
        kept = old.get(key)
        if (kept.value if kept is not None else None) == value:
            continue
        before[key], after[key] = _text(kept.value if kept is not None else None), _text(value)
        _write(plan, target, kind, key, kept, value)
    if after:
        label = f"{named.spec.metric}（{kind.label}）"
        audit.record(
            actor=actor,
            action="分解目标",
            target=plan,
            before={"目标": label, **before},
            after={"目标": label, **after},
        )
    return len(after)


def _write(
    plan: AdoptedPlan, target: str, kind: Kind, key: str, kept: Part | None, value: Decimal | None
) -> None:
    if value is None:
        if kept is not None:
            kept.delete()
        return
    part = kept or Part(plan=plan, target=target, kind=kind, **_place(kind, key))
    part.value = value
    part.save()


def _place(kind: Kind, key: str) -> dict[str, object]:
    if kind == Kind.SECTOR:
        return {"sector": key}
    return {"jurisdiction_id" if kind == Kind.DISTRICT else "year": int(key)}


def _check(value: Decimal | None) -> None:
    if value is None:
        return
    if value < 0:
        raise PartsError("分解数不能小于零")
    if value.adjusted() >= _MOST_DIGITS or value != round(value, _PLACES):
        raise PartsError(f"分解数最多 {_PLACES} 位小数，且不能过大")


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
