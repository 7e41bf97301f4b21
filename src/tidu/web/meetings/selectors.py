"""Read items: those of a plan with what is late, counts, the history as a timeline, the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.tables.bulletin.workbook import written
from tidu.tables.out.listings import Listing
from tidu.web.meetings.models import Act, MeetingItem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.plans.models import AdoptedPlan

OPEN, LATE, DONE = "open", "late", "done"
_COLUMNS = (
    "会议",
    "会议日期",
    "议题",
    "议定事项",
    "责任单位",
    "配合单位",
    "办理时限",
    "状态",
    "办结日期",
    "办理结果",
)
_LOOKS = {
    Act.RAISED: ("flag", "azure"),
    Act.CHANGED: ("file-text", "secondary"),
    Act.PROGRESS: ("chart-line", "azure"),
    Act.MOVED: ("calendar", "yellow"),
    Act.DONE: ("check", "green"),
    Act.REOPENED: ("arrow-back-up", "yellow"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it stands on a day."""

    item: MeetingItem
    today: date

    @property
    def state(self) -> str:
        """One of `OPEN`, `LATE`, `DONE`."""
        if not self.item.is_open:
            return DONE
        return LATE if self.item.due_on < self.today else OPEN

    @property
    def label(self) -> str:
        """State in words; what was done late says so."""
        late = self.item.done_on is not None and self.item.done_on > self.item.due_on
        if self.state == DONE:
            return "逾期办结" if late else "已办结"
        days = (self.item.due_on - self.today).days
        return f"已逾期 {-days} 天" if days < 0 else f"办理中，还有 {days} 天"

    @property
    def tone(self) -> str:
        """Colour of the state."""
        return {OPEN: "azure", LATE: "red", DONE: "green"}[self.state]


def lines_of(
    user: User, adopted: AdoptedPlan, *, state: str = "", today: date | None = None
) -> tuple[Line, ...]:
    """Return the items of a plan that a person may see, open ones first by due date; of one state where asked for."""
    day = today or timezone.localdate()
    found = (
        MeetingItem.objects.visible_to(user)
        .filter(plan=adopted)
        .select_related("owner")
        .prefetch_related("helpers")
    )
    lines = [Line(item, day) for item in found]
    return tuple(line for line in lines if state in ("", line.state))


def counts_of(lines: Iterable[Line]) -> tuple[tuple[str, str, int], ...]:
    """Count items: state, words, number."""
    every = [line.state for line in lines]
    return tuple(
        (key, label, every.count(key) if key else len(every))
        for key, label in (("", "全部"), (OPEN, "办理中"), (LATE, "已逾期"), (DONE, "已办结"))
    )


def timeline_of(item: MeetingItem) -> list[dict[str, str]]:
    """Return what happened to an item, newest first, as the timeline shows it."""
    return [
        {
            "time": timezone.localtime(step.at).strftime("%Y-%m-%d %H:%M"),
            "title": step.get_act_display(),
            "text": "：".join(part for part in (str(step.by or ""), step.text) if part),
            "icon": _LOOKS[Act(step.act)][0],
            "tone": _LOOKS[Act(step.act)][1],
        }
        for step in item.steps.select_related("by")
    ]


def items_workbook(user: User, adopted: AdoptedPlan) -> bytes:
    """Return the items that a person may see as a workbook."""
    rows = tuple(
        (
            line.item.meeting,
            line.item.raised_on.isoformat(),
            line.item.title,
            line.item.detail,
            line.item.owner.name,
            "、".join(unit.name for unit in line.item.helpers.all()),
            line.item.due_on.isoformat(),
            line.label,
            str(line.item.done_on or ""),
            line.item.outcome,
        )
        for line in lines_of(user, adopted)
    )
    return written([Listing("联席会议事项", f"{adopted.label}：联席会议事项", _COLUMNS, rows)])
