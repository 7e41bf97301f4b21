"""What is done to ledgers: rows added and removed, a ledger declared complete. Each step lands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.records.reading import read_row
from tidu.web.assessments.latest import mark_stale
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError, require_edit
from tidu.web.facts.values import stored
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.ledgers.wording import row_text
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.engine.schema.facts import RecordDefinition
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.facts.models import FactSource
    from tidu.web.facts.values import Stored


@transaction.atomic
def add_row(
    *,
    actor: User | None,
    enterprise: Enterprise,
    ledger: str,
    values: Mapping[str, object],
    source: FactSource,
    place: str = "",
) -> LedgerRow:
    """Add a row to a firm's ledger.

    Args:
        actor: who adds it; None for the system.
        enterprise: the firm.
        ledger: ledger of the catalogue; titles have their own service.
        values: by field, as people write them.
        source: where the row comes from.
        place: where in the source.

    Raises:
        RegistryError: no right, no such ledger, an empty row, or a number that is there already.
        FactError: a value does not fit its field.
        UnknownIdError: no such field.
    """
    require_edit(actor, enterprise)
    definition = _definition(ledger)
    kept = _read(definition, values)
    row = _create(enterprise, definition, kept, source, place)
    audit.record(
        actor=actor, action=f"登记{definition.label}", target=enterprise, after=row_text(definition, kept)
    )
    return row


@transaction.atomic
def change_row(
    *, actor: User | None, row: LedgerRow, values: Mapping[str, object], source: FactSource
) -> LedgerRow:
    """Correct a row: a new row takes its place, the old one stays in the database with the day.

    Args:
        actor: who corrects it; None for the system.
        row: the row as it is.
        values: by field, as people write them; all of them, not only what changes.
        source: where the correction comes from.

    Returns:
        The new row; the same one where nothing changes.

    Raises:
        RegistryError: as `add_row`, or the row was removed already.
        FactError: a value does not fit its field.
        UnknownIdError: no such field.
    """
    require_edit(actor, row.enterprise)
    if row.removed_at is not None:
        raise RegistryError("这条记录已经删除")
    definition = _definition(row.ledger)
    kept = _read(definition, values)
    if kept == row.values:
        return row
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])
    new = _create(row.enterprise, definition, kept, source, "")
    audit.record(
        actor=actor,
        action=f"更正{definition.label}记录",
        target=row.enterprise,
        before=row_text(definition, row.values),
        after=row_text(definition, kept),
    )
    return new


@transaction.atomic
def remove_row(*, actor: User | None, row: LedgerRow, reason: str) -> None:
    """Take a row out of a ledger; it stays in the database with the day.

    Raises:
        RegistryError: no right, no reason, or removed already.
    """
    require_edit(actor, row.enterprise)
    if not reason.strip():
        raise RegistryError("请写明删除的原因")
    if row.removed_at is not None:
        raise RegistryError("这条记录已经删除")
    definition = _definition(row.ledger)
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])
    mark_stale([row.enterprise_id])
    audit.record(
        actor=actor,
        action=f"删除{definition.label}记录",
        target=row.enterprise,
        before=row_text(definition, row.values),
        after={"删除原因": reason.strip()},
    )


@transaction.atomic
def mark_complete(*, actor: User | None, enterprise: Enterprise, ledger: str, as_of: date | None) -> None:
    """Declare a ledger complete as of a day (None takes it back): its count then decides over a reported one.

    Raises:
        RegistryError: no right, no such ledger, or a day in the future.
    """
    require_edit(actor, enterprise)
    definition = _definition(ledger)
    if as_of is not None and as_of > timezone.localdate():
        raise RegistryError("截至日期不能晚于今天")
    found = LedgerCompleteness.objects.filter(enterprise=enterprise, ledger=ledger)
    before = found.values_list("as_of", flat=True).first()
    if as_of is None:
        found.delete()
    else:
        LedgerCompleteness.objects.update_or_create(
            enterprise=enterprise, ledger=ledger, defaults={"as_of": as_of}
        )
    mark_stale([enterprise.pk])
    audit.record(
        actor=actor,
        action=f"标记{definition.label}完整性",
        target=enterprise,
        before={"完整截至": before},
        after={"完整截至": as_of},
    )


def _definition(ledger: str) -> RecordDefinition:
    known = library().catalogue.records.get(ledger)
    if known is None or ledger == "titles":
        raise RegistryError("没有这个台账，请从列表中选择")
    return known


def _read(definition: RecordDefinition, values: Mapping[str, object]) -> dict[str, Stored]:
    """Return a row as it is kept; an empty one is refused."""
    read = read_row(library().catalogue, definition.id, values)
    if not read:
        raise RegistryError("这一行没有内容")
    kinds = {field.id: field.type for field in definition.fields}
    return {name: stored(value, kinds[name]) for name, value in read.items()}


def _create(
    enterprise: Enterprise,
    definition: RecordDefinition,
    kept: dict[str, Stored],
    source: FactSource,
    place: str,
) -> LedgerRow:
    """Write a row; a number stands once in a ledger."""
    if source.root_id != enterprise.root_id:
        raise RegistryError("数据来源必须属于本地")
    number = str(kept.get("number", ""))[:80]
    live = LedgerRow.objects.filter(enterprise=enterprise, ledger=definition.id, removed_at=None)
    if number and live.filter(number=number).exists():
        raise RegistryError(f"{definition.label}里已有编号 {number}")
    mark_stale([enterprise.pk])
    return LedgerRow.objects.create(
        enterprise=enterprise,
        ledger=definition.id,
        number=number,
        values=kept,
        source=source,
        place=place[:120],
    )
