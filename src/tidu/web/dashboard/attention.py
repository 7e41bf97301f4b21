"""What asks for attention: missing data, firms one step away, work under way, locked accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Count

from tidu.engine.values import Verdict
from tidu.web.accounts.roles import Right
from tidu.web.accounts.selectors import FAILED, LOCKED, accounts_for
from tidu.web.assessments.models import Case, LatestVerdict, VerdictList
from tidu.web.audit.models import Check, Entry
from tidu.web.dashboard.figures import Figure, listed, near
from tidu.web.dashboard.standing import firms_of
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.imports.models import ImportRun
from tidu.web.packs import level_label, library, standard_order
from tidu.web.ui.formats import moment
from tidu.web.ui.navigation import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User

_BELOW = (50, 80, 100)
_FULL = 100
_IMPORTS = 5


def completeness(user: User) -> tuple[Figure, ...]:
    """Return how many firms lack key data, by how much; one query. The limits are those of the list's filter."""
    found = firms_of(user).order_by().values_list("completeness").annotate(count=Count("*"))
    counts = dict(found)
    figures = [Figure("数据完整", counts.get(_FULL, 0), listed(complete="full"))]
    figures += [
        Figure(
            f"低于 {limit}%",
            sum(count for percent, count in counts.items() if percent < limit),
            listed(complete=limit),
        )
        for limit in reversed(_BELOW)
    ]
    return tuple(figures)


def one_step_away(user: User) -> tuple[Figure, ...]:
    """Return for the newest standard judged of each level how many firms miss exactly one condition, from below."""
    known = VerdictList.objects.filter(root=user.root_id, case=Case.NEW).order_by("standard")
    newest = {
        library().standard(one.standard).level: one for one in known if one.standard in library().standards
    }
    lists = sorted(newest.values(), key=lambda one: standard_order(library().standard(one.standard)))
    return tuple(
        Figure(
            level_label(library().standard(one.standard).level or ""),
            _lacking(user, one).filter(unmet=1).count(),
            near(standard=one.standard, case=one.case, verdict="unmet", lacking=1),
            f"{library().standard(one.standard).label}，只差一项",
        )
        for one in lists
    )


def _lacking(user: User, of: VerdictList) -> QuerySet[LatestVerdict]:
    found = LatestVerdict.objects.filter(list=of, verdict=int(Verdict.unmet))
    whole = user.jurisdiction_id == user.root_id and not user.sectors and not user.is_narrowed
    if not whole:
        return found.filter(enterprise__in=firms_of(user))
    # Few, and found by an index: a join with all firms would cost the page a tenth of a second.
    merged = Enterprise.objects.filter(root=user.root_id, status=Status.MERGED)
    return found.exclude(enterprise__in=merged.values("pk"))


def safety(user: User, today: date) -> tuple[Figure, ...]:
    """Return what the trail and sign-in have to tell: for those who may see the trail."""
    if not user.may(Right.SEE_AUDIT):
        return ()
    entries = Entry.objects.filter(root_id=user.root_id, at__date=today).count()
    audit = address_of("audit:list")
    return (
        *(_sign_ins(user) if user.may(Right.MANAGE_ACCOUNTS) else ()),
        _chain(),
        Figure("今天的操作", entries, f"{audit}?{urlencode({'since': today})}", "审计记录", "条"),
    )


def _sign_ins(user: User) -> Iterator[Figure]:
    for kind, note in ((LOCKED, "24 小时内多次输错密码"), (FAILED, "24 小时内，至今没有登录成功")):
        label = "锁定的账号" if kind == LOCKED else "登录失败的账号"
        address = f"{address_of('accounts:list')}?{urlencode({'sign_in': kind})}"
        yield Figure(label, accounts_for(user, sign_in=kind).count(), address, note, "个")


def _chain() -> Figure:
    """Return how many breaches the last check of the audit chain found; it covers the site, not one tenant."""
    last = Check.objects.first()
    note = "还没有核对过" if last is None else f"{moment(last.at)} 核对 {last.sealed:,} 条"
    return Figure("审计链异常", len(last.breaches) if last else 0, address_of("audit:verify"), note, "处")


def latest_imports(user: User) -> list[ImportRun]:
    """Return the last imports that a person may see, newest first."""
    return list(
        ImportRun.objects.visible_to(user).select_related("owner", "source").order_by("-pk")[:_IMPORTS]
    )
