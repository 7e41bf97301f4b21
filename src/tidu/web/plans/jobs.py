"""Jobs of this app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from tidu.web.jobs.registry import job_kind
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import KIND, measure

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress


@job_kind(KIND)
def measure_plan(_job: Job, progress: Progress, *, plan_id: int) -> dict[str, Any]:
    """Measure all targets of a plan as of today."""
    plan = AdoptedPlan.objects.select_related("root", "jurisdiction").get(pk=plan_id)
    progress.step("读取企业数据，测算、预测各项目标")
    count = measure(plan, ahead=True)
    return {
        "message": f"{plan.label}：已测算 {count} 项目标",
        "address": reverse("plans:detail", args=[plan.pk]),
        "address_label": "查看目标",
    }
