"""Messages of upkeep: updates that are due, changes reported and handled, alerts. Each is sent once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.inbox.kinds import MessageKind
from tidu.web.inbox.models import Message
from tidu.web.inbox.services import send, settle
from tidu.web.packs import level_label
from tidu.web.upkeep.access import officers_of, people_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tidu.web.enterprises.models import Enterprise
    from tidu.web.titles.access import TitleQuerySet
    from tidu.web.upkeep.models import Alert, ChangeReport


def call_firms(titles: TitleQuerySet, year: int, due: Mapping[str, date], *, step: int = 0) -> int:
    """Ask the firms of titles for the update of a year; return how many accounts were asked.

    Args:
        titles: titles that owe it.
        year: the year.
        due: last day by level.
        step: days before the last day, for a reminder; 0 for the call itself.
    """
    levels: dict[int, list[str]] = defaultdict(list)
    for firm, level in titles.values_list("enterprise_id", "level"):
        levels[firm].append(level)
    people = User.objects.filter(role=Role.FIRM, is_active=True, enterprise__in=levels)
    for user in people:
        mine = levels[user.enterprise_id or 0]
        what = "、".join(sorted(map(level_label, mine)))
        send(
            recipient=user,
            kind=MessageKind.UPDATE,
            subject=f"{f'{step} 天内截止：' if step else ''}请完成 {year} 年信息更新：{what}",
            body=f"请核对并补齐 {year - 1} 年的数据，然后确认更新；未按期更新的不予复核。",
            address=reverse("upkeep:firm", args=[user.enterprise_id]),
            due_on=min(due[level] for level in mine),
            key=f"{_update(user.enterprise_id or 0, year)}{f':{step}' if step else ''}",
        )
    return len(people)


def tell_overdue(user: User, year: int, count: int) -> None:
    """Tell an officer how many titles have no update after the last day."""
    send(
        recipient=user,
        kind=MessageKind.UPDATE,
        subject=f"{year} 年信息更新已截止：{count} 个称号没有更新",
        body="请联系企业核实：已在培育平台更新的代为登记；没有更新的不予复核。",
        address=f"{reverse('upkeep:updates')}?year={year}&standing=overdue",
        key=f"update-over:{year}",
    )


def settle_update(firm: Enterprise, year: int) -> None:
    """Nothing more is asked of a firm for a year."""
    key = _update(firm.pk, year)
    Message.objects.filter(Q(key=key) | Q(key__startswith=f"{key}:")).update(due_on=None)


def tell_reported(report: ChangeReport) -> None:
    """Tell the officers nearest to the firm that a change waits for them."""
    for user in officers_of(report.enterprise):
        if user.pk == report.reported_by_id:
            continue
        send(
            recipient=user,
            kind=MessageKind.CHANGE,
            subject=f"重大变动待处理：{report.enterprise.name}，{report.get_kind_display()}",
            body="请核对情况和材料，作出处理。",
            address=reverse("upkeep:change", args=[report.pk]),
            key=f"change:{report.pk}",
        )


def tell_handled(report: ChangeReport) -> None:
    """Tell who reported a change, and the firm, what came of it."""
    settle(key=f"change:{report.pk}")
    people = {user.pk: user for user in people_of(report.enterprise)}
    if report.reported_by is not None:
        people[report.reported_by.pk] = report.reported_by
    for user in people.values():
        if user.pk == report.handled_by_id:
            continue
        send(
            recipient=user,
            kind=MessageKind.NEWS,
            subject=f"{report.get_kind_display()}的报告已处理：{report.get_outcome_display()}",
            body=report.outcome_text,
            address=reverse("upkeep:change", args=[report.pk]),
            key=f"change-handled:{report.pk}",
        )


def tell_alerts(alerts: Sequence[Alert], on: date) -> None:
    """Tell each firm what it no longer meets, and the officers nearest to the firms how many there are: once a run.

    Args:
        alerts: alerts that were raised newly.
        on: day of the monitoring.
    """
    near: dict[tuple[int, str], list[User]] = {}
    counts: Counter[User] = Counter()
    for alert in alerts:
        firm = alert.title.enterprise
        _tell_firm(alert, firm)
        place = (firm.jurisdiction_id, firm.sector)
        if place not in near:
            near[place] = officers_of(firm)
        counts.update(near[place])
    for user, count in counts.items():
        send(
            recipient=user,
            kind=MessageKind.ALERT,
            subject=f"达标监测：新增 {count} 个称号未达标",
            body="请逐家核对数据，联系企业补强；已处理的在名单上注明。",
            address=reverse("upkeep:alerts"),
            key=f"alerts:{on}",
        )


def _tell_firm(alert: Alert, firm: Enterprise) -> None:
    labels = "、".join(one["label"] for one in alert.unmet)
    for user in people_of(firm):
        send(
            recipient=user,
            kind=MessageKind.ALERT,
            subject=f"{level_label(alert.title.level)}有 {len(alert.unmet)} 项条件未达标",
            body=f"请核对数据，对照条件补强：{labels}",
            address=reverse("upkeep:firm", args=[firm.pk]),
            key=f"alert:{alert.pk}",
        )


def _update(firm: int, year: int) -> str:
    return f"update:{year}:{firm}"
