"""The plans of the site's database for ``tidu plan measure --site`` and ``forecast --site``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidu.cli.errors import UsageError
from tidu.cli.site.errors import SiteError
from tidu.cli.site.starting import start_django

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan, PlanLibrary, Pool, PoolFirm
    from tidu.plans.progress import Progress
    from tidu.web.plans.models import AdoptedPlan


@dataclass(frozen=True, slots=True)
class SitePlan:
    """An adopted plan, and the firms of its place: known by their 统一社会信用代码, else by their ids."""

    plans: PlanLibrary
    plan: Plan
    pool: tuple[PoolFirm, ...]


def measured_site(plan_id: str | None, place: str | None, on: date) -> tuple[SitePlan, tuple[Progress, ...]]:
    """Measure an adopted plan as the site does, with what its units reported; nothing is written.

    Args:
        plan_id: id or area; None where the site has one plan only.
        place: name of its place, where several have adopted it.
        on: the day.

    Raises:
        UsageError: none or several plans are meant; names them.
        SiteError: the database cannot be read.
    """
    adopted = _adopted(plan_id, place)
    from tidu.plans.progress import progress_of
    from tidu.web.plans.duties import reported_figures
    from tidu.web.plans.measuring import inside_of, pool_of, read_over

    plans, plan = _pack(adopted)
    pool = pool_of(adopted, plan, on=on)
    readings = read_over(plan, pool, on=on, inside=inside_of(adopted, plan, on=on))
    said = reported_figures(adopted)
    found = tuple(
        progress_of(plan, target, readings.get(target.id), on=on, reported=said) for target in plan.targets
    )
    return SitePlan(plans, plan, _coded(adopted, pool)), found


def site_plan(plan_id: str | None, place: str | None, on: date) -> SitePlan:
    """Return an adopted plan with the firms of its place and all facts of each, for a forecast.

    Args:
        plan_id: as for `measured_site`.
        place: likewise.
        on: the day.

    Raises:
        UsageError: none or several plans are meant; names them.
        SiteError: the database cannot be read.
    """
    adopted = _adopted(plan_id, place)
    from tidu.web.plans.measuring import pool_of

    plans, plan = _pack(adopted)
    return SitePlan(plans, plan, _coded(adopted, pool_of(adopted, plan, on=on, whole=True)))


def _adopted(plan_id: str | None, place: str | None) -> AdoptedPlan:
    start_django()
    from django.db import DatabaseError

    from tidu.web.plans.models import AdoptedPlan

    try:
        every = list(AdoptedPlan.objects.select_related("root", "jurisdiction"))
    except DatabaseError as error:
        raise SiteError(f"读不了网站的数据库，请检查 DATABASE_URL 和 TIDU_HOME：{error}") from error
    if not every:
        raise UsageError("网站还没有采用计划；请先在网站的“计划”页采用，或写明企业名单")
    found = [
        one
        for one in every
        if (plan_id is None or plan_id in (one.pack, one.pack.partition(".")[0]))
        and (place is None or place in (one.jurisdiction.name, one.root.name))
    ]
    if len(found) == 1:
        return found[0]
    options = "；".join(f"{one.jurisdiction.name}：{one.pack}（{one.label}）" for one in found or every)
    if not found:
        raise UsageError(f"网站没有采用这个计划，已采用：{options}")
    raise UsageError(f"网站采用了几个计划，请用 --plan 和 --place 写明一个：{options}")


def _pack(adopted: AdoptedPlan) -> tuple[PlanLibrary, Plan]:
    from tidu.web.plans.packs import plans

    library = plans()
    return library, library.plan(adopted.pack)


def _coded(adopted: AdoptedPlan, pool: Pool) -> tuple[PoolFirm, ...]:
    """Name the firms as a roster does."""
    from tidu.web.plans.measuring import firms_of

    codes = dict(firms_of(adopted).order_by().values_list("pk", "uscc"))
    return tuple(replace(firm, key=codes.get(int(firm.key)) or firm.key) for firm in pool)
