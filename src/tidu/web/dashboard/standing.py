"""Firms by level, and by level and place, industry or chain. Each is one grouped query over an index."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db.models import Count

from tidu.web.dashboard.figures import Figure, Row, Table, listed
from tidu.web.enterprises.filters import NO_LEVEL, OWN
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.enterprises.selectors import industries
from tidu.web.jurisdictions.selectors import subtree_of
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.schema.levels import Level
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.access import EnterpriseQuerySet

MOST_ROWS = 40
Counted = list[tuple[object, str, int]]


def firms_of(user: User) -> EnterpriseQuerySet:
    """Return the firms that count for a person: those of the list, without filters."""
    found = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED)
    # Where assignments are joined, a firm may come twice: it is counted by its id, and nobody else pays for that.
    return Enterprise.objects.filter(pk__in=found.values("pk")) if found.query.distinct else found


def gradient() -> tuple[Level, ...]:
    """Return the levels of the gradient that a firm may hold, highest first."""
    found = [level for level in library().levels.values() if level.rank and not level.composite]
    return tuple(sorted(found, key=lambda level: (-level.rank, level.id)))


def counted(firms: EnterpriseQuerySet, column: str) -> Counted:
    """Count firms by a column and their highest valid level."""
    return list(firms.order_by().values_list(column, "level").annotate(count=Count("*")))


def funnel(by_place: Counted) -> tuple[Figure, ...]:
    """Return how many firms have each level as their highest, the lowest first, and those without any.

    Args:
        by_place: counts by place and level.
    """
    counts: Counter[str] = Counter()
    for _, level, count in by_place:
        counts[level] += count
    figures = [Figure("无有效称号", counts[""], listed(level=NO_LEVEL))]
    figures += [
        Figure(level.label, counts[level.id], listed(level=level.id))
        for level in reversed(gradient())
        if counts[level.id]
    ]
    return tuple(figures)


def by_places(user: User, by_place: Counted) -> Table:
    """Return the parts of a person's area with everything below each.

    Args:
        user: whose area.
        by_place: counts by place and level.
    """
    nodes = list(subtree_of(user.jurisdiction))
    depth = user.jurisdiction.path.count("/")
    parts = {node.pk: node for node in nodes if node.path.count("/") == depth + 1}
    above = {
        node.pk: next((part for part in parts.values() if node.path.startswith(part.path)), user.jurisdiction)
        for node in nodes
    }
    keys: dict[object, str] = {user.jurisdiction.pk: f"{user.jurisdiction.name}本级"}
    keys |= {pk: node.name for pk, node in parts.items()}
    moved = [
        (above[place].pk if place in above else user.jurisdiction.pk, level, count)
        for place, level, count in by_place
    ]
    links: dict[object, Mapping[str, str]] = {pk: {"place": str(pk)} for pk in parts}
    links[user.jurisdiction.pk] = {"place": f"{OWN}{user.jurisdiction.pk}"}
    return _table(moved, keys, links)


def by_column(firms: EnterpriseQuerySet, column: str, query: str) -> Table:
    """Return firms by industry, sector or chain, the largest first.

    Args:
        firms: the firms.
        column: ``size_industry``, ``sector`` or ``chain``.
        query: name of the list's filter.
    """
    found = [(key, level, count) for key, level, count in counted(firms, column) if key]
    labels = dict(industries()) if column == "size_industry" else {}
    keys = {key: labels.get(str(key), str(key)) for key, _, _ in found}
    return _table(found, keys, {key: {query: str(key)} for key in keys})


def _table(
    found: Iterable[tuple[object, str, int]],
    keys: Mapping[object, str],
    links: Mapping[object, Mapping[str, str]],
) -> Table:
    counts: Counter[tuple[object, str]] = Counter()
    totals: Counter[object] = Counter()
    for key, level, count in found:
        counts[key, level] += count
        totals[key] += count
    levels = [level for level in gradient() if any(counts[key, level.id] for key in totals)]
    rows = [
        Row(
            keys[key],
            tuple(
                Figure(level.label, counts[key, level.id], listed(**links[key], level=level.id))
                for level in levels
            ),
            Figure(keys[key], total, listed(**links[key])),
        )
        for key, total in totals.most_common(MOST_ROWS)
        if key in keys
    ]
    return Table(tuple(level.label for level in levels), tuple(rows))
