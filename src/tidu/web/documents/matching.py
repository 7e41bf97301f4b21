"""The units that a document names, and the site's units that they are; and how unknown ones become known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.documents.models import Decision, Document, Kind
from tidu.web.documents.services import locked
from tidu.web.organisations.models import Kind as UnitKind
from tidu.web.organisations.services import add_alias, add_named_unit
from tidu.web.plans.units import PlanUnits

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.units import Named

_KINDS = (
    (("镇", "街道", "乡", "园区", "开发区", "高新区", "经开区", "管委会", "办事处"), UnitKind.LOCAL),
    (("银行", "保险", "证券", "担保"), UnitKind.FINANCE),
)


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as the document names it, what it is here, and in how many tasks it stands; a guess at its kind."""

    named: Named
    tasks: tuple[str, ...]
    kind: str

    @property
    def is_group(self) -> bool:
        """Whether it means several units (各镇人民政府), which are added one by one."""
        return self.named.name.startswith("各")


def named_units(document: Document) -> tuple[NamedUnit, ...]:
    """Return the units that a document's tasks name, those that nobody knows first."""
    tasks: dict[str, list[str]] = {}
    for item in document.items.filter(kind=Kind.TASK).exclude(state=Decision.REJECTED):
        for name in item.value.get("units") or ():
            tasks.setdefault(name, []).append(item.name)
    known = PlanUnits(document.root)
    found = (NamedUnit(known.named(name), tuple(titles), kind_of(name)) for name, titles in tasks.items())
    return tuple(sorted(found, key=lambda one: bool(one.named.units)))


def kind_of(name: str) -> str:
    """Return what kind of unit a name speaks of."""
    for endings, kind in _KINDS:
        if name.endswith(endings) or (kind == UnitKind.FINANCE and any(word in name for word in endings)):
            return kind
    return UnitKind.DEPARTMENT


@transaction.atomic
def create_unit(*, actor: User, document: Document, name: str, kind: str) -> OrganisationUnit:
    """Add the unit that a document names, at the place that carries the plan out.

    Raises:
        DocumentError: the document is not the person's to keep.
        OrganisationError: no right, or a name that another unit has.
    """
    found = locked(actor, document)
    return add_named_unit(actor=actor, name=name, kind=kind, jurisdiction=found.jurisdiction)


@transaction.atomic
def match_unit(*, actor: User, document: Document, name: str, unit: OrganisationUnit) -> OrganisationUnit:
    """Say that a name in a document means one of the site's units: the name becomes its alias.

    Raises:
        DocumentError: the document is not the person's to keep.
        OrganisationError: no right, or a name that means another unit.
    """
    locked(actor, document)
    return add_alias(actor=actor, unit=unit, name=name)
