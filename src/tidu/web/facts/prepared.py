"""Views that a switch will show: written beside the standing ones, folded into them once it is thrown, or dropped.

For stores of jobs: each function is one short transaction, and may be repeated. Nobody's permission is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from django.db import connection, transaction
from django.utils import timezone

from tidu.web.facts.among import as_array
from tidu.web.facts.bulk import insert, moment, next_ids
from tidu.web.facts.heard import lock_firms
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.precedence import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tidu.web.facts.heard import Pair
    from tidu.web.facts.models import Switch
    from tidu.web.facts.precedence import View

_ROW = ("id", "enterprise_id", "year", "source_id", "values", "place", "recorded_at", "since_id")
_VIEW = ("enterprise_id", "year", "values", "origins", "conflicts", "updated_at", "layer", "switch_id")
_encode = msgspec.json.Encoder().encode


def as_json(value: object) -> str:
    """Return a document as the database takes it."""
    return _encode(value).decode()


def insert_rows(
    rows: Sequence[tuple[int, int, str, str]],
    *,
    source: int,
    switch: Switch,
    ids: Sequence[int] | None = None,
) -> Sequence[int]:
    """Insert rows of facts that come with a switch; return their ids.

    Args:
        rows: firm, year, values (JSON), place.
        source: whose rows they are.
        switch: that will show them.
        ids: from `next_ids`, where they were needed before.
    """
    ids = next_ids(FactRow, len(rows)) if ids is None else ids
    now = moment(timezone.now())
    insert(
        FactRow,
        _ROW,
        (
            (pk, firm, year, source, values, place, now, switch.pk)
            for pk, (firm, year, values, place) in zip(ids, rows, strict=True)
        ),
    )
    return ids


def insert_standing(rows: Sequence[int]) -> None:
    """Make views of rows of facts as they stand: of firms that nobody sees yet, with one row a year.

    The database copies them, so that their documents do not pass through Python once more.
    """
    quote = connection.ops.quote_name
    views, facts = quote(CurrentFacts._meta.db_table), quote(FactRow._meta.db_table)
    columns = ", ".join(map(quote, _VIEW))
    sqlite = connection.vendor == "sqlite"
    origin, empty = ("json_object", "'{}'") if sqlite else ("jsonb_build_object", "'{}'::jsonb")
    among = "IN (SELECT value FROM json_each(%s))" if sqlite else "= ANY(%s)"
    ids = list(rows)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {views} ({columns}) SELECT enterprise_id, year, {quote('values')}, "  # noqa: S608 - our own names
            f"{origin}('{WHOLE}', id), {empty}, recorded_at, 0, NULL FROM {facts} WHERE id {among} ORDER BY id",
            [as_json(ids) if sqlite else as_array(ids)],
        )


def insert_views(views: Mapping[Pair, View], switch: Switch) -> None:
    """Write the views of pairs as they will be; what the switch had for them before is replaced."""
    now = moment(timezone.now())
    firms = {firm for firm, _ in views}
    before = CurrentFacts.objects.filter(enterprise_id__in=firms, layer=1, switch=switch)
    pairs = before.values_list("pk", "enterprise_id", "year")
    CurrentFacts.objects.filter(pk__in=[pk for pk, *pair in pairs if tuple(pair) in views]).delete()
    insert(
        CurrentFacts,
        _VIEW,
        (
            (*pair, as_json(view.values), as_json(view.origins), as_json(view.conflicts), now, 1, switch.pk)
            for pair, view in views.items()
        ),
    )


def prepared_pairs(switch: Switch, most: int) -> list[tuple[int, int, int, Any]]:
    """Return some views of a switch: id, firm, year, values."""
    found = CurrentFacts.objects.filter(switch=switch).order_by("pk")
    return list(found.values_list("pk", "enterprise_id", "year", "values")[:most])


@transaction.atomic
def fold(switch: Switch, *, most: int = 400) -> set[int]:
    """Lay some views of a thrown switch in the place of the standing ones; return their firms, none at the end."""
    firms = {firm for _, firm, *_ in prepared_pairs(switch, most)}
    lock_firms(firms)
    # Read again: an edit may have folded some of them while this waited.
    views = [view for view in prepared_pairs(switch, most) if view[1] in firms]
    pairs = {(firm, year) for _, firm, year, _ in views}
    standing = CurrentFacts.objects.filter(enterprise_id__in=firms, layer=0)
    under = standing.values_list("pk", "enterprise_id", "year")
    gone = [pk for pk, *pair in under if tuple(pair) in pairs]
    empty = [pk for pk, *_, values in views if not values]
    CurrentFacts.objects.filter(pk__in=[*gone, *empty]).delete()
    CurrentFacts.objects.filter(pk__in=[pk for pk, *_, values in views if values]).update(
        layer=0, switch=None
    )
    return firms


@transaction.atomic
def drop_views(switch: Switch, *, most: int = 2_000) -> int:
    """Delete some views of a switch that will not be thrown; return how many."""
    ids = [pk for pk, *_ in prepared_pairs(switch, most)]
    CurrentFacts.objects.filter(pk__in=ids).delete()
    return len(ids)


@transaction.atomic
def drop_rows(switch: Switch, *, most: int = 2_000) -> int:
    """Delete some rows of facts that come with a switch that will not be thrown; return how many."""
    ids = list(FactRow.objects.filter(since=switch).values_list("pk", flat=True)[:most])
    FactRow.objects.filter(pk__in=ids).delete()
    return len(ids)
