"""Read candidates for a merger and past mergers, within a person's scope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.enterprises.models import Contact, Enterprise, EnterpriseCode, EnterpriseName, Status
from tidu.web.mergers.likeness import Known, likenesses
from tidu.web.mergers.models import Distinction, Merger

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User

MOST = 100
_SEPARATORS = dict.fromkeys(map(ord, " \t-—()（）+/"))
_SHORTEST_PHONE = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one firm, and why."""

    first: Enterprise
    second: Enterprise
    reasons: tuple[str, ...]


def candidates(user: User, *, firm: Enterprise | None = None) -> tuple[Candidate, ...]:
    """Return pairs that may be one firm, the likeliest first, at most 100; six queries for any number of firms.

    Args:
        user: who asks; both firms of a pair are hers to see.
        firm: pairs of this firm only.
    """
    firms = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED)
    rows = list(firms.values_list("pk", "name", "uscc"))
    root = user.root_id
    known = Known(
        names={pk: name for pk, name, _ in rows},
        codes={pk: code for pk, _, code in rows},
        former_names=EnterpriseName.objects.filter(enterprise__root=root).values_list(
            "enterprise_id", "name"
        ),
        former_codes=EnterpriseCode.objects.filter(enterprise__root=root).values_list(
            "enterprise_id", "uscc"
        ),
        phones=_phones(root),
    )
    if firm is not None and firm.pk not in known.names:
        return ()
    apart = set(Distinction.objects.filter(first__root=root).values_list("first_id", "second_id"))
    found = likenesses(known, only=None if firm is None else firm.pk)
    found = [one for one in found if one.pair not in apart][:MOST]
    ids = {pk for one in found for pk in one.pair}
    read = Enterprise.objects.select_related("jurisdiction").in_bulk(ids)
    pairs = []
    for one in found:
        first, second = (read[pk] for pk in one.pair)
        if firm is not None and second.pk == firm.pk:
            first, second = second, first
        pairs.append(Candidate(first, second, tuple(one.reasons)))
    return tuple(pairs)


def mergers_of(user: User, *, firm: Enterprise | None = None) -> QuerySet[Merger]:
    """Return mergers that still stand, newest first."""
    found = Merger.objects.visible_to(user).filter(split_at=None)
    if firm is not None:
        found = found.filter(kept=firm)
    return found.select_related("kept", "gone", "merged_by").order_by("-pk")


def _phones(root: int) -> list[tuple[int, str]]:
    """Telephones without what people put between the digits; too short ones say nothing."""
    rows = (
        Contact.objects.filter(enterprise__root=root).exclude(phone="").values_list("enterprise_id", "phone")
    )
    read = ((firm, phone.translate(_SEPARATORS)) for firm, phone in rows)
    return [(firm, phone) for firm, phone in read if len(phone) >= _SHORTEST_PHONE]
