"""What narrows the list of firms: read from a query string, so that pages, exports and saved views agree."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from django.db.models import Q
from django.utils import timezone

from tidu.web.accounts.models import Assignment
from tidu.web.accounts.roles import Role
from tidu.web.enterprises.models import (
    Enterprise,
    EnterpriseCode,
    EnterpriseName,
    FollowUp,
    LibraryEntry,
    Status,
)
from tidu.web.enterprises.paging import Key
from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.access import EnterpriseQuerySet

NO_LEVEL = NOBODY = "none"
OWN = "own-"
"""Before the id of a place: only what lies in it and in none of its parts."""
_MOST_DIGITS = 18
EXPIRY = (("30", "30 天内到期"), ("90", "90 天内到期"), ("180", "半年内到期"), ("365", "一年内到期"))
COMPLETENESS = (("50", "低于 50%"), ("80", "低于 80%"), ("100", "未达 100%"), ("full", "完整"))
FOLLOW_UP = (("open", "待跟进"), ("overdue", "跟进已逾期"))
SORTS: Mapping[str, Key] = {
    "name": Key("sort_key"),
    "level": Key("level_rank", up=False, read=int),
    "until": Key("title_until", nullable=True, read=date.fromisoformat),
    "completeness": Key("completeness", read=int),
}
"""Orders of the list; a minus before the name turns one round."""


@dataclass(frozen=True, slots=True)
class FirmFilter:
    """Values as they stand in the query string; empty ones do not narrow."""

    q: str = ""
    place: str = ""
    level: str = ""
    industry: str = ""
    sector: str = ""
    chain: str = ""
    library: str = ""
    expiry: str = ""
    complete: str = ""
    specialist: str = ""
    follow: str = ""
    sort: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> FirmFilter:
        """Read a query string (or a kept one)."""
        texts = {field.name: str(query.get(field.name, "")) for field in fields(cls)}
        # PostgreSQL takes no NUL in a text.
        return cls(**{name: text.replace("\x00", "")[:120].strip() for name, text in texts.items()})

    @classmethod
    def parse(cls, text: str) -> FirmFilter:
        """Read a query string as text, e.g. that of a saved view."""
        return cls.read(dict(parse_qsl(text)))

    @property
    def query(self) -> str:
        """The query string again: in one order and without what is empty, so that equal filters are equal texts."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return urlencode([(name, value) for name, value in values if value])

    def stored(self) -> dict[str, str]:
        """Return what `read` takes, without what is empty."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    @property
    def narrows(self) -> bool:
        """Whether anything is filtered."""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "sort")

    @property
    def key(self) -> Key:
        """The order of the list; by name where none is chosen."""
        key = SORTS.get(self.sort.removeprefix("-"), SORTS["name"])
        return key.turned() if self.sort.startswith("-") else key


def firms_for(user: User, wanted: FirmFilter) -> EnterpriseQuerySet:
    """Return the firms a person may see that pass the filter, without an order."""
    found = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED)
    if wanted.q:
        found = found.filter(_search(wanted.q))
    if wanted.place:
        found = found.filter(jurisdiction__in=_subtree(user, wanted.place))
    if wanted.level:
        found = found.filter(level="" if wanted.level == NO_LEVEL else wanted.level)
    for column, value in (
        ("size_industry", wanted.industry),
        ("sector", wanted.sector),
        ("chain", wanted.chain),
    ):
        if value:
            found = found.filter(**{column: value})
    if wanted.complete == "full":
        found = found.filter(completeness=100)
    elif _is_number(wanted.complete):
        found = found.filter(completeness__lt=min(int(wanted.complete), 101))
    return _by_date(found, wanted, timezone.localdate())


def _by_date(found: EnterpriseQuerySet, wanted: FirmFilter, today: date) -> EnterpriseQuerySet:
    """Narrow by what holds today: a title's end, a listing, an assignment, a mark."""
    still = Q(until=None) | Q(until__gte=today)
    if _is_number(wanted.expiry):
        last = today + timedelta(days=min(int(wanted.expiry), 3660))
        found = found.filter(title_until__range=(today, last))
    if _is_number(wanted.library):
        # On the day it leaves a firm is out already; a person's last day is still hers.
        inside = Q(until=None) | Q(until__gt=today)
        listed = LibraryEntry.objects.filter(inside, library=int(wanted.library))
        found = found.filter(pk__in=listed.values("enterprise"))
    if wanted.specialist == NOBODY:
        assigned = Assignment.objects.filter(still, user__role=Role.SPECIALIST)
        found = found.exclude(pk__in=assigned.values("enterprise"))
    elif _is_number(wanted.specialist):
        assigned = Assignment.objects.filter(still, user=int(wanted.specialist))
        found = found.filter(pk__in=assigned.values("enterprise"))
    if wanted.follow:
        marks = FollowUp.objects.filter(closed_at=None)
        if wanted.follow == "overdue":
            marks = marks.filter(due__lt=today)
        found = found.filter(pk__in=marks.values("enterprise"))
    return found


def _is_number(text: str) -> bool:
    """Whether a text is a number that a database takes: ``²`` is a digit, and 30 digits are no id."""
    return text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS


def _subtree(user: User, place: str) -> QuerySet[Jurisdiction]:
    inside = Jurisdiction.objects.filter(path__startswith=f"/{user.root_id}/")
    if place.startswith(OWN):
        own = place.removeprefix(OWN)
        return inside.filter(pk=int(own)) if _is_number(own) else inside.none()
    path = inside.filter(pk=int(place)).values_list("path", flat=True).first() if _is_number(place) else None
    return inside.filter(path__startswith=path) if path else inside.none()


def _search(text: str) -> Q:
    """Name, former name, code, former code or pinyin initials; short Chinese words are found as well (LIKE)."""
    word = "".join(text.split())
    if not word.isascii():
        named = EnterpriseName.objects.filter(name__contains=word).values("enterprise")
        return Q(name__contains=word) | Q(pk__in=named)
    code = word.upper()
    coded = EnterpriseCode.objects.filter(uscc__startswith=code).values("enterprise")
    return (
        Q(uscc__contains=code)
        | Q(pk__in=coded)
        | Q(initials__contains=word.lower())
        | Q(sort_key__startswith=word.lower())
        | Q(name__contains=text)
    )
