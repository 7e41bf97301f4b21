"""Firms that belong together: the same controller or group, shareholders on record, holdings in others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.web.enterprises.models import Enterprise, Shareholder, Status
from tidu.web.ui.formats import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.accounts.models import User

_MOST = 50


@dataclass(frozen=True, slots=True)
class Kin:
    """Another firm on record, and how it belongs to this one."""

    firm: Enterprise
    ties: tuple[str, ...]


def kin_of(user: User, firm: Enterprise) -> tuple[Kin, ...]:
    """Return the firms a person may see that belong to the same controller or group, or hold one another.

    Two queries; at most 50 firms, by name.
    """
    owners = {holder.uscc: holder for holder in firm.shareholders.all() if holder.uscc}
    held = {
        holder.enterprise_id: holder
        for holder in Shareholder.objects.filter(uscc=firm.uscc, enterprise__root=firm.root_id)
    }
    ties = Q(uscc__in=owners) | Q(pk__in=held)
    if firm.controller:
        ties |= Q(controller=firm.controller)
    if firm.group_name:
        ties |= Q(group_name=firm.group_name)
    visible = Enterprise.objects.visible_to(user).exclude(pk=firm.pk).exclude(status=Status.MERGED)
    found = visible.filter(ties).select_related("jurisdiction").order_by("sort_key", "pk")[:_MOST]
    return tuple(Kin(one, tuple(_ties(firm, one, owners, held))) for one in found)


def _ties(
    firm: Enterprise, other: Enterprise, owners: dict[str, Shareholder], held: dict[int, Shareholder]
) -> Iterable[str]:
    if firm.controller and other.controller == firm.controller:
        yield "同一实际控制人"
    if firm.group_name and other.group_name == firm.group_name:
        yield "同一集团"
    if other.uscc in owners:
        yield f"本企业股东{_share(owners[other.uscc])}"
    if other.pk in held:
        yield f"本企业持股{_share(held[other.pk])}"


def _share(holder: Shareholder) -> str:
    return "" if holder.share is None else f" {percent(holder.share)}"
