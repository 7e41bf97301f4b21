"""What a firm's record lacks, and the page where it is added."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from tidu.web.enterprises.summary import MASTER, YEARLY
from tidu.web.enterprises.wording import master_labels
from tidu.web.packs import fact_label, library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.enterprises.current import Views
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.enterprises.outlook import MissingFact, Outlook

_IN_MASTER = frozenset({"size_industry", "established_on"})


@dataclass(frozen=True, slots=True)
class Lack:
    """Things that are missing and are added on one page; ``url`` is empty for who may not add them."""

    heading: str
    labels: tuple[str, ...]
    url: str
    action: str


def lacks_of(
    firm: Enterprise,
    views: Views,
    ahead: Iterable[Outlook],
    *,
    today: date,
    can_edit: bool,
    can_report: bool,
) -> tuple[Lack, ...]:
    """Return what is missing of the key data, then what the next levels wait for; each once."""
    last = today.year - 1
    view = views.get(last)
    values = view.values if view is not None else {}
    master = [master_labels()[name] for name in MASTER if not getattr(firm, name)]
    yearly = [fact for fact in YEARLY if values.get(fact) in (None, "")]
    by_year: dict[int, list[str]] = defaultdict(list, {last: [fact_label(fact) for fact in yearly]})
    titles: list[str] = []
    seen = {(last, fact) for fact in yearly}
    for fact in (one for outlook in ahead if outlook.nearest for one in outlook.missing):
        _sort_in(fact, by_year, titles, master, seen)
    found = [
        Lack("基本信息", tuple(master), _url("enterprises:edit", firm, allowed=can_edit), "修改信息"),
        *(
            Lack(
                f"{year} 年数据" if year else "不分年度的数据",
                tuple(labels),
                _url("enterprises:facts-edit", firm, year, allowed=can_report),
                "填报",
            )
            for year, labels in sorted(by_year.items(), reverse=True)
        ),
        Lack("称号", tuple(titles), _url("titles:new", firm, allowed=can_edit), "登记称号"),
    ]
    return tuple(lack for lack in found if lack.labels)


def _sort_in(
    fact: MissingFact,
    by_year: dict[int, list[str]],
    titles: list[str],
    master: list[str],
    seen: set[tuple[int, str]],
) -> None:
    """Put a fact where it is added, unless it stands there already."""
    if (fact.year, fact.fact) in seen:
        return
    seen.add((fact.year, fact.fact))
    dates = {level.until_fact for level in library().levels.values()}
    if fact.fact in dates:
        titles.append(fact.label)
    elif fact.fact not in _IN_MASTER:
        by_year[fact.year].append(fact.label)
    elif fact.label not in master:
        master.append(fact.label)


def _url(name: str, firm: Enterprise, *arguments: int, allowed: bool) -> str:
    return reverse(name, args=[firm.pk, *arguments]) if allowed else ""
