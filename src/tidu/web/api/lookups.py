"""Objects by id as the caller may see them, else a 404; and sources by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from tidu.web.accounts.roles import Role
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.facts.models import FactSource, Strength
from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


def firm_for(user: User, firm_id: int) -> Enterprise:
    """Return a firm in the person's scope.

    Raises:
        Http404: there is none.
    """
    firms = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED)
    return get_object_or_404(firms.select_related("jurisdiction", "root"), pk=firm_id)


def place_for(user: User, place_id: int) -> Jurisdiction:
    """Return a jurisdiction of the person's tenant.

    Raises:
        Http404: there is none.
    """
    inside = Jurisdiction.objects.filter(path__startswith=f"/{user.root_id}/")
    return get_object_or_404(inside, pk=place_id)


def source_named(user: User, name: str, strength: Strength) -> FactSource:
    """Return the person's source of that name and strength, made at its first use.

    Raises:
        RegistryError: the person's role cannot vouch for the strength.
    """
    if user.role == Role.FIRM and strength > Strength.FIRM:
        raise RegistryError("企业账号只能以“企业填报”或“未核实”登记数据")
    source, _ = FactSource.objects.get_or_create(
        root_id=user.root_id,
        entered_by=user,
        strength=strength,
        name=name,
        defaults={"organisation": user.organisation},
    )
    return source
