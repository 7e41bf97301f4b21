"""Checks of a plan file as written: ids, dates, and references between its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.consistency import check_source
from tidu.engine.packs.identity import repeated
from tidu.plans.target_checks import check_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.packs.strict_yaml import Document
    from tidu.plans.schema.plan import PlanFile, Task

_ID = re.compile(r"[a-z][a-z0-9-]*\.plan-(19|20|21)\d\d")
_LISTS = {
    "tasks": "任务",
    "targets": "目标",
    "incentives": "奖补",
    "libraries": "库",
    "mechanisms": "机制",
    "scopes": "范围",
    "services": "服务",
    "events": "活动",
    "criteria": "条件",
    "teams": "专班",
}
"""Lists of a plan whose entries have ids, with their Chinese names."""


def check_plan(plan: PlanFile, document: Document) -> Iterator[PackError]:
    """Yield what is wrong with a plan file, before its expressions are compiled."""
    if not _ID.fullmatch(plan.id):
        yield ConsistencyError(
            "计划 id 的写法不对",
            place=document.place("id"),
            expected="地区.plan-年份，如 changshu.plan-2023",
            got=plan.id,
        )
    yield from check_source(document, "source", plan.source)
    yield from _check_period(plan, document)
    for name, what in _LISTS.items():
        entries = getattr(plan, name)
        paths = [f"{name}[{index}].id" for index in range(len(entries))]
        yield from repeated([entry.id for entry in entries], document, paths, what)
    yield from _check_tasks(plan, document)
    yield from _check_references(plan, document)
    for index, target in enumerate(plan.targets):
        yield from check_target(target, plan, document, f"targets[{index}]")


def _check_period(plan: PlanFile, document: Document) -> Iterator[PackError]:
    start = plan.period.start or plan.document.issued or plan.source.published
    if start is None:
        yield ConsistencyError(
            "不知道计划从哪一天起",
            place=document.place("period.start"),
            expected="period.start，或 document.issued、source.published 之一",
            hint="文件没有写起始日的，写印发或见报日期",
        )
    elif plan.period.end <= start:
        yield ConsistencyError(
            "计划的截止日不晚于起始日",
            place=document.place("period.end"),
            expected=f"晚于 {start}",
            got=str(plan.period.end),
        )


def _check_tasks(plan: PlanFile, document: Document) -> Iterator[PackError]:
    for index, task in enumerate(plan.tasks):
        path = f"tasks[{index}]"
        yield from _check_units(task, document, path)
    shared = plan.shared_units
    if shared is not None and shared.first not in {task.id for task in plan.tasks}:
        yield _no_task(document, "shared_units.first", shared.first, plan)
    if plan.reporting is not None and not 1 <= plan.reporting.due_days <= 92:  # noqa: PLR2004 - a quarter's days
        yield ConsistencyError(
            "报送期限不合理",
            place=document.place("reporting.due_days"),
            expected="1 到 92 天",
            got=str(plan.reporting.due_days),
        )


def _check_units(task: Task, document: Document, path: str) -> Iterator[PackError]:
    if not task.units:
        yield ConsistencyError(
            "任务没有责任单位",
            place=document.place(f"{path}.units"),
            expected="至少一个单位",
            got=task.title,
            hint="没有责任单位的内容写在 mechanisms 或 services",
        )
    if len(set(task.units)) < len(task.units):
        yield ConsistencyError(
            "责任单位写了两次", place=document.place(f"{path}.units"), got="、".join(task.units)
        )
    for key in ("lead", "support"):
        for unit in getattr(task, key):
            if unit not in task.units:
                yield ConsistencyError(
                    "牵头、配合单位应在责任单位之内",
                    place=document.place(f"{path}.{key}"),
                    expected="、".join(task.units),
                    got=unit,
                )


def _check_references(plan: PlanFile, document: Document) -> Iterator[PackError]:
    """Yield each reference to a task that the plan does not have."""
    known = {task.id for task in plan.tasks}
    for name in _LISTS:
        for index, entry in enumerate(getattr(plan, name)):
            task = getattr(entry, "task", None)
            if task is not None and task not in known:
                yield _no_task(document, f"{name}[{index}].task", task, plan)


def _no_task(document: Document, path: str, got: str, plan: PlanFile) -> ConsistencyError:
    known = "、".join(task.id for task in plan.tasks)
    return ConsistencyError("计划中没有这项任务", place=document.place(path), expected=known, got=got)
