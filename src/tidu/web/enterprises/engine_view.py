"""One firm as the engine takes it, from what its pages have read already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.facts.frame import Kept, facts_of
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tidu.engine import Facts
    from tidu.web.enterprises.current import Views
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.titles.models import Title


@dataclass(frozen=True, slots=True)
class EngineView:
    """The engine's facts, with the ledger rows in the order they are counted in and the days of completeness."""

    facts: Facts
    rows: tuple[LedgerRow, ...]
    complete: Mapping[str, date]


def engine_view(firm: Enterprise, *, on: date, views: Views, titles: Iterable[Title]) -> EngineView:
    """Return one firm for the engine; two queries.

    Args:
        firm: the firm.
        on: date of evaluation; a ledger that is complete only later does not count as complete.
        views: the firm's facts by year.
        titles: the firm's titles.
    """
    rows = tuple(
        LedgerRow.objects.filter(enterprise=firm, removed_at=None).select_related("source").order_by("pk")
    )
    complete = dict(LedgerCompleteness.objects.filter(enterprise=firm).values_list("ledger", "as_of"))
    kept = Kept(
        years={year: view.values for year, view in views.items()},
        titles=sorted(titles, key=lambda title: title.pk),
        complete={ledger for ledger, as_of in complete.items() if as_of <= on},
    )
    for row in rows:
        kept.ledgers[row.ledger].append(row.values)
    return EngineView(facts_of(firm, kept), rows, complete)
