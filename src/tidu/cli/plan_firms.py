"""Where ``tidu plan measure`` and ``forecast`` take the firms from: a roster with the plan that fits, or the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tidu.cli.console import warn
from tidu.cli.errors import UsageError
from tidu.cli.inputs import load_roster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.plans import Plan, PlanLibrary, PoolFirm


def check_source(
    roster: Path | None, *, site: bool, of_roster: Mapping[str, object], place: str | None
) -> None:
    """Check that the firms come from a roster or from the site, and that the options fit.

    Raises:
        UsageError: from both or neither, or an option of the other.
    """
    if site == (roster is not None):
        raise UsageError("请写明企业名单，或用 --site 读网站的数据库，二者选一")
    unfit = (
        [name for name, value in of_roster.items() if value] if site else ["--place"] * (place is not None)
    )
    if unfit:
        raise UsageError(f"{'、'.join(unfit)} 只用于{'企业名单' if site else ' --site'}")


def plan_and_pool(
    plans: PlanLibrary, path: Path, plan_id: str | None, day: date, sheet: str | None, named: list[str] | None
) -> tuple[Plan, tuple[PoolFirm, ...]]:
    """Read the roster, choose the plan, and say what an official must know about the two together."""
    from tidu.tables.out.plan_progress import pool_of

    known = plans.plan(plan_id, on=day) if plan_id is not None else None
    table = load_roster(path, plans.packs, day, sheet)
    pool = pool_of(table.firms)
    plan = known or _plan_of_roster(plans, pool, day)
    if named:
        pool = pool_of(table.firms, _libraries(plan, named))
    outside = sum(not _inside(firm, plan) for firm in pool)
    if outside:
        warn(f"{outside} 家企业的辖区代码不在{plan.spec.area}，仍计入测算；请核对名单")
    if plan.end < day:
        warn(f"{plan.spec.label}已于 {plan.end} 到期；要看到期时的情况请加 --on {plan.end}")
    return plan, pool


def _libraries(plan: Plan, named: list[str]) -> frozenset[str]:
    """Return the full ids of libraries of a plan.

    Raises:
        UsageError: the plan has no such library; names those it has.
    """
    for name in named:
        if name not in {item.id for item in plan.spec.libraries}:
            options = "、".join(f"{item.id}（{item.label}）" for item in plan.spec.libraries)
            raise UsageError(f"{plan.spec.label}没有名为 {name} 的库，可选：{options}")
    return frozenset(f"{plan.area}.{name}" for name in named)


def _plan_of_roster(plans: PlanLibrary, firms: tuple[PoolFirm, ...], day: date) -> Plan:
    """Return the one plan of the area that all firms lie in.

    Raises:
        UsageError: none or several; names them.
    """
    codes = {firm.jurisdiction for firm in firms}
    areas = {
        plan.area
        for plan in plans.plans.values()
        if codes and all(code.startswith(plan.spec.jurisdictions) for code in codes)
    }
    if len(areas) == 1:
        return plans.plan(areas.pop(), on=day)
    options = "、".join(sorted({plan.area for plan in plans.plans.values()}))
    raise UsageError(f"不能从名单的辖区看出用哪个计划，请用 --plan 写明：{options}")


def _inside(firm: PoolFirm, plan: Plan) -> bool:
    """Whether a firm may lie in the plan's area: a code that says less than the plan's leaves it open."""
    own = firm.jurisdiction
    return any(own.startswith(code) or code.startswith(own) for code in plan.spec.jurisdictions)
