"""Tables of a bulletin: targets, districts, units, what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.bulletin.model import Table
from tidu.web.bulletins.quarterly import district_lines, unit_lines

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.tables.bulletin.model import Cell
    from tidu.web.bulletins.quarterly import DistrictLine, Quarterly
    from tidu.web.plans.standing import Standing

_NAME_WIDTH = 8


def percent(share: Fraction | None) -> str:
    """Return a share as a percentage, rounded down: 99.96 % is not all of it."""
    return "—" if share is None else f"{share * 1000 // 1 / 10:.1f}%"


def targets_table(found: Quarterly) -> Table:
    """How each target stands beside the quarter before."""
    rows = tuple(
        (
            _named(one),
            one.target.goal_text,
            one.target.period_text,
            found.before.get(one.target.id, "—"),
            one.value,
            percent(one.progress.judged.done) if one.target.adds_up else "—",
            one.progress.status.label,
        )
        for one in found.standings
    )
    return Table(
        "目标进展",
        "表1　各项目标进展",
        ("目标", "要求", "期限", "上季末", "本季末" if found.at_close else "现值", "完成", "状态"),
        rows,
        (4.2, 2.3, 2.0, 2.1, 2.1, 1.5, 1.8),
        "注：有测算数的按测算数，没有的按审核通过的上报数；缺数据的企业不算作达到；占比、平均不计完成份额。",
    )


def _named(one: Standing) -> str:
    scope = one.target.spec.scope
    return f"{one.target.spec.metric}（{scope}）" if scope else one.target.spec.metric


def districts_table(found: Quarterly) -> Table:
    """How districts do, ranked where targets are broken down to them."""
    names = tuple(split.target.spec.metric for split in found.splits)
    widths = (1.2, 3.2, *(2.4 for _ in names))
    lines = district_lines(found.splits)
    if not found.is_broken_down:
        rows = tuple(_district(line, str(place), found) for place, line in enumerate(lines, start=1))
        note = (
            f"注：目标没有分解到各区，只列现值，按第一项目标“{names[0]}”的数排列，不计名次。" if names else ""
        )
        return Table("各区进展", "表2　各区现值", ("序号", "辖区", *names), rows, widths, note)
    ranked: tuple[tuple[Cell, ...], ...] = tuple(
        (*_district(line, line.rank if line.rank is not None else "—", found), percent(line.mean))
        for line in lines
    )
    note = "注：各栏为现值/分解数；平均完成率为各项完成份额的平均，单项超过100%的按100%计；相同的名次并列。"
    labels = ("名次", "辖区", *names, "平均完成率")
    return Table("各区排名", "表2　各区完成情况和名次", labels, ranked, (*widths, 2.0), note)


def _district(line: DistrictLine, first: Cell, found: Quarterly) -> tuple[Cell, ...]:
    cells = []
    for row in line.rows:
        unit = row.target.spec.unit
        value, part = row.value.removesuffix(unit).strip(), row.goal.removesuffix(unit).strip()
        cells.append(f"{value}/{part}" if found.is_broken_down else value)
    return (first, line.name, *cells)


def units_table(found: Quarterly) -> Table:
    """How units reported, ranked."""
    rows = tuple(
        (
            one.rank,
            one.name,
            one.asked,
            one.in_time,
            one.late,
            one.open,
            one.returned,
            percent(one.share),
        )
        for one in unit_lines(found.duties)
    )
    return Table(
        "单位报送",
        "表3　责任单位报送情况和名次",
        ("名次", "单位", "应报", "按期", "逾期报送", "未报", "退回待改", "按期率"),
        rows,
        (1.3, 5.0, 1.3, 1.3, 1.8, 1.3, 1.9, 1.7),
        "注：按期率为截止日前首次报送的份额，相同的名次并列。",
    )


def late_tables(found: Quarterly) -> tuple[Table, ...]:
    """Which targets are late and why; which reports are."""
    behind: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _named(one),
            one.progress.status.label,
            one.value,
            one.target.goal_text,
            one.short or "—",
            reasons(one, found),
        )
        for one in found.late
    )
    labels = ("目标", "状态", "现值", "要求", "还差", "原因")
    tables = [Table("滞后目标", "表4　滞后和有风险的目标", labels, behind, (3.4, 1.5, 1.9, 1.9, 1.9, 5.0))]
    late_reports: tuple[tuple[Cell, ...], ...] = tuple(
        (one.unit.name, f"{one.task.number} {one.task.title}", one.due.isoformat(), one.overdue or one.label)
        for one in sorted(found.duties, key=lambda one: one.overdue != "已逾期")
        if one.overdue
    )
    tables.append(
        Table(
            "逾期报告",
            "表5　逾期的报告",
            ("单位", "任务", "截止日期", "情况"),
            late_reports,
            (4.6, 6.0, 2.4, 2.2),
        )
    )
    return tuple(tables)


def reasons(one: Standing, found: Quarterly) -> str:
    """Why a target is late: how far time is ahead of it, what data lack, what its units wrote."""
    task = one.target.spec.task or ""
    return "；".join(filter(None, (one.progress.judged.reason, *found.problems.get(task, ()))))
