"""The text of a bulletin as it is proposed: an official reads it, and changes what she would say otherwise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tidu.plans.schema.targets import Operator
from tidu.plans.status import Status
from tidu.tables.bulletin.model import Section, date_text
from tidu.web.bulletins.quarterly import district_lines, unit_lines
from tidu.web.bulletins.tables import (
    districts_table,
    late_tables,
    percent,
    targets_table,
    units_table,
)
from tidu.web.plans.standing import ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.bulletins.quarterly import Quarterly
    from tidu.web.plans.standing import Standing

_ENDS = 3
_MANY = 8
_DETAILED = 6
_GOALS = {
    Operator.at_least: "不少于",
    Operator.more: "超过",
    Operator.at_most: "不超过",
    Operator.less: "低于",
}


def sections_of(found: Quarterly) -> tuple[Section, ...]:
    """Return all sections of a bulletin, text and tables."""
    districts = (districts_table(found),) if found.splits else ()
    said = (
        ("overview", "总体情况", _overview(found), ()),
        ("targets", "目标进展", _targets(found), (targets_table(found),)),
        ("districts", "各区进展", _districts(found), districts),
        ("units", "责任单位报送情况", _units(found), (units_table(found),)),
        ("late", "滞后事项和原因", _late(found), late_tables(found)),
        ("next", "下一步要求", _next(found), ()),
    )
    ordinals = "一二三四五六"
    return tuple(
        Section(key, f"{ordinals[place]}、{heading}", "\n".join(filter(None, lines)), tables)
        for place, (key, heading, lines, tables) in enumerate(said)
    )


def _day(day: date) -> str:
    return date_text(day.year, day.month, day.day)


def _overview(found: Quarterly) -> list[str]:
    counts = Counter(one.progress.status for one in found.standings)
    said = "，".join(f"{status.label}{counts[status]}项" for status in reversed(ORDER) if counts[status])
    lines = [f"截至{_day(found.as_of)}，《{found.adopted.label}》共有目标{len(found.standings)}项：{said}。"]
    if not found.at_close:
        lines.append(f"{found.quarter.label}末没有留存测算结果，本期按{_day(found.as_of)}的企业数据测算。")
    lines_of_units = unit_lines(found.duties)
    asked = sum(one.asked for one in lines_of_units)
    if asked:
        in_time, late, never = (
            sum(getattr(one, name) for one in lines_of_units) for name in ("in_time", "late", "open")
        )
        parts = [f"按期报送{in_time}项"]
        parts += [f"{word}{count}项" for word, count in (("逾期报送", late), ("未报", never)) if count]
        lines.append(
            f"{found.quarter.label}应报任务进展{asked}项，涉及{len(lines_of_units)}个单位：{'，'.join(parts)}。"
        )
    return lines


def _targets(found: Quarterly) -> list[str]:
    lines = []
    for status in (Status.done, Status.on_track):
        named = [one.target.spec.metric for one in found.standings if one.progress.status is status]
        if named:
            lines.append(f"{status.label}的{len(named)}项：{'、'.join(named)}。")
    silent = [one.target.spec.metric for one in found.standings if one.progress.status is Status.no_data]
    if silent:
        lines.append(f"没有数据的{len(silent)}项：{'、'.join(silent)}。")
    return lines or ["各项目标的进展见表1。"]


def _districts(found: Quarterly) -> list[str]:
    if not found.splits:
        return ["实施范围内没有下级辖区，或目标没有分区测算的数。"]
    lines = [one for one in district_lines(found.splits) if one.rank is not None]
    if not lines:
        return ["目标没有分解到各区，各区现值见表2。"]
    best = [one for one in lines if one.rank is not None and one.rank <= _ENDS]
    first = "、".join(f"{one.name}（{percent(one.mean)}）" for one in best[:_MANY])
    said = [f"{len(lines)}个辖区按已分解目标的平均完成率排名，居前的是{first}。"]
    if len(lines) > 2 * _ENDS:
        rest = [one for one in lines if one not in best][-_ENDS:]
        last = "、".join(f"{one.name}（{percent(one.mean)}）" for one in reversed(rest))
        said.append(f"排名靠后的是{last}。" if last else "")
    return said


def _units(found: Quarterly) -> list[str]:
    lines = unit_lines(found.duties)
    if not lines:
        return ["本季度没有要求单位报送。"]
    whole = [one.name for one in lines if one.in_time == one.asked]
    said = [f"全部按期报送的单位{len(whole)}个：{_short(whole)}。" if whole else "没有单位全部按期报送。"]
    open_ = [f"{one.name}（{one.open}项）" for one in lines if one.open]
    if open_:
        said.append(f"尚未报送的单位{len(open_)}个：{_short(open_)}。")
    return said


def _late(found: Quarterly) -> list[str]:
    if not found.late and not any(one.overdue for one in found.duties):
        return ["没有滞后或有风险的目标，也没有逾期的报告。"]
    lines = []
    for status in (Status.behind, Status.at_risk):
        of = [one for one in found.late if one.progress.status is status]
        if of:
            named = "；".join(_said(one) for one in of[:_DETAILED])
            more = "等，详见表4" if len(of) > _DETAILED else ""
            lines.append(f"{status.label}的目标{len(of)}项：{named}{more}。")
    return lines


def _said(one: Standing) -> str:
    short = f"，还差{one.short}" if one.short and "须" not in one.short else ""
    sign = one.target.spec.op.label
    word = _GOALS.get(one.target.spec.op)
    goal = f"{word}{one.target.goal_text.removeprefix(sign).strip()}" if word else one.target.goal_text
    now = "数据待补" if one.value in ("待补数据", "—") else f"现为{one.value}"
    # Running text has no blanks between a figure and its unit.
    return f"{one.target.spec.metric}，要求{goal}，{now}{short}".replace(" ", "")


def _next(found: Quarterly) -> list[str]:
    lines = []
    following = found.quarter.after()
    goes_on = following.first <= found.adopted.end
    missing = dict.fromkeys(one.unit.name for one in found.duties if one.overdue == "已逾期")
    if missing:
        lines.append(
            f"抓紧补报。{_short(missing, '单位')}请在收到本通报后5个工作日内补报{found.quarter.label}进展。"
        )
    behind = [one for one in found.late if one.progress.status is Status.behind]
    if behind:
        units = dict.fromkeys(
            name for one in behind for name in found.units_of.get(one.target.spec.task or "", ())
        )
        who = f"请{_short(units, '单位')}" if units else "请各有关责任单位"
        when = "随下一次报告一并报送" if goes_on else "在收到本通报后10个工作日内报送"
        lines.append(f"逐项追赶。对滞后的{len(behind)}项目标，{who}分析原因，提出措施和时限，{when}。")
    silent = [one.target.spec.metric for one in found.standings if one.progress.status is Status.no_data]
    if silent:
        lines.append(f"补齐数据。{_short(silent, '目标')}没有数据，请责任单位补充数据或上报数，并写明依据。")
    if goes_on:
        lines.append(f"按时报送。{following.label}的进展请于{_day(following.due(found.plan))}前报送。")
    elif not lines:
        lines.append("巩固已有成果，做好计划期末总结。")
    ordinals = "一二三四"
    return [f"（{ordinals[place]}）{line}" for place, line in enumerate(lines)]


def _short(names: Iterable[str], of: str = "") -> str:
    every = list(names)
    if len(every) <= _MANY:
        return "、".join(every)
    return f"{'、'.join(every[:_MANY])}等{of}"
