"""What is done to applications before they move: begun, filled in, files added and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tidu.web.accounts.roles import Role
from tidu.web.applications.errors import ApplicationError
from tidu.web.applications.models import Application, Material
from tidu.web.applications.transitions import lock
from tidu.web.audit import services as audit
from tidu.web.batches.models import Batch
from tidu.web.enterprises.guards import may_report
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.evidence.services import upload
from tidu.web.facts.values import read_values
from tidu.web.packs import library
from tidu.web.titles.bars import bar_until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User
    from tidu.web.batches.models import RequiredMaterial


def begin(*, user: User, batch: Batch, firm: Enterprise, on: date | None = None) -> Application:
    """Begin an application, or return the one that is in progress.

    Args:
        user: the firm itself, or who keeps its record.
        batch: the batch.
        firm: for whom.
        on: the day; today by default.

    Raises:
        ApplicationError: no right, the batch is not open or not for this firm, or the firm is barred (until when).
    """
    today = on or timezone.localdate()
    _check_firm(user, firm)
    if not Batch.objects.visible_to(user).filter(pk=batch.pk).exists():
        raise ApplicationError("没有这个批次")
    running = Application.objects.filter(batch=batch, enterprise=firm, level=batch.level, is_active=True)
    if (known := running.first()) is not None:
        return known
    if not batch.accepts(today):
        raise ApplicationError(f"批次的受理期是 {batch.opens_on} 至 {batch.closes_on}，现在不受理")
    if not Batch.objects.open_to(firm).filter(pk=batch.pk).exists():
        raise ApplicationError("这个批次不面向这家企业所在的辖区或产业领域")
    if (until := bar_until(firm, batch.level, today)) is not None:
        raise ApplicationError(f"称号被撤销后限制申报，至 {until} 止")
    try:
        return _create(user, batch, firm)
    except IntegrityError:
        # Somebody began it at the same moment.
        return running.get()


@transaction.atomic
def _create(user: User, batch: Batch, firm: Enterprise) -> Application:
    made = Application.objects.create(
        root_id=batch.root_id,
        batch=batch,
        enterprise=firm,
        level=batch.level,
        case=batch.case,
        state=batch.workflow.spec.start,
        created_by=user,
    )
    audit.record(actor=user, action="开始申报", target=made, after={"企业": firm.name, "批次": batch.title})
    return made


def _check_firm(user: User, firm: Enterprise) -> None:
    if not Enterprise.objects.visible_to(user).filter(pk=firm.pk).exists() or not may_report(user, firm):
        raise ApplicationError("没有为这家企业申报的权限")
    if firm.status != Status.ACTIVE:
        raise ApplicationError(f"企业状态为“{firm.get_status_display()}”，不能申报")


@transaction.atomic
def fill_in(*, user: User, application: Application, values: Mapping[tuple[str, int], object]) -> Application:
    """Keep what was filled in, until it is submitted; an emptied value is taken out.

    Args:
        user: who fills in.
        application: the application.
        values: by fact and year (0: not by year), as people write them.

    Raises:
        ApplicationError: no right, not editable now, or a fact that does not go by that year.
        FactError: a value does not fit its fact.
        UnknownIdError: no pack defines the fact.
    """
    locked = lock(application)
    _check_editable(user, locked)
    kept = {(one["fact"], one["year"]): one["value"] for one in locked.draft}
    for (fact, year), raw in values.items():
        definition = library().catalogue.fact(fact)
        if definition.period.by_year != bool(year) or definition.is_judgement:
            raise ApplicationError(f"{definition.label}不能这样填报")
        value = read_values({fact: raw})[fact]
        if value is None:
            kept.pop((fact, year), None)
        else:
            kept[fact, year] = value
    draft: list[dict[str, Any]] = [
        {"fact": fact, "year": year, "value": value} for (fact, year), value in sorted(kept.items())
    ]
    if draft != locked.draft:
        locked.draft = draft
        locked.save(update_fields=["draft", "updated_at"])
        audit.record(actor=user, action="填报申报", target=locked, after={"填报项": len(draft)})
    return locked


@transaction.atomic
def add_material(
    *,
    user: User,
    application: Application,
    file: UploadedFile[Any],
    required: RequiredMaterial | None = None,
    condition: str = "",
) -> Material:
    """Add a file for a required material, a condition, or in general.

    Raises:
        ApplicationError: no right, not editable now, or a material of another batch.
        EvidenceError: the file is not taken.
    """
    locked = lock(application)
    _check_editable(user, locked)
    if required is not None and required.batch_id != locked.batch_id:
        raise ApplicationError("这个批次没有这项材料")
    evidence = upload(actor=user, file=file, enterprise=locked.enterprise)
    return Material.objects.create(
        application=locked,
        required=required,
        condition=required.condition if required is not None else condition,
        evidence=evidence,
        added_by=user,
    )


@transaction.atomic
def remove_material(*, user: User, application: Application, material: Material) -> None:
    """Take a file back; the record stays, and so do the versions that had it.

    Raises:
        ApplicationError: no right, not editable now, or taken back already.
    """
    locked = lock(application)
    _check_editable(user, locked)
    gone = Material.objects.filter(pk=material.pk, application=locked, removed_at=None)
    if not gone.update(removed_at=timezone.now()):
        raise ApplicationError("这份材料已经移除")
    audit.record(actor=user, action="移除申报材料", target=locked, before={"材料": str(material)})


def may_fill(user: User, application: Application) -> bool:
    """Whether a person may fill in: the firm itself, and who keeps its record."""
    if user.role == Role.EXPERT:
        return False
    return may_report(user, application.enterprise)


def _check_editable(user: User, application: Application) -> None:
    if not may_fill(user, application):
        raise ApplicationError("没有填报这份申报的权限")
    if not application.is_editable:
        raise ApplicationError(f"申报现为“{application.state_now.firm}”，不能修改；要修改请先撤回或等待退回")
