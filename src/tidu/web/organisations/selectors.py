"""Read units, and find them by whatever name a document calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.organisations.models import OrganisationAlias, OrganisationUnit
from tidu.web.organisations.names import short_form

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User


def units_for(user: User, *, search: str = "") -> QuerySet[OrganisationUnit]:
    """Return the units of a person's tenant, narrowed by a word in name or alias."""
    found = (
        OrganisationUnit.objects.filter(root_id=user.root_id)
        .select_related("jurisdiction", "parent")
        .prefetch_related("aliases")
    )
    if search:
        aliased = OrganisationAlias.objects.filter(root_id=user.root_id, name__icontains=search)
        found = found.filter(Q(name__icontains=search) | Q(pk__in=aliased.values("unit")))
    return found.order_by("-is_active", "kind", "name")


class UnitNames:
    """All names of a tenant's units, read once: for imports that look up thousands."""

    def __init__(self, root: Jurisdiction) -> None:
        """Read names and aliases in two queries."""
        self.place = root.name
        self.exact: dict[str, OrganisationUnit] = {}
        self.short: dict[str, set[int]] = {}
        units = {unit.pk: unit for unit in OrganisationUnit.objects.filter(root=root)}
        aliases = OrganisationAlias.objects.filter(root=root).values_list("name", "unit_id")
        self.units = units
        # Names after aliases: a unit's own name wins over another's alias.
        for name, pk in (*aliases, *((unit.name, unit.pk) for unit in units.values())):
            self.exact[name] = units[pk]
            self.short.setdefault(short_form(name, self.place), set()).add(pk)

    def find(self, name: str) -> OrganisationUnit | None:
        """Return the unit a name means; None for none, and where a short form would mean several."""
        name = name.strip()
        if name in self.exact:
            return self.exact[name]
        found = self.short.get(short_form(name, self.place), set()) if name else set()
        return self.units[next(iter(found))] if len(found) == 1 else None


def find_unit(root: Jurisdiction, name: str) -> OrganisationUnit | None:
    """Return the unit a name means: its own, an alias, or a common abbreviation (市工信局)."""
    return UnitNames(root).find(name)
