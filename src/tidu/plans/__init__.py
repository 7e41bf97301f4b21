"""Plans as data: what a plan document orders, measured over a pool of firms, broken down, rolled up, forecast.

    plans = load_plans()
    plan = plans.plan("changshu", on=date(2025, 6, 30))
    for progress in measure(plan, pool, on=date(2025, 6, 30)):
        print(progress.target.goal_text, progress.judged.status.label)

Pure: no clock, no network, no disk but through ``tidu.engine.packs``.
"""

from __future__ import annotations

from tidu.plans.load import PlanLibrary, load_plans
from tidu.plans.model import Plan, PlanTarget
from tidu.plans.pool import Pool, PoolFirm

__all__ = ["Plan", "PlanLibrary", "PlanTarget", "Pool", "PoolFirm", "load_plans"]
