"""What the registry has of the firms of some rows: read for many codes in a few queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from tidu.web.enterprises.models import Enterprise, EnterpriseCode, EnterpriseName, Status
from tidu.web.facts.among import Among
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.precedence import spread
from tidu.web.ledgers.models import LedgerRow
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.web.accounts.models import User
    from tidu.web.facts.values import Stored

MASTER = (
    "size_industry", "established_on", "industry_code", "sector", "chain", "chain_link", "main_product",
    "product_code", "address", "legal_representative", "controller", "group_name",
)  # fmt: skip
"""Columns of the firm's own row that a table may fill, beside name and place."""
_READ = ("pk", "uscc", "status", "merged_into_id", "name", "jurisdiction_id", *MASTER)


@dataclass(slots=True)
class Known:
    """A firm on record. ``fields`` are in kept form, empty for none; ``strengths`` by (year, fact)."""

    pk: int
    uscc: str
    name: str
    place: int
    hidden: bool
    visible: bool
    fields: dict[str, str]
    former: set[str] = field(default_factory=set)
    values: dict[int, Mapping[str, Stored]] = field(default_factory=dict)
    strengths: dict[tuple[int, str], int] = field(default_factory=dict)
    records: dict[tuple[str, str], Mapping[str, Stored]] = field(default_factory=dict)


def known_firms(actor: User, codes: Iterable[str]) -> dict[str, Known]:
    """Return the firms that codes name, former codes and merged records followed; by code.

    Firms outside the person's scope are there too, with ``visible`` False. Facts are left out: `add_facts`.
    """
    wanted = set(codes)
    found = _by_code(actor.root_id, wanted)
    merged = {known[3] for known in found.values() if known[3]}
    into = {row[0]: row for row in _firms(pk__in=merged)} if merged else {}
    firms = {code: into.get(row[3], row) if row[3] else row for code, row in found.items()}
    seen = _seen(actor, {row[0] for row in firms.values()})
    known: dict[int, Known] = {}
    for row in firms.values():
        if row[0] not in known:
            hidden = row[2] == Status.PREPARED
            values = ["" if value is None else str(value) for value in row[6:]]
            known[row[0]] = Known(
                row[0], row[1], row[4], row[5], hidden, hidden or row[0] in seen,
                dict(zip(MASTER, values, strict=True)),
            )  # fmt: skip
    former = EnterpriseName.objects.filter(enterprise__in=known) if known else EnterpriseName.objects.none()
    for firm, name in former.values_list("enterprise", "name"):
        known[firm].former.add(name)
    return {code: known[row[0]] for code, row in firms.items()}


def _by_code(root: int, wanted: set[str]) -> dict[str, tuple[Any, ...]]:
    found = {str(row[1]): row for row in _firms(Among("uscc", wanted), root_id=root)}
    if missing := wanted - found.keys():
        formerly = dict(
            EnterpriseCode.objects.filter(Among("uscc", missing), enterprise__root_id=root)
            .order_by("-pk")
            .values_list("uscc", "enterprise")
        )
        rows = {row[0]: row for row in _firms(pk__in=formerly.values())} if formerly else {}
        found |= {code: rows[firm] for code, firm in formerly.items()}
    return found


def _firms(*among: Among, **which: object) -> Iterable[tuple[Any, ...]]:
    # In no order: in the usual one SQLite would walk through all firms of the tenant to have them sorted.
    return Enterprise.objects.filter(*among, **which).order_by().values_list(*_READ)


def _seen(actor: User, firms: set[int]) -> set[int]:
    if not firms or (actor.jurisdiction_id == actor.root_id and not actor.sectors and not actor.is_narrowed):
        return firms
    return set(
        Enterprise.objects.visible_to(actor).filter(pk__in=firms).order_by().values_list("pk", flat=True)
    )


def add_facts(known: Iterable[Known]) -> None:
    """Add to firms the values that count now, and how far the source of each is trusted; two queries."""
    firms = {firm.pk: firm for firm in known}
    if not firms:
        return
    origins: dict[tuple[int, int], Mapping[str, int]] = {}
    for pk, year, values, origin in (
        CurrentFacts.objects.in_force()
        .filter(enterprise__in=firms)
        .values_list("enterprise_id", "year", "values", "origins")
    ):
        firms[pk].values[year], origins[pk, year] = values, spread(origin, values)
    rows = dict(
        FactRow.objects.filter(enterprise__in=firms, superseded_at=None).values_list("pk", "source__strength")
    )
    for (pk, year), origin in origins.items():
        strengths = firms[pk].strengths
        for fact, row in origin.items():
            strengths[year, fact] = rows.get(row, 0)


def add_records(known: Iterable[Known], ledger: str) -> None:
    """Add to firms the rows of a ledger in force that have a number (titles: a level and an end); one query."""
    firms = {firm.pk: firm for firm in known}
    rows: dict[int, dict[tuple[str, str], Mapping[str, Stored]]] = defaultdict(dict)
    if ledger == "titles":
        for firm, level, until, number in Title.objects.filter(enterprise__in=firms).values_list(
            "enterprise_id", "level", "until", "number"
        ):
            rows[firm][level, until.isoformat()] = {"number": number}
    else:
        found = LedgerRow.objects.filter(Q(enterprise__in=firms), ledger=ledger, removed_at=None)
        for firm, number, values in found.exclude(number="").values_list("enterprise_id", "number", "values"):
            rows[firm][ledger, number] = values
    for firm, records in rows.items():
        firms[firm].records = records
