"""Jobs of this app. The work is loaded when it is done: every command of the site registers the kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from tidu.web.jobs.registry import job_kind
from tidu.web.upkeep.kinds import MONITOR

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress


@job_kind(MONITOR)
def monitor_holders(_job: Job, progress: Progress, *, root_id: int) -> dict[str, Any]:
    """Judge all holders of a tenant by their standards."""
    from django.utils import timezone  # noqa: PLC0415 - as the module says

    from tidu.web.jurisdictions.models import Jurisdiction  # noqa: PLC0415 - the same
    from tidu.web.upkeep.monitoring import monitor  # noqa: PLC0415 - the same

    found = monitor(Jurisdiction.objects.get(pk=root_id), on=timezone.localdate(), progress=progress)
    return {
        "message": f"已对照标准监测 {found.total():,} 个称号，未达标 {found['unmet']:,} 个",
        "address": reverse("upkeep:alerts"),
        "address_label": "查看预警",
    }
