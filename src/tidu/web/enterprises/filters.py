"""What narrows the list of firms: read from a query string, so that pages, exports and saved views agree."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from tidu.web.enterprises.models import Enterprise, EnterpriseCode, EnterpriseName, LibraryEntry, Status
from tidu.web.enterprises.paging import Key
from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.access import EnterpriseQuerySet

NO_LEVEL = "none"
EXPIRY = (("30", "30 天内到期"), ("90", "90 天内到期"), ("180", "半年内到期"), ("365", "一年内到期"))
COMPLETENESS = (("50", "低于 50%"), ("80", "低于 80%"), ("100", "未达 100%"), ("full", "完整"))
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
    sort: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> FirmFilter:
        """Read a query string (or a kept one)."""
        return cls(**{field.name: str(query.get(field.name, "")).strip()[:120] for field in fields(cls)})

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
    today = timezone.localdate()
    if wanted.library.isdigit():
        listed = LibraryEntry.objects.filter(Q(until=None) | Q(until__gte=today), library=int(wanted.library))
        found = found.filter(pk__in=listed.values("enterprise"))
    if wanted.expiry.isdigit():
        found = found.filter(
            title_until__range=(today, today + timedelta(days=min(int(wanted.expiry), 3660)))
        )
    if wanted.complete == "full":
        found = found.filter(completeness=100)
    elif wanted.complete.isdigit():
        found = found.filter(completeness__lt=min(int(wanted.complete), 101))
    return found


def _subtree(user: User, place: str) -> QuerySet[Jurisdiction]:
    inside = Jurisdiction.objects.filter(path__startswith=f"/{user.root_id}/")
    path = inside.filter(pk=int(place)).values_list("path", flat=True).first() if place.isdigit() else None
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
