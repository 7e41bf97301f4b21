"""Until when a firm may not apply, after a title of it was withdrawn for a grave reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.enterprises.models import Enterprise

YEARS = 3
GRAVE = ("事故", "失信", "偷税", "逃税", "造假", "虚假")
"""Words of the grounds that bar: accidents, dishonesty, tax evasion, fabrication (national-criteria §7)."""


def bar_until(firm: Enterprise, level: str, on: date) -> date | None:
    """Return the last day on which a firm may not apply for a level; None where it may on that day.

    Args:
        firm: the firm.
        level: level applied for; a pool (empty) is open to everyone.
        on: day of the application.
    """
    if not level:
        return None
    withdrawn = Title.objects.filter(enterprise=firm, withdrawn_on__isnull=False)
    ends = [
        _years_later(title.withdrawn_on)
        for title in withdrawn
        if title.withdrawn_on is not None and any(word in title.withdrawn_reason for word in GRAVE)
    ]
    last = max(ends, default=None)
    return last if last is not None and on <= last else None


def _years_later(day: date) -> date:
    """Return the same day years later; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:
        return day.replace(year=day.year + YEARS, day=28)
