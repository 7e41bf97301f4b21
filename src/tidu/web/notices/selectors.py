"""Read notices: who can be listed, what holds a firm back, what everybody may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils import timezone

from tidu.web.applications.models import Application
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.notices.models import Announcement, Notice, NoticeFirm, RowState
from tidu.web.notices.plan import NoticePlan, notice_plan
from tidu.web.workflows import site_rank

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.batches.models import Batch
    from tidu.web.notices.models import AnnouncedList

PER_PAGE = 200


def plan_for(batch: Batch) -> NoticePlan | None:
    """Return how a batch goes through its notice on this site; None where a higher authority announces."""
    return notice_plan(batch.workflow, site_rank(batch.root))


def candidates(batch: Batch, notice: Notice | None = None) -> list[Application]:
    """Return the applications that can be put on a notice, by district and name; those on another one are left out."""
    plan = plan_for(batch)
    if plan is None:
        return []
    free = Q(on_notice=None) | Q(on_notice__notice=notice) if notice is not None else Q(on_notice=None)
    found = Application.objects.filter(free, batch=batch, state__in=plan.states)
    return list(
        found.select_related("enterprise__jurisdiction").order_by(
            "enterprise__jurisdiction__path", "enterprise__sort_key", "pk"
        )
    )


def districts_of(paths: Iterable[str]) -> dict[str, str]:
    """Return by path of a node the name of the district it lies in, that of the tenant for those right in it."""
    place = {path: int(path.strip("/").split("/")[:2][-1]) for path in set(paths)}
    names = dict(Jurisdiction.objects.filter(pk__in=place.values()).values_list("pk", "name"))
    return {path: names[pk] for path, pk in place.items()}


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A firm on a notice, and why it cannot be announced yet (empty where it can); ``objections`` counts open ones."""

    listed: NoticeFirm
    held_by: str = ""
    objections: int = 0


def lines_of(notice: Notice) -> list[ListedLine]:
    """Return the firms of a notice with what holds them back from being announced; two queries."""
    plan = plan_for(notice.batch)
    ready = plan.announcing.from_ if plan is not None else ()
    found = (
        notice.firms.select_related("application", "announced__announcement")
        .annotate(open=Count("objections", filter=Q(objections__outcome="")))
        .order_by("pk")
    )
    lines = []
    for listed in found:
        count: int = listed.open
        lines.append(ListedLine(listed, _held_by(notice, listed, ready, count), count))
    return lines


def _held_by(notice: Notice, listed: NoticeFirm, ready: tuple[str, ...], count: int) -> str:
    if hasattr(listed, "announced"):
        return f"已公告：{listed.announced.announcement.document}"
    if count:
        return f"{count} 件异议未办结"
    if notice.published_at is not None and listed.application.state not in ready:
        return f"申报现为“{notice.batch.workflow.state(listed.application.state).officer}”"
    return ""


def public_notices() -> list[Notice]:
    """Return the published notices for everybody, the newest first, with how many firms each has."""
    found = Notice.objects.public().annotate(count=Count("firms")).select_related("batch")
    return list(found.order_by("-published_at")[:PER_PAGE])


def public_announcements() -> list[Announcement]:
    """Return the published announcements for everybody, the newest first, with how many firms each has."""
    found = Announcement.objects.public().annotate(count=Count("firms")).select_related("notice__batch")
    return list(found.order_by("-announced_on", "-pk")[:PER_PAGE])


def standing(notice: Notice, on: date | None = None) -> tuple[str, str]:
    """Return how a notice stands in time, with its colour."""
    today = on or timezone.localdate()
    if notice.published_at is None or notice.ends_on is None:
        return "草稿", "secondary"
    if notice.is_over(today):
        return "公示期满", "secondary"
    left = (notice.ends_on - today).days
    return ("今天截止", "yellow") if left == 0 else (f"公示中，还有 {left} 天", "green")


def tabs_of(of: AnnouncedList, wanted: str) -> tuple[list[dict[str, Any]], str]:
    """Return the states of a list's rows with their counts, and the one that is shown (empty: all); one query."""
    counts = dict(of.rows.order_by().values_list("state").annotate(count=Count("pk")))
    shown = wanted if wanted in counts else ""
    tabs = [
        {"state": state.value, "label": state.label, "count": counts[state], "active": shown == state}
        for state in RowState
        if state in counts
    ]
    return [{"state": "", "label": "全部", "count": sum(counts.values()), "active": not shown}, *tabs], shown
