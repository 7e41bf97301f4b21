"""Plant and move jurisdictions: the only place where paths are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.jurisdictions.models import Jurisdiction, JurisdictionCode, Kind

if TYPE_CHECKING:
    from datetime import date


@transaction.atomic
def add_jurisdiction(
    *, name: str, kind: Kind, parent: Jurisdiction | None = None, code: str = "", since: date | None = None
) -> Jurisdiction:
    """Add a node below a parent; without one, a new root (tenant).

    Args:
        name: Chinese name, unique among its siblings.
        kind: what it is.
        parent: node above.
        code: GB/T 2260 code, empty for towns and zones that have none.
        since: day from which the code is in force.
    """
    root_id = None if parent is None else parent.tenant_id
    node = Jurisdiction.objects.create(name=name, kind=kind, parent=parent, root_id=root_id)
    node.path = f"{parent.path if parent is not None else '/'}{node.pk}/"
    node.position = node.pk
    node.save(update_fields=["path", "position"])
    if code:
        JurisdictionCode.objects.create(jurisdiction=node, code=code, since=since)
    return node
