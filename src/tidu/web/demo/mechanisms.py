"""Made-up workings of each plan: sector teams from its document, contacts of units, items of a joint meeting."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.web.meetings.models import Act, ItemStep, MeetingItem, State
from tidu.web.plans.units import PlanUnits
from tidu.web.teams.models import Contact
from tidu.web.teams.services import enter_teams

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.models import AdoptedPlan

_CONTACTS = 6
# Issue, what was settled, days since the meeting when it is due, outcome (empty: still open).
_ITEMS = (
    (
        "示例：企业年度数据由统计、税务部门定期共享",
        "每季度首月交换一次规上企业年报和加计扣除清单。",
        21,
        "示例：已建立季度交换清单，首批数据已导入。",
    ),
    (
        "示例：入库企业到期称号集中提醒",
        "梳理半年内到期的称号，逐家通知并辅导复核。",
        30,
        "示例：已通知到企业，材料在准备。",
    ),
    ("示例：扩产企业用地指标统筹", "汇总用地需求，提出分批解决的意见。", 40, ""),
    ("示例：首贷和信用贷款对接", "组织专场对接，建立需求台账。", 90, ""),
)
# For a place whose other plan has those already.
_FURTHER = (
    (
        "示例：培育库企业数据补齐",
        "按补数表逐家补齐影响结论的数据。",
        25,
        "示例：已发放补数表，八成企业已回收。",
    ),
    ("示例：培育企业人才公寓需求统筹", "汇总用房需求，提出分批安排的意见。", 40, ""),
    ("示例：数字化改造诊断服务分片包干", "按片区落实服务机构，逐家出诊断意见。", 80, ""),
)
_MEETING_AGO = timedelta(days=55)


def write_mechanisms(adopted: AdoptedPlan, plan: Plan, *, on: date) -> None:
    """Write teams, contacts and items; all names of people are plainly examples.

    Args:
        adopted: the plan.
        plan: its pack.
        on: today.
    """
    teams = {team.lead_id: team for team in enter_teams(adopted)}
    units = _units(adopted, plan)
    Contact.objects.bulk_create(
        Contact(
            plan=adopted,
            unit=unit,
            team=teams.get(unit.pk),
            name=f"示例联络员{place}",
            post="示例处室",
            phone=f"000-{place:08}",
        )
        for place, unit in enumerate(units[:_CONTACTS], start=1)
    )
    if units:
        _items(adopted, units, on - _MEETING_AGO)


def _units(adopted: AdoptedPlan, plan: Plan) -> list[OrganisationUnit]:
    rows = PlanUnits(adopted.root).of_plan(plan)
    return list({unit.pk: unit for row in rows for unit in row.reporters}.values())


def _items(adopted: AdoptedPlan, units: list[OrganisationUnit], met: date) -> None:
    told = MeetingItem.objects.filter(plan__root=adopted.root_id).exists()
    for place, (title, detail, days, outcome) in enumerate(_FURTHER if told else _ITEMS):
        due = met + timedelta(days=days)
        item = MeetingItem.objects.create(
            plan=adopted,
            meeting=f"{met.year}年第1次联席会议（示例）",
            raised_on=met,
            title=title,
            detail=detail,
            owner=units[place % len(units)],
            due_on=due,
            state=State.DONE if outcome else State.OPEN,
            outcome=outcome,
            done_on=due - timedelta(days=2) if outcome else None,
        )
        if len(units) > 1:
            item.helpers.add(units[(place + 1) % len(units)])
        _step(item, Act.RAISED, detail, met)
        if item.done_on is not None:
            _step(item, Act.DONE, outcome, item.done_on)


def _step(item: MeetingItem, act: Act, text: str, day: date) -> None:
    step = ItemStep.objects.create(item=item, act=act, text=text, due_on=item.due_on)
    step.at = timezone.make_aware(datetime.combine(day, time(10, 0)))
    step.save(update_fields=["at"])
