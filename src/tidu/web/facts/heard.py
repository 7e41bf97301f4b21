"""All rows of some firms, with when each comes and goes: views as they are, and as a switch will make them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactRow
from tidu.web.facts.precedence import Said, View, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[int, int]
"""Id of a firm, and a year (0: facts that are not kept by year)."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A row; ``comes`` and ``goes`` name switches not thrown yet, ``gone`` that one has taken it out."""

    said: Said
    comes: int | None
    goes: int | None
    gone: bool

    def counts(self, switch: int | None = None) -> bool:
        """Whether the row counts now, or once a switch is thrown."""
        if self.gone or (self.comes is not None and self.comes != switch):
            return False
        return self.goes is None or self.goes != switch


def lock_firms(firms: Iterable[int]) -> None:
    """Let no one else change these firms' facts until the transaction ends.

    What is prepared and what is edited meanwhile would miss each other otherwise. SQLite has one writer anyway.
    """
    if connection.features.has_select_for_update:
        locked = Enterprise.objects.select_for_update(no_key=True).filter(pk__in=set(firms)).order_by("pk")
        list(locked.values_list("pk"))


def rows_of(firms: Iterable[int]) -> dict[Pair, list[Heard]]:
    """Return the rows of firms by pair, superseded ones left out; one query."""
    found = FactRow.objects.filter(enterprise_id__in=set(firms), superseded_at=None).values_list(
        "enterprise_id", "year", "pk", "source__strength", "recorded_at", "values", "source_id",
        "since_id", "since__thrown_at", "until_id", "until__thrown_at",
    )  # fmt: skip
    rows: dict[Pair, list[Heard]] = defaultdict(list)
    for firm, year, pk, strength, recorded_at, values, source, since, thrown, until, taken in found:
        said = Said(pk, strength, recorded_at, values, source)
        rows[firm, year].append(Heard(said, since if thrown is None else None, until, gone=taken is not None))
    return rows


def view_of(rows: Iterable[Heard], switch: int | None = None) -> View:
    """Return the view that rows make now, or once a switch is thrown."""
    return resolve(row.said for row in rows if row.counts(switch))
