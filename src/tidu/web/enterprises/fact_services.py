"""Figures entered by hand, and the decision which of several is right. Each step lands in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.accounts.roles import Role
from tidu.web.audit import services as audit
from tidu.web.enterprises.current import rows_in_force, views_of
from tidu.web.enterprises.guards import RegistryError, require_decision
from tidu.web.enterprises.models import Settlement
from tidu.web.facts.models import FactSource, Strength
from tidu.web.facts.services import record_facts, source_of_person
from tidu.web.facts.store import NewRow, record_rows
from tidu.web.facts.values import read_values
from tidu.web.packs import fact_definition, fact_label
from tidu.web.ui.formats import fact as fact_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.evidence.models import Evidence

FIRST_YEAR = 2000
"""Older figures are of no use to any standard."""
_STRENGTHS = {Role.OFFICER: Strength.DEPARTMENT, Role.OPERATOR: Strength.DEPARTMENT}


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of an entry: labels of figures that count now, and of those that a stronger source outweighs."""

    counting: tuple[str, ...]
    outweighed: tuple[str, ...]


def strength_of(actor: User) -> Strength:
    """Return how far an entry is trusted: a specialist writes down what the firm says."""
    return _STRENGTHS.get(Role(actor.role), Strength.FIRM)


@transaction.atomic
def enter_facts(*, actor: User, enterprise: Enterprise, year: int, values: Mapping[str, object]) -> Entered:
    """Record figures under the person's own name; an emptied one takes back what she said herself.

    Args:
        actor: an officer, a specialist, or the firm itself.
        enterprise: the firm.
        year: calendar year, 0 for facts that are not kept by year.
        values: by fact id, in base units or with their own.

    Raises:
        RegistryError: no right, nothing to record, a year that cannot be, or a judgement that a firm may not pass.
        FactError: a value does not fit its fact.
    """
    if not values:
        raise RegistryError("没有改动，不必保存")
    _check_year(year)
    if actor.role == Role.FIRM:
        for fact in values:
            definition = fact_definition(fact)
            if definition is not None and definition.is_judgement:
                raise RegistryError(f"{definition.label}由主管部门认定，企业不能自行填报")
    source = source_of_person(actor, strength=strength_of(actor))
    record_facts(actor=actor, enterprise=enterprise, year=year, source=source, values=values)
    view = views_of(enterprise).get(year)
    current = view.values if view is not None else {}
    kept = read_values(values)
    counting = tuple(fact_label(fact) for fact, value in kept.items() if current.get(fact) == value)
    outweighed = tuple(fact_label(fact) for fact, value in kept.items() if current.get(fact) != value)
    return Entered(counting, outweighed)


@transaction.atomic
def settle(
    *,
    actor: User,
    enterprise: Enterprise,
    year: int,
    fact: str,
    value: object,
    basis: str,
    evidence: Evidence | None = None,
) -> Settlement:
    """Verify a value: it counts from now on, whatever others said; what they say later is shown again.

    Args:
        actor: an officer or operator.
        enterprise: the firm.
        year: calendar year, 0 for facts that are not kept by year.
        fact: id of the fact.
        value: the right value, in base units or with its own.
        basis: what it was checked against.
        evidence: a file of the firm that proves it.

    Raises:
        RegistryError: no right, no basis, a fact that does not belong to the year, or another firm's file.
        FactError: the value does not fit its fact.
        UnknownIdError: no pack defines the fact.
    """
    require_decision(actor, enterprise)
    definition = fact_definition(fact)
    if definition is not None and definition.period.by_year != bool(year):
        raise RegistryError(f"{definition.label}{'按年度核实' if not year else '不分年度'}")
    if not basis.strip():
        raise RegistryError("请写明核实依据，如审计报告、部门数据")
    if evidence is not None and evidence.enterprise_id != enterprise.pk:
        raise RegistryError("依据材料不是这家企业的")
    kept = read_values({fact: value})
    if kept[fact] is None:
        raise RegistryError("请填写或选择核实后的值")
    before = _value(enterprise, year, fact)
    source = source_of_person(actor, strength=Strength.VERIFIED)
    record_rows([NewRow(enterprise.pk, year, source.pk, kept)])
    said = views_of(enterprise)[year].conflicts.get(fact, [])
    decision = Settlement.objects.create(
        enterprise=enterprise, year=year, fact=fact, value=kept[fact], basis=basis.strip()[:200],
        seen=[one["value"] for one in said], evidence=evidence, settled_by=actor,
    )  # fmt: skip
    label = _label(year, fact)
    after = {label: fact_text(kept[fact], fact), "核实依据": decision.basis}
    if evidence is not None:
        after["依据材料"] = evidence.name
    told = {} if before is None else {label: fact_text(before, fact)}
    audit.record(actor=actor, action="核实数据", target=enterprise, before=told, after=after)
    return decision


@transaction.atomic
def unsettle(*, actor: User, enterprise: Enterprise, year: int, fact: str, reason: str) -> None:
    """Take a verification back: what the sources say counts again, by their strength.

    Raises:
        RegistryError: no right, no reason, or nothing was verified.
    """
    require_decision(actor, enterprise)
    if not reason.strip():
        raise RegistryError("请写明取消核实的原因")
    decisions = Settlement.objects.filter(enterprise=enterprise, year=year, fact=fact)
    people = {one.settled_by_id for one in decisions}
    if not people:
        raise RegistryError("这项数据没有核实过，或核实已取消")
    before = _value(enterprise, year, fact)
    sources = FactSource.objects.filter(
        entered_by__in=people, strength=Strength.VERIFIED, name__endswith="录入"
    )
    rows = rows_in_force(enterprise).filter(year=year, source__in=sources)
    record_rows(
        [NewRow(enterprise.pk, year, row.source_id, {fact: None}) for row in rows if fact in row.values]
    )
    decisions.delete()
    after, label = _value(enterprise, year, fact), _label(year, fact)
    audit.record(
        actor=actor,
        action="取消核实",
        target=enterprise,
        before={label: fact_text(before, fact)},
        after={label: fact_text(after, fact), "取消原因": reason.strip()},
    )


def _check_year(year: int) -> None:
    this_year = timezone.localdate().year
    if year and not FIRST_YEAR <= year <= this_year:
        raise RegistryError(f"年度应在 {FIRST_YEAR} 至 {this_year} 之间，现为 {year}")


def _value(enterprise: Enterprise, year: int, fact: str) -> object | None:
    view = views_of(enterprise).get(year)
    return None if view is None else view.values.get(fact)


def _label(year: int, fact: str) -> str:
    return f"{fact_label(fact)}（{year}年）" if year else fact_label(fact)
