"""Which firms a screening or an archive is about: a filter of the list of firms, a pool, a list of verdicts."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from django.utils.http import urlencode

from tidu.engine.values import Verdict
from tidu.web.accounts.models import User
from tidu.web.assessments.models import Case, LatestVerdict
from tidu.web.enterprises.filters import (
    COMPLETENESS,
    EXPIRY,
    FOLLOW_UP,
    NOBODY,
    OWN,
    FirmFilter,
    firms_for,
)
from tidu.web.enterprises.models import SourceLibrary
from tidu.web.enterprises.selectors import industries, levels
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.packs import library
from tidu.web.pools.models import Membership, Pool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.assessments.access import VerdictQuerySet
    from tidu.web.enterprises.access import EnterpriseQuerySet

_DIGITS = 15
_OWN = ("pool", "by", "by_case", "verdict", "lacking")


@dataclass(frozen=True, slots=True)
class Scope:
    """Values as they stand in a query string; empty ones do not narrow.

    ``by`` is a standard: with ``by_case``, ``verdict`` and ``lacking`` it narrows to firms by their latest verdict.
    """

    filter: FirmFilter = field(default_factory=FirmFilter)
    pool: str = ""
    by: str = ""
    by_case: str = ""
    verdict: str = ""
    lacking: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Scope:
        """Read a query string (or a kept one)."""
        return cls(FirmFilter.read(query), **{name: str(query.get(name, "")).strip()[:60] for name in _OWN})

    def stored(self) -> dict[str, str]:
        """Return what `read` takes, without what is empty."""
        values = {one.name: getattr(self.filter, one.name) for one in fields(self.filter)}
        values |= {name: getattr(self, name) for name in _OWN}
        return {name: value for name, value in values.items() if value}

    @property
    def query(self) -> str:
        """The query string again, without what is empty."""
        return urlencode(self.stored())

    def firms(self, user: User) -> EnterpriseQuerySet:
        """Return the firms in scope that a person may see, without an order."""
        found = firms_for(user, self.filter)
        if self.pool:
            inside = Membership.objects.filter(pool__in=self._pools(user), until=None)
            found = found.filter(pk__in=inside.values("enterprise"))
        if self.by:
            lines = latest_by(
                user,
                self.by,
                self.by_case,
                verdict=Verdict[self.verdict] if self.verdict in Verdict.__members__ else None,
                lacking=int(self.lacking[:3]) if self.lacking.isdecimal() else None,
            )
            found = found.filter(pk__in=lines.values("enterprise"))
        return found

    def told(self, user: User) -> str:
        """Say in words which firms these are."""
        parts = [f"{pool.name}的在库企业" for pool in self._pools(user)] if self.pool else []
        if self.by in library().standards:
            verdict = Verdict[self.verdict].label if self.verdict in Verdict.__members__ else "已诊断"
            case = Case(self.by_case).label if self.by_case in Case.values else Case.NEW.label
            parts.append(f"{library().standard(self.by).label}（{case}）{verdict}")
        if self.lacking.isdecimal():
            parts.append(f"差 {int(self.lacking[:3])} 项")
        parts += _told(user, self.filter)
        return "，".join(parts) or "范围内的全部企业"

    def _pools(self, user: User) -> list[Pool]:
        number = int(self.pool[:_DIGITS]) if self.pool.isdecimal() else 0
        return list(Pool.objects.visible_to(user).filter(pk=number))


def latest_by(
    user: User, standard: str, case: str, *, verdict: Verdict | None = None, lacking: int | None = None
) -> VerdictQuerySet:
    """Return a tenant's latest verdicts by a standard and case; whose firms they are is for the caller to narrow."""
    found = LatestVerdict.objects.filter(
        list__root=user.root_id, list__standard=standard, list__case=case if case in Case.values else Case.NEW
    )
    if lacking is not None:
        found = found.filter(unmet=lacking)
    return found if verdict is None else found.filter(verdict=int(verdict))


def _told(user: User, wanted: FirmFilter) -> list[str]:
    """Say a filter in words."""
    named = {
        "level": dict(levels()),
        "industry": dict(industries()),
        "expiry": dict(EXPIRY),
        "complete": {value: f"完整度{label}" for value, label in COMPLETENESS},
        "follow": dict(FOLLOW_UP),
    }
    parts = [f"含“{wanted.q}”"] if wanted.q else []
    if (number := wanted.place.removeprefix(OWN)).isdecimal():
        place = Jurisdiction.objects.filter(pk=int(number[:_DIGITS])).first()
        own = "本级" if wanted.place.startswith(OWN) else ""
        parts.append(f"{place.name}{own}" if place else "不存在的辖区")
    for name, labels in named.items():
        if value := getattr(wanted, name):
            parts.append(labels.get(value, value))
    parts += [value for value in (wanted.sector, wanted.chain) if value]
    if wanted.library.isdecimal():
        kept = SourceLibrary.objects.filter(pk=int(wanted.library[:_DIGITS])).first()
        parts.append(kept.name if kept else "不存在的名录库")
    if wanted.specialist:
        parts.append(_specialist(user, wanted.specialist))
    return parts


def _specialist(user: User, value: str) -> str:
    if value == NOBODY:
        return "没有专员"
    number = int(value[:_DIGITS]) if value.isdecimal() else 0
    found = User.objects.filter(root_id=user.root_id, pk=number).first()
    return f"服务专员{found.name}" if found else "不存在的服务专员"
