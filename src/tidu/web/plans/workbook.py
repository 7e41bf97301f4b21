"""A plan as a workbook: how every target stands, who reported what, and every list of the document."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tidu.tables.out.listings import Listing, write_listings
from tidu.tables.out.plan_lists import plan_lists
from tidu.web.plans.duties import duties_of, reported_figures
from tidu.web.plans.quarters import quarters_of
from tidu.web.plans.standing import day_of, standings

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan
    from tidu.web.plans.models import AdoptedPlan

_GOALS = ("目标", "适用", "要求", "期限", "测算值", "上报值", "测算减上报", "状态", "说明", "还差", "条款")
_REPORTS = ("季度", "任务", "单位", "截止日期", "状态", "逾期", "首次报送", "工作进展", "问题和建议")


def plan_workbook(adopted: AdoptedPlan, plan: Plan, *, today: date, reports: bool) -> bytes:
    """Return the workbook.

    Args:
        adopted: the plan.
        plan: its pack.
        today: what is late is late today.
        reports: whether the reader may see what units report.
    """
    lists = [_goals(adopted, plan)]
    if reports:
        lists.append(_reports(adopted, plan, today))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_listings([*lists, *plan_lists(plan)], path)
        return path.read_bytes()


def _goals(adopted: AdoptedPlan, plan: Plan) -> Listing:
    rows = tuple(
        (
            one.target.spec.metric,
            one.target.spec.scope,
            one.target.goal_text,
            one.target.period_text,
            one.measured,
            one.reported,
            one.difference,
            one.progress.status.label,
            one.progress.judged.reason,
            one.short,
            one.target.spec.clause,
        )
        for one in standings(adopted, plan, reported=reported_figures(adopted))
    )
    return Listing("目标进展", f"{adopted.label}：{day_of(adopted)} 的目标进展", _GOALS, rows)


def _reports(adopted: AdoptedPlan, plan: Plan, today: date) -> Listing:
    """What is asked of each quarter that is over, and what came; a draft is nobody's business yet."""
    over = [one for one in quarters_of(adopted.start, adopted.end, today) if one.last < today]
    rows = tuple(
        (
            quarter.label,
            f"{duty.task.number} {duty.task.title}",
            duty.unit.name,
            duty.due.isoformat(),
            duty.label,
            duty.overdue,
            str(duty.report.first_submitted_on or "") if duty.report is not None else "",
            duty.report.text if duty.report is not None and not duty.is_open else "",
            duty.report.problems if duty.report is not None and not duty.is_open else "",
        )
        for quarter in over
        for duty in duties_of(adopted, plan, quarter, today=today)
        if duty.asked or duty.report is not None
    )
    return Listing("季度报告", f"{adopted.label}：各季度报送情况", _REPORTS, rows)
