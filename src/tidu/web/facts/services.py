"""What is done to facts: recorded from a source, and taken out of force. Each step lands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError, require_edit, require_statement
from tidu.web.facts.models import FactRow, FactSource, Strength
from tidu.web.facts.selectors import current_values
from tidu.web.facts.store import NewRow, record_rows, supersede
from tidu.web.facts.values import read_values
from tidu.web.packs import fact_definition, fact_label
from tidu.web.ui.formats import fact as fact_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise


def source_of_person(actor: User, *, strength: Strength) -> FactSource:
    """Return the source that stands for what a person enters by hand, made at the first entry."""
    source, _ = FactSource.objects.get_or_create(
        root_id=actor.root_id,
        entered_by=actor,
        strength=strength,
        name=f"{actor.name}录入",
        defaults={"organisation": actor.organisation},
    )
    return source


@transaction.atomic
def record_facts(
    *,
    actor: User | None,
    enterprise: Enterprise,
    year: int,
    source: FactSource,
    values: Mapping[str, object],
    place: str = "",
) -> FactRow:
    """Record what a source says of a firm and year; the current view follows by precedence.

    Args:
        actor: who records; None for the system.
        enterprise: the firm.
        year: calendar year, 0 for facts that are not kept by year.
        source: where the values come from.
        values: by fact id, as people write them (``1500万``); None or blank takes a value of this source back.
        place: where in the source, e.g. sheet and row.

    Raises:
        RegistryError: no right, a source of another tenant, or a fact that does not belong to the year.
        FactError: a value does not fit its fact.
        UnknownIdError: no pack defines the fact.
    """
    require_statement(actor, enterprise, by_firm=source.strength == Strength.FIRM)
    if source.root_id != enterprise.root_id:
        raise RegistryError("数据来源必须属于本地")
    kept = read_values(values)
    for fact in kept:
        definition = fact_definition(fact)
        if definition is not None and definition.period.by_year != bool(year):
            rule = "按年度登记，请写明年度" if definition.period.by_year else "不分年度，不能登记在某一年"
            raise RegistryError(f"{definition.label}{rule}")
    before = _current(enterprise, year)
    row = record_rows([NewRow(enterprise.pk, year, source.pk, kept, place)])[0]
    _trail(actor, enterprise, year, f"登记数据（{source.name}）", before)
    return row


@transaction.atomic
def withdraw_row(*, actor: User | None, row: FactRow, reason: str) -> None:
    """Take a row out of force; what other sources say counts from now on.

    Raises:
        RegistryError: no right, no reason given, or the row is out of force already.
    """
    require_edit(actor, row.enterprise)
    if not reason.strip():
        raise RegistryError("请写明撤下这条数据的原因")
    before = _current(row.enterprise, row.year)
    if not supersede(FactRow.objects.filter(pk=row.pk)):
        raise RegistryError("这条数据已经失效，不必再撤")
    _trail(actor, row.enterprise, row.year, f"撤下数据（{row.source.name}）：{reason}", before)


def _current(enterprise: Enterprise, year: int) -> dict[str, object]:
    return current_values([enterprise.pk], years=[year]).get((enterprise.pk, year), {})


def _trail(
    actor: User | None, enterprise: Enterprise, year: int, action: str, before: dict[str, object]
) -> None:
    """Write what the action changed in the current view, in words."""
    after = _current(enterprise, year)
    changed = [fact for fact in dict.fromkeys([*before, *after]) if before.get(fact) != after.get(fact)]
    when = f"（{year}年）" if year else ""

    def told(values: dict[str, object]) -> dict[str, object]:
        return {
            f"{fact_label(fact)}{when}": fact_text(values[fact], fact) for fact in changed if fact in values
        }

    audit.record(actor=actor, action=action[:60], target=enterprise, before=told(before), after=told(after))
