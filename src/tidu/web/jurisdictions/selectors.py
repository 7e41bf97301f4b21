"""Read jurisdictions of a tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from django.db.models import QuerySet


def tree_of(root_id: int) -> QuerySet[Jurisdiction]:
    """Return all nodes of a tenant, the root first."""
    return Jurisdiction.objects.filter(path__startswith=f"/{root_id}/").order_by("path")


def subtree_of(node: Jurisdiction) -> QuerySet[Jurisdiction]:
    """Return a node and everything below it."""
    return Jurisdiction.objects.filter(path__startswith=node.path).order_by("path")
