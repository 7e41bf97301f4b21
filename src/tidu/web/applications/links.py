"""Other applicants that may be the same or linked firms: what an officer must look at before deciding."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.web.applications.models import Application
from tidu.web.enterprises.models import Contact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tidu.web.enterprises.models import Enterprise

_SHORT = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Another application, with why it may be linked."""

    application: Application
    reasons: tuple[str, ...]


def links_of(application: Application) -> list[Link]:
    """Return applications in progress or passed that may be linked: in this batch, or for the same level elsewhere.

    Three queries, whatever the batch has.
    """
    firm = application.enterprise
    phones = _phones([firm.pk])[firm.pk]
    contacts = Contact.objects.filter(phone__in=phones).values("enterprise") if phones else []
    alike = Q(enterprise__in=contacts) if phones else Q(pk=None)
    if firm.controller:
        alike |= Q(enterprise__controller=firm.controller)
    if firm.group_name:
        alike |= Q(enterprise__group_name=firm.group_name)
    if firm.legal_representative:
        alike |= Q(enterprise__legal_representative=firm.legal_representative)
    same = Q(batch=application.batch_id)
    if application.level:
        same |= Q(level=application.level, is_active=True)
    others = (
        Application.objects.filter(same, alike | Q(enterprise=firm), root_id=application.root_id)
        .exclude(pk=application.pk)
        .exclude(enterprise=firm, batch=application.batch_id)
        .select_related("enterprise", "batch")
        .order_by("pk")[:50]
    )
    found = list(others)
    theirs = _phones([one.enterprise_id for one in found])
    links = (
        Link(one, tuple(_reasons(firm, one.enterprise, phones, theirs[one.enterprise_id]))) for one in found
    )
    return [link for link in links if link.reasons]


def _reasons(firm: Enterprise, other: Enterprise, phones: set[str], theirs: set[str]) -> Iterator[str]:
    if firm.pk == other.pk:
        yield "同一企业在另一批次申报同一称号"
        return
    if firm.controller and firm.controller == other.controller:
        yield f"实际控制人相同（{firm.controller}）"
    if firm.group_name and firm.group_name == other.group_name and alike(firm, other):
        yield f"同属{firm.group_name}，主导产品相近（{other.main_product}）"
    if firm.legal_representative and firm.legal_representative == other.legal_representative:
        yield f"法定代表人相同（{firm.legal_representative}）"
    if phones & theirs:
        yield f"联系电话相同（{'、'.join(sorted(phones & theirs))}）"


def alike(firm: Enterprise, other: Enterprise) -> bool:
    """Whether two firms make similar things: the same class of the product catalogue, or words in common."""
    if firm.product_code and other.product_code:
        return firm.product_code[:_SHORT] == other.product_code[:_SHORT]
    mine, theirs = _pairs(firm.main_product), _pairs(other.main_product)
    return bool(mine and theirs) and 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring signs: 制动盘总成 and 制动盘 have two in common."""
    return {text[place : place + 2] for place in range(len(text) - 1)}


def _phones(firms: Iterable[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for firm, phone in Contact.objects.filter(enterprise__in=list(firms)).values_list("enterprise", "phone"):
        if phone:
            found[firm].add(phone)
    return found
