"""What is done to batches: made, changed, opened, closed; what they ask for and who handles them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.batches.access import may_keep, may_make
from tidu.web.batches.models import Batch, Handler, RequiredMaterial
from tidu.web.batches.proposals import Call, Proposed, materials_for, standard_for
from tidu.workflows import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.pools.models import Pool
    from tidu.workflows import Duty


class BatchError(TiduError):
    """A batch cannot be changed so; the text says why."""


AHEAD_DAYS = 180
"""Titles that end up to so many days after the last day of a renewal belong to it, where nobody chose otherwise."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a batch says; ``areas`` empty: the whole area of its organiser; ``ahead_days`` matter to renewals."""

    title: str
    opens_on: date
    closes_on: date
    quota: int | None = None
    areas: tuple[Jurisdiction, ...] = ()
    sector: str = ""
    pool: Pool | None = None
    notes: str = ""
    ahead_days: int = AHEAD_DAYS


@transaction.atomic
def make_batch(*, actor: User, call: Call, terms: Terms) -> Batch:
    """Make a batch with the standard of its day and the materials that the standard suggests; not open yet.

    Raises:
        BatchError: no right, dates the wrong way round, a title that is taken, an area out of scope, no pool.
    """
    if not may_make(actor):
        raise BatchError("没有组织申报批次的权限")
    code = actor.root.code_on(terms.opens_on)
    batch = Batch(
        root=actor.root,
        organiser=actor.jurisdiction,
        workflow_id=call.workflow.id,
        workflow_document=call.workflow.document(),
        level=call.level,
        case=call.case,
        standard=standard_for(call.level, call.case, on=terms.opens_on, code=code),
        created_by=actor,
    )
    _apply(actor, batch, terms)
    _write_materials(batch, materials_for(batch.standard, call.case))
    audit.record(actor=actor, action="新建申报批次", target=batch, after={"流程": call.label, **_told(terms)})
    return batch


@transaction.atomic
def change_batch(*, actor: User, batch: Batch, terms: Terms) -> Batch:
    """Change what a batch says. What it calls for stays; once open, its area and sector stay too.

    Raises:
        BatchError: as `make_batch`, or something that can no longer be changed.
    """
    _require(actor, batch)
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    if locked.opened_at is not None:
        same_area = {area.pk for area in terms.areas} == set(locked.areas.values_list("pk", flat=True))
        if not same_area or terms.sector.strip() != locked.sector or terms.opens_on != locked.opens_on:
            raise BatchError(
                "批次已经开放，面向的辖区、产业领域和开始日期不能再改；截止日期、名额和须知可以改"
            )
    _apply(actor, locked, terms)
    audit.record(actor=actor, action="修改申报批次", target=locked, after=_told(terms))
    return locked


def _apply(actor: User, batch: Batch, terms: Terms) -> None:
    title = terms.title.strip()
    if not title:
        raise BatchError("请填写批次名称")
    if terms.closes_on < terms.opens_on:
        raise BatchError("截止日期早于开始日期")
    if Batch.objects.filter(root=batch.root_id, title=title).exclude(pk=batch.pk).exists():
        raise BatchError(f"已有名为“{title}”的批次，请换一个名称")
    if any(not area.path.startswith(actor.jurisdiction.path) for area in terms.areas):
        raise BatchError("只能面向自己管辖的辖区")
    grants_entry = any(Effect.POOL in step.effects for step in batch.workflow.spec.transitions)
    if grants_entry and terms.pool is None:
        raise BatchError("请选择通过后纳入哪个库；还没有的，先在培育库中新建")
    batch.title, batch.opens_on, batch.closes_on = title, terms.opens_on, terms.closes_on
    batch.quota, batch.sector, batch.pool = terms.quota, terms.sector.strip(), terms.pool
    batch.notes, batch.ahead_days = terms.notes.strip(), terms.ahead_days
    batch.save()
    own = batch.organiser
    # An organiser of a part calls in that part only.
    areas = terms.areas or (() if own.pk == batch.root_id else (own,))
    batch.areas.set(areas)


