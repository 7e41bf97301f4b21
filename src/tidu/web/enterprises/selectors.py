"""What the pages of firms offer and show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from tidu.web.accounts.models import Assignment
from tidu.web.accounts.roles import Right, Role
from tidu.web.accounts.selectors import specialists_for
from tidu.web.enterprises.columns import Column
from tidu.web.enterprises.filters import (
    COMPLETENESS,
    EXPIRY,
    FOLLOW_UP,
    NO_LEVEL,
    NOBODY,
    OWN,
    SORTS,
    FirmFilter,
)
from tidu.web.enterprises.models import Enterprise, FollowUp, SourceLibrary
from tidu.web.jurisdictions.selectors import subtree_of
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet
    from django.http import QueryDict

    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

Choices = tuple[tuple[str, str], ...]
_MOST_CHOICES = 200


def industries() -> Choices:
    """Return the industries of the size standard with their labels."""
    return tuple((choice.id, choice.label) for choice in library().catalogue.fact("size_industry").choices)


def levels() -> Choices:
    """Return the levels of the gradient that a firm may hold, highest first, and the firms without any."""
    found = [level for level in library().levels.values() if level.rank and not level.composite]
    found.sort(key=lambda level: (-level.rank, level.id))
    return (*((level.id, level.label) for level in found), (NO_LEVEL, "无有效称号"))


def places(user: User) -> Choices:
    """Return the jurisdictions of a person's area, indented by depth."""
    nodes = list(subtree_of(user.jurisdiction))
    return tuple((str(node.pk), f"{'　' * _depth(node, nodes[0])}{node.name}") for node in nodes)


def _depth(node: Jurisdiction, top: Jurisdiction) -> int:
    return node.path.count("/") - top.path.count("/")


@dataclass(frozen=True, slots=True)
class Select:
    """A select of the filter bar: its name in the query string, what it narrows by, and what may be chosen."""

    name: str
    noun: str
    label: str
    choices: Choices
    chosen: str


def filter_choices(user: User, wanted: FirmFilter) -> tuple[Select, ...]:
    """Return the selects of the filter bar; one without choices is not offered."""
    return tuple(select for select in every_choice(user, wanted) if select.choices)


def every_choice(user: User, wanted: FirmFilter) -> tuple[Select, ...]:
    """Return all selects, also those in which this person has nothing to choose."""
    kept = _from_tables(user)
    people = ((NOBODY, "没有专员"), *kept["specialist"]) if kept["specialist"] else ()
    offered: tuple[tuple[str, str, str, Choices], ...] = (
        ("place", "辖区", "全部辖区", _with_own(places(user), wanted.place)),
        ("level", "称号", "全部称号", levels()),
        ("expiry", "称号到期", "到期时间不限", EXPIRY),
        ("industry", "划型行业", "全部划型行业", industries()),
        ("sector", "产业领域", "全部产业领域", kept["sector"]),
        ("chain", "产业链", "全部产业链", kept["chain"]),
        ("library", "名录库", "全部名录库", kept["library"]),
        ("complete", "数据完整度", "完整度不限", COMPLETENESS),
        ("specialist", "服务专员", "全部专员", people),
        ("follow", "跟进", "跟进不限", FOLLOW_UP if user.may(Right.EDIT_FIRMS) else ()),
    )
    return tuple(
        Select(name, noun, label, choices, getattr(wanted, name)) for name, noun, label, choices in offered
    )


def _with_own(offered: Choices, chosen: str) -> Choices:
    """Return the places, and the one whose own firms a figure of the dashboard has opened."""
    if not chosen.startswith(OWN):
        return offered
    name = dict(offered).get(chosen.removeprefix(OWN), "").strip()
    return (*offered, (chosen, f"{name}本级")) if name else offered


def specialists_of(firms: Sequence[int]) -> dict[int, str]:
    """Return the names of those who look after firms now, by firm."""
    today = timezone.localdate()
    now = Assignment.objects.filter(
        Q(until=None) | Q(until__gte=today),
        since__lte=today,
        user__role=Role.SPECIALIST,
        enterprise__in=firms,
    )
    names: dict[int, list[str]] = defaultdict(list)
    for firm, name in now.order_by("since", "pk").values_list("enterprise_id", "user__name"):
        if name not in names[firm]:
            names[firm].append(name)
    return {firm: "、".join(people) for firm, people in names.items()}


def follow_ups_of(firms: Sequence[int]) -> dict[int, str]:
    """Return the open marks of firms as text, with their term."""
    marks = FollowUp.objects.filter(closed_at=None, enterprise__in=firms)
    return {
        firm: f"{note}（{due} 前）" if due else note
        for firm, note, due in marks.values_list("enterprise_id", "note", "due")
    }


def _from_tables(user: User) -> dict[str, Choices]:
    """Read the choices that the tenant itself has made, in one query: sectors, chains, libraries, specialists.

    Sectors and chains are those of her own firms for a person who sees single ones. For the others the whole
    tenant's: names of sectors and chains are no secret, and an index alone answers.
    """
    single = user.is_narrowed or user.role == Role.FIRM
    firms = Enterprise.objects.visible_to(user) if single else Enterprise.objects.filter(root=user.root_id)
    named = Cast("pk", CharField())
    parts: list[QuerySet[Any]] = [
        firms.exclude(sector="").annotate(of=Value("sector"), id_=F("sector"), text=F("sector")),
        firms.exclude(chain="").annotate(of=Value("chain"), id_=F("chain"), text=F("chain")),
        SourceLibrary.objects.filter(root=user.root_id).annotate(
            of=Value("library"), id_=named, text=F("name")
        ),
    ]
    if user.may(Right.ASSIGN):
        parts.append(specialists_for(user).annotate(of=Value("specialist"), id_=named, text=F("name")))
    rows = [part.order_by().values_list("of", "id_", "text").distinct() for part in parts]
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, value, text in rows[0].union(*rows[1:], all=True).order_by("text"):
        found[kind].append((value, text))
    return {kind: tuple(found[kind][:_MOST_CHOICES]) for kind in ("sector", "chain", "library", "specialist")}


def headers(columns: Iterable[Column], query: QueryDict, wanted: FirmFilter) -> list[dict[str, str]]:
    """Return the table's headers: label, the address that sorts by it, and its direction now."""
    result = []
    for column in (Column("name", "企业名称", sort="name"), *columns):
        header = {"id": column.id, "label": column.label, "url": "", "direction": ""}
        if column.sort:
            current = wanted.sort.removeprefix("-") or "name"
            turned = wanted.sort.startswith("-")
            if current == column.sort:
                header["direction"] = "ascending" if SORTS[column.sort].up is not turned else "descending"
            link = query.copy()
            for name in ("after", "before"):
                link.pop(name, None)
            link["sort"] = f"-{column.sort}" if current == column.sort and not turned else column.sort
            header["url"] = f"?{link.urlencode()}"
        result.append(header)
    return result
