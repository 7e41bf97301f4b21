"""Libraries of a plan and the pools or listings of the site that are them: matched by name, or by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from tidu.web.enterprises.models import LibraryEntry, SourceLibrary
from tidu.web.plans.models import LibraryLink
from tidu.web.pools.models import Membership, Pool

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan
    from tidu.web.jurisdictions.models import Jurisdiction
    from tidu.web.plans.models import AdoptedPlan

_QUOTES = re.compile(r"[\s“”\"'‘’《》]+")


@dataclass(frozen=True, slots=True)
class Link:
    """The pool (kept here) or library (listed in rosters) that is a library of a plan; by its name, or by hand."""

    name: str
    pool: int | None
    library: int | None
    by_hand: bool = False

    @property
    def address(self) -> str:
        """Where its firms are listed."""
        if self.pool is not None:
            return reverse("pools:detail", args=[self.pool])
        return f"{reverse('enterprises:list')}?library={self.library}"

    def firms(self, *, on: date) -> frozenset[int]:
        """Return the ids of the firms that were in it on a day; both ends included."""
        current = Q(until=None) | Q(until__gte=on)
        if self.pool is not None:
            found = Membership.objects.filter(current, pool=self.pool, since__lte=on)
            return frozenset(found.values_list("enterprise", flat=True))
        begun = Q(since=None) | Q(since__lte=on)
        entries = LibraryEntry.objects.filter(current, begun, library=self.library)
        return frozenset(entries.values_list("enterprise", flat=True))


def links_of(adopted: AdoptedPlan, plan: Plan) -> dict[str, Link]:
    """Return the libraries of a plan that the site has, by their ids in the plan.

    What a person said goes before the names, and of those a pool before a listing.
    """
    place = adopted.root
    found: dict[str, Link] = {}
    for pk, name in SourceLibrary.objects.filter(root=place).values_list("pk", "name"):
        found[plain(name, place)] = Link(name, None, pk)
    for pk, name in Pool.objects.filter(root=place).values_list("pk", "name"):
        found[plain(name, place)] = Link(name, pk, None)
    named = {one.id: plain(one.label, place).removeprefix(plan.spec.area) for one in plan.spec.libraries}
    by_name = {key: found[name] for key, name in named.items() if name in found}
    said = LibraryLink.objects.filter(plan=adopted, library__in=named).select_related("pool", "source")
    chosen = {one.library: _said(one) for one in said}
    return {key: link for key, link in (by_name | chosen).items() if link is not None}


def _said(link: LibraryLink) -> Link | None:
    """Return what a person said a library is; None where she said that it is none of the site's."""
    if link.pool is not None:
        return Link(link.pool.name, link.pool.pk, None, by_hand=True)
    return Link(link.source.name, None, link.source.pk, by_hand=True) if link.source is not None else None


def plain(name: str, place: Jurisdiction) -> str:
    """Return a name without quotes, blanks and the city's own name in front."""
    return _QUOTES.sub("", name).removeprefix(place.name)