def _told(terms: Terms) -> dict[str, object]:
    return {
        "名称": terms.title,
        "开始受理": terms.opens_on,
        "截止受理": terms.closes_on,
        "名额": terms.quota,
        "面向辖区": "、".join(area.name for area in terms.areas),
        "产业领域": terms.sector,
    }


@transaction.atomic
def open_batch(*, actor: User, batch: Batch) -> Batch:
    """Open a batch: from its first day on applications can be submitted. One closed early is opened again.

    Raises:
        BatchError: no right, open already, or its last day has passed.
    """
    _require(actor, batch)
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    if locked.opened_at is not None and locked.closed_at is None:
        raise BatchError("批次已经开放")
    if locked.closes_on < timezone.localdate():
        raise BatchError(f"截止日期 {locked.closes_on} 已过，请先修改截止日期")
    locked.opened_at, locked.closed_at = locked.opened_at or timezone.now(), None
    locked.save(update_fields=["opened_at", "closed_at"])
    audit.record(actor=actor, action="开放申报批次", target=locked, after={"截止受理": locked.closes_on})
    return locked


@transaction.atomic
def close_batch(*, actor: User, batch: Batch) -> Batch:
    """Close a batch before its last day; applications that were submitted go on.

    Raises:
        BatchError: no right, or not open.
    """
    _require(actor, batch)
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    if locked.opened_at is None or locked.closed_at is not None:
        raise BatchError("批次没有开放")
    locked.closed_at = timezone.now()
    locked.save(update_fields=["closed_at"])
    audit.record(actor=actor, action="提前截止申报批次", target=locked)
    return locked


@transaction.atomic
def set_materials(*, actor: User, batch: Batch, materials: Iterable[Proposed]) -> None:
    """Say which materials a batch asks for; only while it is not open, for applicants rely on the list.

    Raises:
        BatchError: no right, open already, or one without a name.
    """
    _require(actor, batch)
    if batch.opened_at is not None:
        raise BatchError("批次已经开放，材料清单不能再改")
    wanted = list(materials)
    if any(not one.label.strip() for one in wanted):
        raise BatchError("材料要有名称")
    batch.materials.all().delete()
    _write_materials(batch, wanted)
    audit.record(
        actor=actor,
        action="修改申报材料清单",
        target=batch,
        after={"材料": [f"{one.label}{'（必备）' if one.is_mandatory else ''}" for one in wanted]},
    )


def _write_materials(batch: Batch, materials: Iterable[Proposed]) -> None:
    RequiredMaterial.objects.bulk_create(
        RequiredMaterial(
            batch=batch,
            condition=one.condition,
            label=one.label.strip(),
            note=one.note,
            is_mandatory=one.is_mandatory,
            position=place,
        )
        for place, one in enumerate(materials)
    )


@transaction.atomic
def set_handlers(
    *, actor: User, batch: Batch, duty: Duty, units: Iterable[OrganisationUnit], users: Iterable[User]
) -> None:
    """Say who alone does a kind of work in a batch; nobody named: everyone of the rank.

    Raises:
        BatchError: no right, or a unit or person of another tenant.
    """
    _require(actor, batch)
    units, users = list(units), list(users)
    if ({one.root_id for one in units} | {one.root_id for one in users}) - {batch.root_id}:
        raise BatchError("只能指定本地的单位和人员")
    batch.handlers.filter(duty=duty.value).delete()
    Handler.objects.bulk_create(
        [
            *(Handler(batch=batch, duty=duty.value, unit=one) for one in units),
            *(Handler(batch=batch, duty=duty.value, user=one) for one in users),
        ]
    )
    audit.record(
        actor=actor,
        action="指定批次办理人",
        target=batch,
        after={"工作": duty.label, "单位": [one.name for one in units], "人员": [one.name for one in users]},
    )


def _require(actor: User, batch: Batch) -> None:
    if not may_keep(actor, batch):
        raise BatchError("没有维护这个批次的权限")
