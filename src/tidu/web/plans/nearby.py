"""The firms behind a forecast: who counts, whose title runs out, who may rise, and who is nearest and lacks what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from tidu.engine import evaluate
from tidu.plans.candidates import Candidate
from tidu.tables.out.listings import Listing
from tidu.tables.out.plan_progress import lacks
from tidu.web.accounts.models import Assignment
from tidu.web.accounts.roles import Role
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.frame import engine_facts
from tidu.web.packs import level_label, library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tidu.web.accounts.models import User
    from tidu.web.plans.models import TargetForecast

PER_PAGE = 50
NEAR_PER_PAGE = 30
_BATCH = 200
LISTS = (
    ("nearest", "离得最近的企业"),
    ("holders", "确定计入的企业"),
    ("expiring", "到期待续的企业"),
    ("risers", "持有下一级称号的候选企业"),
)


@dataclass(frozen=True, slots=True)
class Near:
    """A firm of a list: its place in it, what it lacks in lines, and who looks after it."""

    place: int
    firm: Enterprise
    verdict: str
    lacks: tuple[str, ...]
    specialists: str


def firms_of_list(
    user: User, ids: list[int], *, after: int = 0, size: int = PER_PAGE
) -> tuple[list[tuple[int, Enterprise]], int]:
    """Return a page of a kept list that a person may see, in its order, and the mark of the next one.

    Args:
        user: who asks.
        ids: firms in order.
        after: place (from 1) of the last firm of the page before.
        size: firms a page.

    Returns:
        Firms with their places in the whole list, and the last place shown; 0 where nothing follows.
    """
    visible = Enterprise.objects.visible_to(user).select_related("jurisdiction")
    found: list[tuple[int, Enterprise]] = []
    start = after
    # A part at a time: a list of all ids may be longer than a statement can be.
    while start < len(ids) and len(found) <= size:
        batch = ids[start : start + size * 10]
        shown = {firm.pk: firm for firm in visible.filter(pk__in=batch)}
        found += [(start + place, shown[pk]) for place, pk in enumerate(batch, start=1) if pk in shown]
        start += len(batch)
    return found[:size], found[size - 1][0] if len(found) > size else 0


def near_firms(
    user: User, stored: TargetForecast, *, after: int = 0, size: int = NEAR_PER_PAGE
) -> tuple[list[Near], int]:
    """Return a page of the firms nearest to a target, each with what it lacks by what is known today.

    Args:
        user: who asks.
        stored: the forecast.
        after: place of the last firm of the page before.
        size: firms a page.
    """
    found, following = firms_of_list(user, stored.nearest, after=after, size=size)
    firms = [firm for _, firm in found]
    helpers = specialists_of(firms)
    # The titles they hold by now do not matter here: what the standard asks of a new applicant does.
    standard = library().standards.get(stored.standard)
    today = timezone.localdate()
    near = []
    for (place, firm), facts in zip(found, engine_facts(firms, on=today), strict=True):
        if standard is None:
            near.append(Near(place, firm, "", (), helpers[firm.pk]))
            continue
        result = evaluate(standard, facts, on=today, case="new")
        told = lacks(Candidate(place, result, Fraction(0)), library().catalogue, today)
        near.append(Near(place, firm, result.verdict.label, told, helpers[firm.pk]))
    return near, following


def specialists_of(firms: Iterable[Enterprise]) -> dict[int, str]:
    """Return the names of those who look after firms today, by the firms' ids; one query."""
    today, names = timezone.localdate(), defaultdict[int, list[str]](list)
    running = Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))
    found = Assignment.objects.filter(
        running, user__role=Role.SPECIALIST, enterprise__in=[one.pk for one in firms]
    )
    for firm, name in found.order_by("user__name").values_list("enterprise", "user__name"):
        if name not in names[firm]:
            names[firm].append(name)
    return defaultdict(str, {firm: "、".join(those) for firm, those in names.items()})


def near_listing(
    user: User, stored: TargetForecast, title: str, *, tell: Callable[[int], object] = lambda _: None
) -> Listing:
    """Return all firms nearest to a target that a person may see as a list for a workbook.

    Each is judged anew, a hundredth of a second each: for a job.

    Args:
        user: who asks.
        stored: the forecast.
        title: what the target counts.
        tell: told how many more firms are done.
    """
    labels = ("序号", "企业", "统一社会信用代码", "辖区", "最高称号", "结论", "差什么", "服务专员")
    rows: list[tuple[str | int, ...]] = []
    after = 0
    while True:
        near, following = near_firms(user, stored, after=after, size=_BATCH)
        rows += [_row(one) for one in near]
        tell(len(near))
        # Marks only rise; without that an odd list would never end.
        if following <= after:
            break
        after = following
    told = f"{title}：离得最近的企业（按 {stored.on} 的数据排序，所差条件按 {timezone.localdate()} 的数据）"
    return Listing("离得最近的企业", told, labels, tuple(rows))


def _row(one: Near) -> tuple[str | int, ...]:
    return (
        one.place,
        one.firm.name,
        one.firm.uscc,
        one.firm.jurisdiction.name,
        level_label(one.firm.level),
        one.verdict,
        "\n".join(one.lacks),
        one.specialists or "未分派",
    )
