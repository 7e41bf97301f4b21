"""Read editions of packs; only the newest of each is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from tidu.web.revisions.models import Kind, PackRevision

if TYPE_CHECKING:
    from django.db.models import QuerySet


def newest(pack: str) -> PackRevision | None:
    """Return the edition of a pack that is in force; its text is read when it is asked for."""
    return PackRevision.objects.filter(pack=pack).defer("text").order_by("-version").first()


def in_force(kind: Kind = Kind.PLAN, *, root_id: int | None = None) -> QuerySet[PackRevision]:
    """Return the newest edition of each pack of a kind, of one tenant where asked for, without the texts."""
    last = PackRevision.objects.filter(pack=OuterRef("pack")).order_by("-version").values("pk")[:1]
    found = PackRevision.objects.filter(kind=kind, pk=Subquery(last)).defer("text")
    return found if root_id is None else found.filter(root_id=root_id)
