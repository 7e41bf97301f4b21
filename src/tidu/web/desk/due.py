"""What is due of a firm: updates of information, applications to hand in, batches that close, requests with a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from tidu.web.batches.models import Batch
from tidu.web.packs import level_label
from tidu.web.upkeep.updates import duties, owes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from datetime import date

    from tidu.engine.upkeep import DueUpdate
    from tidu.web.accounts.models import User
    from tidu.web.desk.standing import Stand
    from tidu.web.enterprises.current import Views
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.inbox.models import Message
    from tidu.web.titles.models import Title

_NEAR, _SOON = 7, 30
_FACTS = 4


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do by a day: what, how many days are left (negative: over), what helps, and where."""

    what: str
    on: date
    left: int
    note: str
    url: str
    action: str

    @property
    def countdown(self) -> str:
        """The days that are left, in words."""
        if self.left < 0:
            return f"已过期 {-self.left} 天"
        return f"还有 {self.left} 天" if self.left else "今天截止"

    @property
    def tone(self) -> str:
        """Colour of the countdown."""
        if self.left < 0:
            return "red"
        return "yellow" if self.left <= _NEAR else "blue" if self.left <= _SOON else "secondary"


def updates_due(
    firm: Enterprise, titles: Sequence[Title], views: Views, today: date, *, called: bool
) -> Iterator[Due]:
    """Yield the update of this year: one for all titles that owe it by the same day.

    Args:
        firm: the firm.
        titles: as `holding.titles_of` reads them.
        views: the firm's facts by year.
        today: the day.
        called: whether the tenant looks after this year: only then an update can be late.
    """
    asked: dict[date, list[tuple[Title, DueUpdate]]] = {}
    by_level = duties(today.year)
    for title in titles:
        duty = by_level.get(title.level)
        done = bool(getattr(title, "updated", False))
        if duty is not None and not done and owes(title, duty) and (called or today <= duty.due):
            asked.setdefault(duty.due, []).append((title, duty))
    last = views.get(today.year - 1)
    known = last.values if last is not None else {}
    for on, found in sorted(asked.items(), key=lambda item: item[0]):
        facts = dict.fromkeys(fact for _, duty in found for fact in duty.asks.facts)
        lacking = sum(known.get(fact) in (None, "") for fact in facts)
        names = "、".join(dict.fromkeys(level_label(title.level) for title, _ in found))
        data = f"上一年度数据还缺 {lacking} 项" if lacking else "数据已齐，确认即可"
        url = reverse("upkeep:confirm", args=[firm.pk, today.year])
        if lacking:
            url = reverse("enterprises:facts-edit", args=[firm.pk, today.year - 1])
        yield Due(
            f"{today.year} 年信息更新", on, (on - today).days, f"{names}：{data}", url,
            "补数据" if lacking else "确认更新",
        )  # fmt: skip


def batches_due(user: User, stands: Iterable[Stand], today: date) -> Iterator[Due]:
    """Yield drafts to hand in, then batches that the firm may still apply in; one query."""
    drafts = {one.application.batch_id: one for one in stands if one.left is not None and one.can_fill}
    handled = Q(applications__enterprise=user.enterprise_id, applications__is_active=True)
    running = Batch.objects.visible_to(user).filter(closed_at=None, opens_on__lte=today, closes_on__gte=today)
    for batch in running.exclude(handled).order_by("closes_on", "pk"):
        what = level_label(batch.level) if batch.level else batch.workflow.label
        yield Due(
            f"可申报：{batch.title}", batch.closes_on, (batch.closes_on - today).days,
            f"{what}，{batch.get_case_display()}", reverse("batches:detail", args=[batch.pk]), "查看批次",
        )  # fmt: skip
    for one in drafts.values():
        batch = one.application.batch
        yield Due(
            f"申报待提交：{batch.title}", batch.closes_on, (batch.closes_on - today).days, one.next_step,
            reverse("applications:fill", args=[one.application.pk]), "继续填报",
        )  # fmt: skip


def requests_due(messages: Iterable[Message], today: date, told: Container[str]) -> Iterator[Due]:
    """Yield what messages ask for by a day, but for those about pages that the desk speaks of itself (``told``)."""
    for message in messages:
        if message.due_on is not None and message.address not in told:
            yield Due(
                message.subject, message.due_on, (message.due_on - today).days, message.body,
                message.address or reverse("inbox:list"), "去办理",
            )  # fmt: skip


def in_order(found: Iterable[Due]) -> list[Due]:
    """Return what is due, the first day in front."""
    return sorted(found, key=lambda one: one.on)
