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
    from tidu.web.facts.models import CurrentFacts  # noqa: PLC0415 - its models point at ours
    from tidu.web.titles.models import Title  # noqa: PLC0415 - as above

    titles: dict[int, list[Title]] = defaultdict(list)
    for title in Title.objects.filter(enterprise__in=ids):
        titles[title.enterprise_id].append(title)
    facts: dict[tuple[int, int], Mapping[str, Any]] = {
        (enterprise, year): values
        for enterprise, year, values in CurrentFacts.objects.filter(
            enterprise__in=ids, year__in=(0, day.year - 1)
        ).values_list("enterprise_id", "year", "values")
    }
    stale = []
    for firm in Enterprise.objects.filter(pk__in=ids):
        before = tuple(getattr(firm, name) for name in _KEPT)
        held = holdings(titles[firm.pk], facts.get((firm.pk, 0), {}), library().levels)
        top = highest(held, day)
        firm.level, firm.level_rank = (top.level, top.rank) if top else ("", 0)
        firm.title_until = top.until if top else None
        firm.completeness = completeness(firm, facts.get((firm.pk, day.year - 1), {}))
        if before != tuple(getattr(firm, name) for name in _KEPT):
            stale.append(firm)
    Enterprise.objects.bulk_update(stale, _KEPT)
    return len(stale)


def completeness(firm: Enterprise, last_year: Mapping[str, object]) -> int:
    """Return the share of key data that is there, in whole percent, rounded down: 100 only when all is."""
    present = sum(bool(getattr(firm, name)) for name in MASTER)
    present += sum(last_year.get(fact) not in (None, "") for fact in YEARLY)
    return present * 100 // (len(MASTER) + len(YEARLY))
