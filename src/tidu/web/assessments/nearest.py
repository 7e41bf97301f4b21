"""Who is nearest to a title: the latest verdicts in order, by keyset."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.engine import evaluate
from tidu.plans.candidates import Candidate
from tidu.tables.out.plan_progress import lacks
from tidu.web.assessments.scopes import Scope, latest_by
from tidu.web.facts.frame import engine_facts
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName
    from tidu.engine.values import Verdict
    from tidu.web.accounts.models import User
    from tidu.web.assessments.access import VerdictQuerySet
    from tidu.web.assessments.models import LatestVerdict
    from tidu.web.enterprises.filters import FirmFilter

PER_PAGE = 50
_ORDER = ("unmet", "distance", "enterprise")


@dataclass(frozen=True, slots=True)
class NearPage:
    """Lines of a page and the mark of the next one; empty on the last."""

    lines: list[LatestVerdict]
    next_mark: str


def verdicts_for(
    user: User,
    wanted: FirmFilter,
    *,
    standard: str,
    case: str,
    verdict: Verdict | None = None,
    lacking: int | None = None,
    pool: str = "",
) -> VerdictQuerySet:
    """Return the latest verdicts by a standard of the firms that pass a filter and a person may see.

    Args:
        user: who asks.
        wanted: filter of the list of firms.
        standard: id.
        case: new or renewal.
        verdict: only this one.
        lacking: only firms that miss so many conditions.
        pool: id of a pool, to narrow to its members.
    """
    found = latest_by(user, standard, case, verdict=verdict, lacking=lacking)
    return found.filter(enterprise__in=Scope(wanted, pool=pool).firms(user))


def nearest(found: VerdictQuerySet, *, after: str = "", size: int = PER_PAGE) -> NearPage:
    """Return a page: fewest unmet conditions first, then the smallest distance."""
    rows = found.select_related("enterprise", "enterprise__jurisdiction").order_by(*_ORDER)
    if (mark := _read(after)) is not None:
        unmet, distance, firm = mark
        rows = rows.filter(
            Q(unmet__gt=unmet)
            | Q(unmet=unmet, distance__gt=distance)
            | Q(unmet=unmet, distance=distance, enterprise__gt=firm)
        )
    lines = list(rows[: size + 1])
    return NearPage(lines[:size], _mark(lines[size - 1]) if len(lines) > size else "")


def lacks_of(
    lines: Sequence[LatestVerdict], *, standard: Standard, case: CaseName
) -> dict[int, tuple[str, ...]]:
    """Return what keeps each firm of a page from the title, in lines, by the firm's id.

    The firms are judged anew, on the date of their line by the data there are now: a stale line may differ.
    """
    told: dict[int, tuple[str, ...]] = {}
    for on in {line.on for line in lines}:
        firms = [line.enterprise for line in lines if line.on == on]
        for firm, facts in zip(firms, engine_facts(firms, on=on), strict=True):
            result = evaluate(standard, facts, on=on, case=case)
            told[firm.pk] = lacks(Candidate(0, result, Fraction(0)), library().catalogue, on)
    return told


def _mark(line: LatestVerdict) -> str:
    text = json.dumps([line.unmet, line.distance, line.enterprise_id])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(mark: str) -> tuple[int, float, int] | None:
    try:
        unmet, distance, firm = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        return int(unmet), float(distance), int(firm)
    except (ValueError, TypeError, binascii.Error):
        return None
