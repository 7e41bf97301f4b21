"""Pools of the demo's places: one by rule, one by hand with firms that came and went, one of a zone's sector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from tidu.tables.sample.draws import Draws
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.pools.models import Kind, Membership
from tidu.web.pools.services import refresh, save_pool, take_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.pools.models import Pool

_SEEDS, _LEFT = 30, 8
# Days ago on which firms were taken in: a refresh each half year, and the last one today.
_CAME = (0, 0, 0, 180, 365, 550, 730)
_OUT = (
    "示例：已认定专精特新“小巨人”企业，转入重点企业服务",
    "示例：企业迁出本地",
    "示例：连续两年营业收入下降，调出种子库",
    "示例：企业提出退出",
)


@dataclass(frozen=True, slots=True)
class Spec:
    """A pool by rule; ``sector`` is a part of the place's economy, empty for all."""

    name: str
    kind: Kind
    rule: str
    purpose: str
    sector: str = ""


CITY = Spec(
    "市级专精特新中小企业培育库",
    Kind.CULTIVATION,
    "valid(innovative) and not valid(srdi) and revenue >= 1000万",
    "示例：有创新型中小企业称号、营业收入千万元以上、还不是专精特新的企业",
)
SEEDS = Spec("“小巨人”种子库", Kind.SEED, "", "示例：由主管部门逐家研究确定")
ZONE = Spec(
    "开发区装备制造企业名录库",
    Kind.DIRECTORY,
    "revenue >= 500万",
    "示例：本区装备制造领域的企业，按季度更新",
    "装备制造",
)
SECTOR = Spec(
    "农业领域专精特新培育库",
    Kind.CULTIVATION,
    "revenue >= 500万 and not valid(little_giant)",
    "示例：服务专班按领域培育的企业",
    "农业",
)


def keep_pools(people: dict[str, User], *, seed: int, on: date) -> tuple[Pool, ...]:
    """Make the pools of those people of the demo that there are, with members over two years.

    Args:
        people: accounts of the demo by name.
        seed: the same seed gives the same comings and goings.
        on: today.
    """
    draws = Draws(Random(f"{seed}:pools"), 1)  # noqa: S311 - made-up data, no secret
    made = []
    if officer := people.get("officer"):
        made += [_by_rule(officer, CITY, draws, on), _by_hand(officer, draws, on)]
    if zone := people.get("officer-zone"):
        made.append(_by_rule(zone, ZONE, draws, on))
    if sector := people.get("officer-changchun"):
        made.append(_by_rule(sector, SECTOR, draws, on))
    return tuple(made)


def _made(actor: User, spec: Spec) -> Pool:
    return save_pool(
        actor=actor,
        pool=None,
        name=spec.name,
        jurisdiction=actor.jurisdiction,
        kind=spec.kind,
        sector=spec.sector,
        rule=spec.rule,
        purpose=spec.purpose,
    )


def _by_rule(actor: User, spec: Spec, draws: Draws, on: date) -> Pool:
    """A pool in step with its rule, and some firms that were in it while they met the rule."""
    pool = _made(actor, spec)
    refresh(pool, actor=actor)
    inside = list(pool.memberships.all())
    for one in inside:
        one.since = on - timedelta(days=draws.pick(_CAME))
    Membership.objects.bulk_update(inside, ["since"], batch_size=500)
    others = (
        Enterprise.objects.filter(root=actor.root_id, jurisdiction__path__startswith=actor.jurisdiction.path)
        .exclude(pk__in=pool.memberships.values("enterprise"))
        .exclude(status=Status.MERGED)
    )
    if spec.sector:
        others = others.filter(sector=spec.sector)
    _gone(pool, others.order_by("pk")[:_LEFT], ("不再符合入库条件",), "符合入库条件", on, by_rule=True)
    return pool


def _by_hand(actor: User, draws: Draws, on: date) -> Pool:
    pool = _made(actor, SEEDS)
    holders = Enterprise.objects.filter(
        root=actor.root_id, status=Status.ACTIVE, level="national.srdi"
    ).order_by("-completeness", "pk")
    firms = list(holders[: _SEEDS + _LEFT])
    take_in(actor=actor, pool=pool, firms=firms[_LEFT:], reason="示例：部门联席会议研究确定")
    inside = list(pool.memberships.all())
    for one in inside:
        one.since = on - timedelta(days=draws.between(20, 700))
    Membership.objects.bulk_update(inside, ["since"])
    _gone(pool, firms[:_LEFT], _OUT, "示例：部门联席会议研究确定", on, by_rule=False)
    return pool


def _gone(
    pool: Pool, firms: Iterable[Enterprise], reasons: Sequence[str], came: str, on: date, *, by_rule: bool
) -> None:
    """Firms that were in for a year and more, and left on different days."""
    Membership.objects.bulk_create(
        Membership(
            pool=pool,
            enterprise=firm,
            since=on - timedelta(days=520 + 20 * place),
            until=on - timedelta(days=30 + 35 * place),
            by_rule=by_rule,
            reason_in=came,
            reason_out=reasons[place % len(reasons)],
        )
        for place, firm in enumerate(firms)
    )
