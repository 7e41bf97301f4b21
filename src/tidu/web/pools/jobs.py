"""Jobs of this app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from tidu.web.jobs.registry import job_kind
from tidu.web.pools.models import Pool
from tidu.web.pools.services import KIND, refresh

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress


@job_kind(KIND)
def refresh_pool(job: Job, progress: Progress, *, pool_id: int) -> dict[str, Any]:
    """Bring a pool in step with its rule."""
    pool = Pool.objects.select_related("jurisdiction").get(pk=pool_id)
    came, went = refresh(pool, actor=job.owner, progress=progress)
    return {
        "message": f"{pool.name}：入库 {came} 家，出库 {went} 家",
        "address": reverse("pools:detail", args=[pool.pk]),
        "address_label": "查看名单",
    }
