"""What lists show of a firm without joins: highest valid level, its end, and how complete the data are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.web.audit.services import batched
from tidu.web.enterprises.models import Enterprise
from tidu.web.packs import library
from tidu.web.titles.holdings import highest, holdings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from tidu.web.titles.models import Title

YEARLY = (
    "revenue", "main_revenue", "net_profit", "rd_expense",
    "total_assets", "total_liabilities", "employees", "rd_staff",
)  # fmt: skip
"""Facts every firm should have for the last full year."""
MASTER = ("established_on", "size_industry", "sector", "main_product")
"""Master data every firm should have."""
_BATCH = 500
_KEPT = ("level", "level_rank", "title_until", "completeness")


def refresh_summaries(enterprise_ids: Iterable[int], *, today: date | None = None) -> int:
    """Bring the summaries of firms up to date; return how many changed. The tick runs it once a day for all."""
    day = today or timezone.localdate()
    changed = 0
    for batch in batched(enterprise_ids, _BATCH):
        changed += _refresh_batch(batch, day)
    return changed


def _refresh_batch(ids: list[int], day: date) -> int:
    from tidu.web.facts.selectors import current_values  # noqa: PLC0415 - its models point at ours
    from tidu.web.titles.models import Title  # noqa: PLC0415 - as above

    titles: dict[int, list[Title]] = defaultdict(list)
    for title in Title.objects.filter(enterprise__in=ids):
        titles[title.enterprise_id].append(title)
    facts = current_values(ids, years=(0, day.year - 1))
    stale = []
    for firm in Enterprise.objects.filter(pk__in=ids):
        before = tuple(getattr(firm, name) for name in _KEPT)
        year0, last = facts.get((firm.pk, 0), {}), facts.get((firm.pk, day.year - 1), {})
        after = summary_of(firm, titles[firm.pk], year0, last, day)
        if before != after:
            for name, value in zip(_KEPT, after, strict=True):
                setattr(firm, name, value)
            stale.append(firm)
    Enterprise.objects.bulk_update(stale, _KEPT)
    return len(stale)


def summary_of(
    firm: object, titles: Iterable[Title], undated: Mapping[str, Any], last_year: Mapping[str, Any], day: date
) -> tuple[str, int, date | None, int]:
    """Return level, its rank, its end and the completeness of a firm.

    Args:
        firm: with the fields of `MASTER`.
        titles: its recorded titles.
        undated: its values that are not kept by year.
        last_year: its values of the last full year.
        day: today.
    """
    top = highest(holdings(titles, undated, library().levels), day) if titles or undated else None
    level, rank, until = (top.level, top.rank, top.until) if top else ("", 0, None)
    return level, rank, until, completeness(firm, last_year)


def completeness(firm: object, last_year: Mapping[str, object]) -> int:
    """Return the share of key data that is there, in whole percent, rounded down: 100 only when all is."""
    present = len([name for name in MASTER if getattr(firm, name)])
    present += len([fact for fact in YEARLY if last_year.get(fact) not in (None, "")])
    return present * 100 // (len(MASTER) + len(YEARLY))
