"""What is done to pools: made, changed, refreshed by their rule; firms taken in and let go. All in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.audit.services import batched
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.facts.frame import engine_facts
from tidu.web.jobs import services as jobs
from tidu.web.pools.access import may_keep
from tidu.web.pools.models import Kind, Membership, Pool
from tidu.web.pools.rules import compiled, decide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress
    from tidu.web.jurisdictions.models import Jurisdiction

KIND = "pools.refresh"
_BATCH = 1_000


class PoolError(TiduError):
    """A pool cannot be changed so; the text says why."""


@transaction.atomic
def save_pool(  # noqa: PLR0913 - what a pool is, each by name
    *,
    actor: User,
    pool: Pool | None,
    name: str,
    jurisdiction: Jurisdiction,
    kind: str = Kind.CULTIVATION,
    sector: str = "",
    rule: str = "",
    purpose: str = "",
) -> Pool:
    """Make a pool, or change one; its members stay until it is refreshed.

    Raises:
        PoolError: no right, a place out of scope, no name, or a name that is taken.
        RuleError: the rule cannot be read.
    """
    _check(actor, pool, name, jurisdiction)
    if rule.strip():
        compiled(rule)
    kept = pool or Pool(root_id=actor.root_id, created_by=actor)
    values = {
        "name": name.strip(),
        "jurisdiction": jurisdiction,
        "kind": kind,
        "sector": sector.strip(),
        "rule": rule.strip(),
        "purpose": purpose.strip(),
    }
    before, after = (
        audit.changes(kept, values) if pool else ({}, {key: str(one) for key, one in values.items()})
    )
    for field, value in values.items():
        setattr(kept, field, value)
    kept.save()
    audit.record(
        actor=actor, action="修改培育库" if pool else "新建培育库", target=kept, before=before, after=after
    )
    return kept


def _check(actor: User, pool: Pool | None, name: str, jurisdiction: Jurisdiction) -> None:
    """Refuse who may not keep a pool there, and names that are none or taken."""
    if not actor.may(Right.EDIT_FIRMS) or not jurisdiction.path.startswith(actor.jurisdiction.path):
        raise PoolError("没有在这个辖区建库的权限")
    if pool is not None:
        _require(actor, pool)
    if not name.strip():
        raise PoolError("请填写库名")
    taken = Pool.objects.filter(root_id=actor.root_id, name=name.strip())
    if taken.exclude(pk=pool.pk if pool else 0).exists():
        raise PoolError(f"已有名为“{name.strip()}”的库，请换一个名称")


@transaction.atomic
def take_in(*, actor: User, pool: Pool, firms: Iterable[Enterprise], reason: str) -> int:
    """Take firms into a pool by hand; those that are in already are left; return how many are new.

    Raises:
        PoolError: no right, or no reason.
    """
    _require(actor, pool)
    if not reason.strip():
        raise PoolError("请写明入库原因")
    wanted = [firm.pk for firm in firms]
    visible = Enterprise.objects.visible_to(actor).exclude(status=Status.MERGED).filter(pk__in=wanted)
    inside = pool.memberships.filter(until=None).values("enterprise")
    new = list(visible.exclude(pk__in=inside))
    _open(pool, [firm.pk for firm in new], reason.strip(), by_rule=False)
    if new:
        audit.record(
            actor=actor,
            action="企业入库",
            target=pool,
            after={"企业": [firm.name for firm in new][:50], "家数": len(new), "原因": reason.strip()},
        )
    return len(new)


@transaction.atomic
def let_go(*, actor: User, membership: Membership, reason: str) -> None:
    """Take a firm out of a pool; the record stays with day and reason.

    Raises:
        PoolError: no right, no reason, or out already.
    """
    _require(actor, membership.pool)
    if not reason.strip():
        raise PoolError("请写明出库原因")
    closed = Membership.objects.filter(pk=membership.pk, until=None).update(
        until=timezone.localdate(), reason_out=reason.strip()[:200]
    )
    if not closed:
        raise PoolError("这家企业已经出库")
    audit.record(
        actor=actor,
        action="企业出库",
        target=membership.pool,
        after={"企业": membership.enterprise.name, "原因": reason.strip()},
    )


@transaction.atomic
def start_refresh(*, actor: User, pool: Pool) -> Job:
    """Queue a refresh of a pool by its rule.

    Raises:
        PoolError: no right, or the pool has no rule.
    """
    _require(actor, pool)
    if not pool.rule:
        raise PoolError("这个库没有入库条件，由人工增减")
    return jobs.start(owner=actor, kind=KIND, title=f"更新{pool.name}", arguments={"pool_id": pool.pk})


def refresh(pool: Pool, *, actor: User | None, progress: Progress | None = None) -> tuple[int, int]:
    """Bring a pool in step with its rule; return how many came in and went out.

    A firm that the rule cannot decide for want of data stays where it is, and so do firms taken in by hand.
    """
    today = timezone.localdate()
    members: set[int] = set()
    undecided: set[int] = set()
    candidates = list(_candidates(pool))
    if progress is not None:
        progress.step("逐家核对入库条件", total=len(candidates))
    for batch in batched(candidates, _BATCH):
        found = decide(pool.rule, engine_facts(batch, on=today), on=today)
        members |= {batch[place].pk for place in found.members}
        undecided |= {batch[place].pk for place in found.undecided}
        if progress is not None:
            progress.advance(len(batch))
    return _bring_in_step(pool, members, undecided, actor)


@transaction.atomic
def _bring_in_step(pool: Pool, members: set[int], undecided: set[int], actor: User | None) -> tuple[int, int]:
    inside = dict(pool.memberships.filter(until=None).values_list("enterprise_id", "by_rule"))
    coming = sorted(members - inside.keys())
    going = {firm for firm, by_rule in inside.items() if by_rule} - members - undecided
    _open(pool, coming, "符合入库条件", by_rule=True)
    for batch in batched(sorted(going), _BATCH):
        pool.memberships.filter(until=None, by_rule=True, enterprise__in=batch).update(
            until=timezone.localdate(), reason_out="不再符合入库条件"
        )
    Pool.objects.filter(pk=pool.pk).update(refreshed_at=timezone.now(), undecided=len(undecided))
    audit.record(
        actor=actor,
        action="更新培育库",
        target=pool,
        after={"入库": len(coming), "出库": len(going), "资料不全": len(undecided)},
    )
    return len(coming), len(going)


def _candidates(pool: Pool) -> QuerySet[Enterprise]:
    found = Enterprise.objects.filter(
        root_id=pool.root_id, status=Status.ACTIVE, jurisdiction__path__startswith=pool.jurisdiction.path
    )
    return (found.filter(sector=pool.sector) if pool.sector else found).order_by("pk")


def _open(pool: Pool, firms: Iterable[int], reason: str, *, by_rule: bool) -> None:
    today = timezone.localdate()
    Membership.objects.bulk_create(
        (
            Membership(pool=pool, enterprise_id=firm, since=today, by_rule=by_rule, reason_in=reason[:200])
            for firm in firms
        ),
        batch_size=_BATCH,
    )


def _require(actor: User, pool: Pool) -> None:
    if not may_keep(actor, pool):
        raise PoolError("没有维护这个库的权限")
