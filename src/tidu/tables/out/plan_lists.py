"""A plan as lists: its tasks, targets, money rules, libraries and the rest, each with its clause."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.units import Unit
from tidu.engine.wording import money_text, value_text
from tidu.plans.contract import contract
from tidu.tables.out.listings import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from tidu.plans.model import Plan
    from tidu.plans.schema.plan import Item

_LIBRARY_KINDS = {
    "pool": "培育库",
    "seeds": "种子库",
    "reserve": "后备库",
    "source": "来源库",
    "catalogue": "目录",
    "list": "清单",
}


def plan_lists(plan: Plan) -> tuple[Listing, ...]:
    """Return every list of a plan, tasks and targets first; empty ones are left out."""
    spec = plan.spec
    items = (
        ("机制", "机制、制度、行动", spec.mechanisms),
        ("范围", "行业、产业链、领域", spec.scopes),
        ("服务", "服务与平台", spec.services),
        ("活动", "活动", spec.events),
        ("条件", "遴选条件", spec.criteria),
    )
    found = (
        _targets(plan),
        _tasks(plan),
        _incentives(plan),
        _libraries(plan),
        *(_items(plan, name, title, rows) for name, title, rows in items),
        _teams(plan),
        _gaps(plan),
    )
    return tuple(listing for listing in found if listing.rows)


def _targets(plan: Plan) -> Listing:
    rows = tuple(
        (
            target.spec.metric,
            target.goal_text,
            target.period_text,
            target.spec.basis.label if target.spec.basis is not None else "",
            target.spec.scope,
            "、".join(
                how for how, there in (("测算", target.measure), ("上报", target.spec.reported)) if there
            ),
            task_title(plan, target.spec.task),
            "；".join((target.spec.clause, *target.spec.also)),
            target.spec.note,
        )
        for target in plan.targets
    )
    labels = ("目标", "要求", "期限", "口径", "范围", "数据来源", "所属任务", "条款", "说明")
    return Listing("目标", f"目标：{len(rows)} 项", labels, rows)


def _tasks(plan: Plan) -> Listing:
    rows = tuple(
        (
            task.number,
            task.title,
            task.chapter,
            "、".join(plan.units_of(task)),
            "、".join(task.lead) or "未写明",
            "；".join(task.does),
            task.clause,
        )
        for task in plan.tasks
    )
    labels = ("编号", "任务", "章节", "责任单位", "牵头单位", "主要措施", "条款")
    return Listing("任务", f"任务与责任单位：{len(rows)} 项", labels, rows)


def _incentives(plan: Plan) -> Listing:
    rows = tuple(
        (
            row["what"],
            money_rule_text(row),
            row["threshold"] or "",
            row["frequency"] or "",
            row["payer"] or "未写明",
            row["clause"],
        )
        for row in contract(plan)["incentives"]
    )
    labels = ("奖补事项", "金额", "条件", "频次", "出资", "条款")
    return Listing("奖补", f"奖补规则：{len(rows)} 条", labels, rows)


def money_rule_text(row: dict[str, Any]) -> str:
    """Say an amount of the contract's shape: ``300 万元``, ``采购额的 10%，最高 300 万元``, ``未写明``."""
    cap = f"最高 {_yuan(row['cap'])}" if row["cap"] is not None else ""
    if row["kind"] == "price_floor":
        return f"起价不低于限价的 {_percent(row['rate'])}"
    if row["rate"] is not None:
        return "，".join(part for part in (f"{row['base']}的 {_percent(row['rate'])}", cap) if part)
    if row["amount"] is not None:
        return "，".join(part for part in (_yuan(row["amount"]), cap) if part)
    return cap or row.get("unstated", "") or "未写明"


def _yuan(value: float) -> str:
    return money_text(Fraction(str(value)))


def _percent(value: float) -> str:
    return value_text(Fraction(str(value)), Unit.share, places=0)


def _libraries(plan: Plan) -> Listing:
    rows = tuple(
        (item.label, _LIBRARY_KINDS[item.kind], item.text, task_title(plan, item.task), item.clause)
        for item in plan.spec.libraries
    )
    return Listing(
        "库与名单", f"库、名录与目录：{len(rows)} 个", ("名称", "种类", "说明", "所属任务", "条款"), rows
    )


def _items(plan: Plan, name: str, title: str, items: Sequence[Item]) -> Listing:
    rows = tuple(
        (
            item.label,
            "、".join(item.of),
            item.every,
            "、".join(item.lead),
            item.text,
            task_title(plan, item.task),
            item.clause,
        )
        for item in items
    )
    labels = ("名称", "包括", "频次", "牵头", "说明", "所属任务", "条款")
    return Listing(name, f"{title}：{len(rows)} 项", labels, rows)


def _teams(plan: Plan) -> Listing:
    rows = tuple((team.label, team.unit, team.note, team.clause) for team in plan.spec.teams)
    return Listing("服务专班", f"服务专班：{len(rows)} 个", ("专班", "组建单位", "说明", "条款"), rows)


def _gaps(plan: Plan) -> Listing:
    rows = tuple((gap.clause, gap.text) for gap in plan.spec.gaps)
    return Listing("文件缺漏", "文件没有写明、或所见文本缺少的内容", ("条款", "内容"), rows)


def task_title(plan: Plan, task_id: str | None) -> str:
    """Return number and heading of a task; empty for none."""
    for task in plan.tasks:
        if task.id == task_id:
            return f"{task.number} {task.title}"
    return ""


def about_plan(plan: Plan) -> Iterator[str]:
    """Yield lines that say what document a plan is."""
    spec, document = plan.spec, plan.spec.document
    yield f"{spec.label}{'（征求意见稿）' if document.draft else ''}"
    number = document.number or "没有文号"
    issuers = "、".join(document.issuers) or "未写发文机关"
    issued = str(document.issued) if document.issued is not None else "未写印发日期"
    yield f"{plan.id} 第 {plan.version} 版　{number}　{issuers}　{issued}"
    start = (
        str(spec.period.start)
        if spec.period.start is not None
        else f"{plan.start}（文件未写，按印发或见报日）"
    )
    yield f"期限：{start} 至 {plan.end}"
    if spec.reporting is not None:
        who = "、".join(spec.reporting.by) or "各责任单位"
        yield f"报送：{spec.reporting.due}，由{who}报送〔{spec.reporting.clause}〕"
