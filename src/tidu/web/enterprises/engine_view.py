"""One firm as the engine takes it, from what its pages have read already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.facts.frame import Kept, facts_of
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.ui.prepared import Prepared, PreparedModels

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
    rows = tuple(_ROWS.rows(firm.pk))
    complete = dict(_MARKS.rows(firm.pk))
    kept = Kept(
        years={year: view.values for year, view in views.items()},
        titles=sorted(titles, key=lambda title: title.pk),
        complete={ledger for ledger, as_of in complete.items() if as_of <= on},
    )
    for row in rows:
        kept.ledgers[row.ledger].append(row.values)
    return EngineView(facts_of(firm, kept), rows, complete)


_ROWS = PreparedModels(
    lambda pk: LedgerRow.objects.filter(enterprise=pk, removed_at=None).order_by("pk"), "source"
)
_MARKS = Prepared(lambda pk: LedgerCompleteness.objects.filter(enterprise=pk).values_list("ledger", "as_of"))
