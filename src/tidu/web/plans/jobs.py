"""Jobs of this app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from tidu.tables.out.listings import write_listings
from tidu.web.audit import services as audit
from tidu.web.exports.access import scope_of
from tidu.web.exports.models import Export
from tidu.web.exports.services import KEPT_DAYS, keep, new_file
from tidu.web.jobs.registry import job_kind
from tidu.web.plans.ahead import forecast_of
from tidu.web.plans.kinds import NEAREST
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.nearby import near_listing
from tidu.web.plans.services import KIND, PlanError, measure
from tidu.web.plans.standing import pack_of

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


@job_kind(NEAREST)
def write_nearest(job: Job, progress: Progress, *, export: int, plan: int, target: str) -> dict[str, Any]:
    """Write the workbook of the firms nearest to a target, all of them that the job's owner may see."""
    kept, user = Export.objects.get(pk=export), job.owner
    adopted = (
        AdoptedPlan.objects.visible_to(user).select_related("root", "jurisdiction").filter(pk=plan).first()
    )
    found = pack_of(adopted) if adopted is not None else None
    one = forecast_of(adopted, found, target) if adopted is not None and found is not None else None
    if adopted is None or one is None:
        raise PlanError("这个目标已没有预测，请重新测算后再导出")
    progress.step("逐家核对所差条件", total=len(one.stored.nearest))
    scope, metric = scope_of(user), one.target.spec.metric
    listing = near_listing(user, one.stored, metric, tell=progress.advance)
    stored_as, path = new_file()
    write_listings([listing], path)
    with transaction.atomic():
        keep(kept, stored_as=stored_as, rows=len(listing.rows), scope=scope)
        audit.record(
            actor=user,
            action="导出离得最近的企业",
            target=adopted,
            after={"目标": metric, "企业数": len(listing.rows)},
        )
        progress.complete(
            f"共导出 {len(listing.rows):,} 家企业，文件保留 {KEPT_DAYS} 天",
            address=reverse("exports:download", args=[kept.pk]),
            address_label=f"下载 {kept.name}",
        )
    return {}
