"""What the pages of firms offer and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.accounts.roles import Role
from tidu.web.enterprises.columns import Column
from tidu.web.enterprises.filters import COMPLETENESS, EXPIRY, NO_LEVEL, SORTS, FirmFilter
from tidu.web.enterprises.models import Enterprise, SourceLibrary
from tidu.web.jurisdictions.selectors import subtree_of
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

Choices = tuple[tuple[str, str], ...]


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


def filter_choices(user: User, wanted: FirmFilter) -> tuple[dict[str, object], ...]:
    """Return the selects of the filter bar: name, label, choices and what is chosen."""
    libraries = tuple(
        (str(pk), name)
        for pk, name in SourceLibrary.objects.filter(root=user.root_id)
        .order_by("name")
        .values_list("pk", "name")
    )
    offered: tuple[tuple[str, str, Choices], ...] = (
        ("place", "全部辖区", places(user)),
        ("level", "全部称号", levels()),
        ("expiry", "到期时间不限", EXPIRY),
        ("industry", "全部划型行业", industries()),
        ("sector", "全部产业领域", _used(user, "sector")),
        ("chain", "全部产业链", _used(user, "chain")),
        ("library", "全部名录库", libraries),
        ("complete", "完整度不限", COMPLETENESS),
    )
    return tuple(
        {"name": name, "label": label, "choices": choices, "chosen": getattr(wanted, name)}
        for name, label, choices in offered
        if choices
    )


def _used(user: User, column: str) -> Choices:
    """Values that firms have in a column; only those of her own firms for a person who sees single ones.

    For the others the whole tenant's: names of sectors and chains are no secret, and an index alone answers.
    """
    single = user.is_narrowed or user.role == Role.FIRM
    firms = Enterprise.objects.visible_to(user) if single else Enterprise.objects.filter(root=user.root_id)
    found = firms.order_by(column).values_list(column, flat=True).distinct()
    return tuple((value, value) for value in found[:200] if value)


def headers(columns: Iterable[Column], query: QueryDict, wanted: FirmFilter) -> list[dict[str, str]]:
    """Return the table's headers: label, the address that sorts by it, and its direction now."""
    result = []
    for column in (Column("name", "企业名称", "name"), *columns):
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
