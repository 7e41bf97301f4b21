"""The yearly update of information: which titles owe it, how complete their firms' data are, calling and confirming."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tidu.web.accounts.roles import Role
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import may_edit, may_report
from tidu.web.facts.selectors import current_values
from tidu.web.packs import fact_label, level_label, library
from tidu.web.titles.models import Title
from tidu.web.upkeep.access import may_lead
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.models import UpdateCall, Way, YearlyUpdate
from tidu.web.upkeep.notices import call_firms, settle_update

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.upkeep import DueUpdate
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.titles.access import TitleQuerySet


class Standing(models.TextChoices):
    """Where the update of a title stands."""

    DONE = "done", "已更新"
    LATE = "late", "逾期后更新"
    OPEN = "open", "待更新"
    OVERDUE = "overdue", "逾期未更新"
    UNKNOWN = "unknown", "未发起，不作判断"


@dataclass(frozen=True, slots=True)
class Owed:
    """A title that owes the update of a year, how it stands, and which data its firm still lacks."""

    title: Title
    due: date
    standing: Standing
    update: YearlyUpdate | None
    missing: tuple[str, ...]
    asked: int

    @property
    def percent(self) -> int:
        """How much of what is asked for is there, rounded down."""
        return (self.asked - len(self.missing)) * 100 // self.asked if self.asked else 100


def duties(year: int) -> dict[str, DueUpdate]:
    """Return what the rules ask in a year, by level."""
    upkeep = library().upkeep
    found = {level: upkeep.update_due(level, year) for level in sorted(upkeep.levels_updated())}
    return {level: due for level, due in found.items() if due is not None}


def owing(titles: TitleQuerySet, year: int) -> TitleQuerySet:
    """Narrow titles to those that owe the update of a year.

    They are in force on its last day, and were granted before the year began: who was recognised this year has
    just handed everything in.
    """
    wanted = Q(pk__in=())
    for level, duty in duties(year).items():
        kept = Q(withdrawn_on=None) | Q(withdrawn_on__gt=duty.due)
        before = Q(since=None) | Q(since__lt=date(year, 1, 1))
        wanted |= Q(level=level, until__gte=duty.due) & kept & before
    return titles.filter(wanted)


def standing_filter(
    titles: TitleQuerySet, year: int, standing: str, *, called: bool, today: date
) -> TitleQuerySet:
    """Narrow owing titles to those whose update stands so."""
    done = YearlyUpdate.objects.filter(title=OuterRef("pk"), year=year)
    late = Exists(done.filter(done_on__gt=models.F("due_on")))
    past = Q(level__in=[level for level, duty in duties(year).items() if duty.due < today])
    undone = titles.filter(~Exists(done))
    found = {
        Standing.DONE: titles.filter(Exists(done), ~late),
        Standing.LATE: titles.filter(late),
        Standing.OPEN: undone.exclude(past),
        Standing.OVERDUE: undone.filter(past) if called else titles.none(),
        Standing.UNKNOWN: titles.none() if called else undone.filter(past),
    }
    return found[Standing(standing)] if standing in Standing.values else titles


def counts(titles: TitleQuerySet, year: int, *, called: bool, today: date) -> dict[Standing, int]:
    """Return how many owing titles stand how."""
    return {one: standing_filter(titles, year, one, called=called, today=today).count() for one in Standing}


def owed(titles: Iterable[Title], year: int, *, called: bool, today: date) -> list[Owed]:
    """Return how titles stand; two queries for all of them.

    Args:
        titles: titles that owe the update.
        year: the year.
        called: whether the tenant looks after that year.
        today: the day.
    """
    found = list(titles)
    done = {one.title_id: one for one in YearlyUpdate.objects.filter(title__in=found, year=year)}
    values = current_values({one.enterprise_id for one in found}, years=(year - 1,))
    asked, rows = duties(year), []
    for title in found:
        duty, update = asked[title.level], done.get(title.pk)
        known = values.get((title.enterprise_id, year - 1), {})
        facts = duty.asks.facts
        missing = tuple(fact_label(fact) for fact in facts if known.get(fact) in (None, ""))
        standing = _standing(duty, update, called=called, today=today)
        rows.append(Owed(title, duty.due, standing, update, missing, len(facts)))
    return rows


def _standing(duty: DueUpdate, update: YearlyUpdate | None, *, called: bool, today: date) -> Standing:
    if update is not None:
        return Standing.LATE if update.is_late else Standing.DONE
    if today <= duty.due:
        return Standing.OPEN
    return Standing.OVERDUE if called else Standing.UNKNOWN


def is_called(root_id: int, year: int) -> bool:
    """Whether a tenant looks after the update of a year."""
    return UpdateCall.objects.filter(root=root_id, year=year).exists()


@transaction.atomic
def open_call(*, actor: User, year: int) -> UpdateCall:
    """Open the update of a year: firms are asked, and titles without one count as late after the last day.

    Raises:
        UpkeepError: no right, no rule for the year, a year that is not near, or opened already.
    """
    if not may_lead(actor):
        raise UpkeepError("信息更新由本级主管部门发起")
    today = timezone.localdate()
    if not duties(year) or not today.year - 1 <= year <= today.year + 1:
        raise UpkeepError(f"没有 {year} 年的信息更新要求，请选择本年或前后一年")
    if is_called(actor.root_id, year):
        raise UpkeepError(f"{year} 年信息更新已经发起")
    call = UpdateCall.objects.create(root_id=actor.root_id, year=year, opened_by=actor)
    titles = owing(Title.objects.filter(enterprise__root=actor.root_id), year)
    asked = call_firms(titles, year, {level: duty.due for level, duty in duties(year).items()})
    audit.record(
        actor=actor, action="发起信息更新", target=call, root_id=actor.root_id,
        after={"年度": year, "通知企业账号": asked},
    )  # fmt: skip
    return call


@transaction.atomic
def confirm(
    *, actor: User | None, firm: Enterprise, year: int, way: str, done_on: date, note: str = ""
) -> int:
    """Confirm the update of a firm for all its titles that owe it; return how many.

    Args:
        actor: the firm itself or who keeps its record; None for the system.
        firm: the firm.
        year: the year.
        way: ``here``: the data must be complete; ``platform``: an officer has seen that it was done there.
        done_on: the day of the update.
        note: anything more.

    Raises:
        UpkeepError: no right, nothing owed, data missing, or a day that cannot be.
    """
    if actor is not None and not may_report(actor, firm):
        raise UpkeepError("没有为这家企业更新信息的权限")
    if way == Way.PLATFORM and actor is not None and (actor.role == Role.FIRM or not may_edit(actor, firm)):
        raise UpkeepError("在培育平台更新的情况由主管部门登记")
    today = timezone.localdate()
    if not date(year, 1, 1) <= done_on <= today:
        raise UpkeepError(f"更新日期应在 {year}-01-01 与今天之间")
    # The firm's row is locked: a second confirmation finds the titles done.
    type(firm).objects.select_for_update().get(pk=firm.pk)
    rows = owed(owing(Title.objects.filter(enterprise=firm), year), year, called=True, today=today)
    left = [one for one in rows if one.update is None]
    if not left:
        raise UpkeepError(f"{year} 年没有待更新的称号，或已经更新过")
    if way == Way.HERE and (missing := sorted({label for one in left for label in one.missing})):
        raise UpkeepError(f"{year - 1} 年的数据还不全，请先补齐：{'、'.join(missing)}")
    asked = duties(year)
    YearlyUpdate.objects.bulk_create(
        YearlyUpdate(
            title=one.title, year=year, due_on=one.due, rule=asked[one.title.level].rule.id, way=way,
            done_on=done_on, note=note.strip()[:200], made_by=actor,
        )
        for one in left
    )  # fmt: skip
    settle_update(firm, year)
    audit.record(
        actor=actor,
        action="确认信息更新",
        target=firm,
        after={
            "年度": year,
            "称号": [level_label(one.title.level) for one in left],
            "方式": Way(way).label,
            "更新日期": done_on,
            "说明": note.strip(),
        },
    )
    return len(left)


def missed_years(titles: Iterable[Title], today: date) -> dict[int, dict[int, Standing]]:
    """Return by title the years whose update is overdue or was late, of the years that the tenant looked after."""
    found = list(titles)
    calls = set(
        UpdateCall.objects.filter(root__in={one.enterprise.root_id for one in found}).values_list(
            "root", "year"
        )
    )
    done = {(one.title_id, one.year): one for one in YearlyUpdate.objects.filter(title__in=found)}
    missed: dict[int, dict[int, Standing]] = {one.pk: {} for one in found}
    for title in found:
        for root, year in calls:
            duty = library().upkeep.update_due(title.level, year)
            if root != title.enterprise.root_id or duty is None or not owes(title, duty):
                continue
            update = done.get((title.pk, year))
            if update is None and duty.due < today:
                missed[title.pk][year] = Standing.OVERDUE
            elif update is not None and update.is_late:
                missed[title.pk][year] = Standing.LATE
    return missed


def owes(title: Title, duty: DueUpdate) -> bool:
    """Whether a title owes an update: as `owing` says in the database, for titles that have been read."""
    begun = title.since is None or title.since < date(duty.year, 1, 1)
    return begun and title.until >= duty.due and (title.withdrawn_on is None or title.withdrawn_on > duty.due)
