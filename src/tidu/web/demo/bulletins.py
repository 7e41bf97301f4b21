"""The bulletin of each plan's last quarter, issued a few days after its reports were due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tidu.tables.report.pdf import FontError
from tidu.web.bulletins.services import draft_of, enter_issued
from tidu.web.plans.quarters import reported_now

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan
    from tidu.web.bulletins.models import Bulletin
    from tidu.web.plans.models import AdoptedPlan

_DAYS = 6


def write_bulletin(adopted: AdoptedPlan, plan: Plan, *, issuer: str, on: date) -> Bulletin | None:
    """Issue the bulletin of the last quarter that is over; without a Chinese font for its PDF it stays a draft.

    Args:
        adopted: the plan, measured at that quarter's close, with its reports.
        plan: its pack.
        issuer: the unit that issues.
        on: today.
    """
    quarter = reported_now(adopted.start, adopted.end, on)
    if quarter is None:
        return None
    day = min(quarter.due(plan) + timedelta(days=_DAYS), on)
    draft = draft_of(adopted, plan, quarter, today=day, issuer=issuer)
    draft.save()
    try:
        return enter_issued(draft, on=day, by=None)
    except FontError:
        return draft
