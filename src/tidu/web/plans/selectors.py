"""Read plans: all of a tenant beside each other, the firms behind a figure, what a document leaves open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from tidu.plans.contract import contract
from tidu.plans.progress import range_text
from tidu.tables.out.plan_lists import plan_lists
from tidu.web.enterprises.models import Enterprise
from tidu.web.plans.duties import reported_figures
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.standing import ORDER, Standing, pack_of, standings, tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.plans import Plan
    from tidu.plans.status import Status
    from tidu.tables.out.listings import Cell, Listing
    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

PER_PAGE = 50
_ON_OTHER_PAGES = ("目标", "任务", "库与名单")
_GAPS, _RULES, _CLAUSE = "文件缺漏", "奖补", "条款"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One adopted plan with its targets; none where the packs have the plan no more."""

    adopted: AdoptedPlan
    standings: tuple[Standing, ...]
    tally: tuple[tuple[Status, str, int], ...]


PERIODS = {"running": "实施中", "over": "已到期", "ahead": "未开始"}
"""Where a plan's period stands on a day, as lists are narrowed by."""


def of_period(period: str, today: date) -> Q:
    """Return what holds of plans of a period: one of `PERIODS`, or a year that they cover; of any other, all."""
    if period.isdecimal() and period.isascii() and len(period) == len("2026"):
        return Q(start__year__lte=int(period), end__year__gte=int(period))
    return {
        "running": Q(start__lte=today, end__gte=today),
        "over": Q(end__lt=today),
        "ahead": Q(start__gt=today),
    }.get(period, Q())


def years_of(user: User) -> tuple[int, ...]:
    """Return the years that the plans a person may see cover, the last one first."""
    spans = AdoptedPlan.objects.visible_to(user).values_list("start", "end")
    years = {year for start, end in spans for year in range(start.year, end.year + 1)}
    return tuple(sorted(years, reverse=True))


def plan_lines(user: User, *, period: str = "") -> tuple[PlanLine, ...]:
    """Return the plans a person may see, each with how its targets stand; of one period where asked for."""
    lines = []
    plans = AdoptedPlan.objects.visible_to(user).filter(of_period(period, timezone.localdate()))
    for adopted in plans.select_related("root", "jurisdiction"):
        plan = pack_of(adopted)
        found = standings(adopted, plan, reported=reported_figures(adopted)) if plan is not None else ()
        lines.append(PlanLine(adopted, found, tally(found)))
    return tuple(lines)


def targets_by_need(
    lines: Iterable[PlanLine], *, status: Status | None = None
) -> tuple[tuple[AdoptedPlan, Standing], ...]:
    """Return the targets of several plans, those that ask for attention first; of one status where asked for."""
    found = [(line.adopted, one) for line in lines for one in line.standings]
    chosen = [pair for pair in found if status is None or pair[1].progress.status is status]
    return tuple(sorted(chosen, key=lambda pair: ORDER.index(pair[1].progress.status)))


def firms_behind(
    user: User,
    standing: Standing,
    *,
    unknown: bool = False,
    after: int = 0,
    place: Jurisdiction | None = None,
) -> tuple[list[Enterprise], int]:
    """Return a page of the firms that make up a figure (or that may) in a person's scope, and the mark of the next.

    Args:
        user: who asks.
        standing: the target.
        unknown: those that lack data instead.
        after: id of the last firm of the page before.
        place: only those of a district.
    """
    stored = standing.reading
    ids = sorted(stored.unknown if unknown else stored.members) if stored is not None else []
    # A page at a time: a list of all ids may be longer than a statement can be.
    rest = [pk for pk in ids if pk > after]
    found: list[Enterprise] = []
    visible = Enterprise.objects.visible_to(user).select_related("jurisdiction")
    if place is not None:
        visible = visible.filter(jurisdiction__path__startswith=place.path)
    while rest and len(found) <= PER_PAGE:
        batch, rest = rest[: PER_PAGE * 10], rest[PER_PAGE * 10 :]
        found += visible.filter(pk__in=batch).order_by("pk")[: PER_PAGE + 1 - len(found)]
    return found[:PER_PAGE], found[PER_PAGE - 1].pk if len(found) > PER_PAGE else 0


def history_of(adopted: AdoptedPlan, plan: Plan, target_id: str) -> tuple[tuple[date, str], ...]:
    """Return what a target measured at each quarter's close, newest first: day and figure."""
    target = plan.target(target_id)
    unit, bound = target.spec.unit, target.low
    found = []
    for stored in adopted.readings.filter(target=target_id, closing=True).defer("members", "unknown"):
        one = stored.reading(target.unit)
        text = "无法计算" if one.undefined else range_text(one.low, one.high, unit, bound)
        found.append((stored.on, text))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list of the document: its cells, each with whether it is the clause, and what the clause opens."""

    cells: tuple[tuple[bool, Cell], ...]
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class DocumentList:
    """A list of the document as its page shows it."""

    title: str
    labels: tuple[str, ...]
    rows: tuple[ListedRow, ...]


def document_lists(plan: Plan) -> tuple[DocumentList, ...]:
    """Return what the document orders beside targets, tasks and libraries; empty columns are left out."""
    found = [one for one in plan_lists(plan) if one.name not in _ON_OTHER_PAGES]
    # What the document leaves open comes first: it says how far the rest can be trusted.
    return tuple(_listed(plan, one) for one in sorted(found, key=lambda one: one.name != _GAPS))


def _listed(plan: Plan, listing: Listing) -> DocumentList:
    """A money rule opens its own passage, everything else its clause."""
    used = _used(listing)
    clause = used.labels.index(_CLAUSE)
    rules = [row["id"] for row in contract(plan)["incentives"]] if listing.name == _RULES else []
    rows = (
        ListedRow(
            tuple((place == clause, cell) for place, cell in enumerate(row)),
            "incentive" if rules else "clause",
            rules[number] if rules else str(row[clause]),
        )
        for number, row in enumerate(used.rows)
    )
    return DocumentList(used.title, used.labels, tuple(rows))


def _used(listing: Listing) -> Listing:
    places = [
        place
        for place in range(len(listing.labels))
        if any(row[place] not in ("", None) for row in listing.rows)
    ]
    return replace(
        listing,
        labels=tuple(listing.labels[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in listing.rows),
    )
