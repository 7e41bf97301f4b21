"""Say by hand which pool or library of the site a library of a plan is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.audit import services as audit
from tidu.web.enterprises.models import SourceLibrary
from tidu.web.plans.access import may_keep
from tidu.web.plans.models import AdoptedPlan, LibraryLink
from tidu.web.plans.services import PlanError
from tidu.web.plans.standing import pack_of
from tidu.web.pools.models import Pool

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

AUTOMATIC, NONE = "auto", "none"
"""Left to the names; and none of the site's."""


def choices_of(adopted: AdoptedPlan) -> list[tuple[str, str]]:
    """Return what a library of a plan may be: pools before libraries."""
    pools = Pool.objects.filter(root=adopted.root_id).order_by("name").values_list("pk", "name")
    sources = SourceLibrary.objects.filter(root=adopted.root_id).order_by("name").values_list("pk", "name")
    return [
        (AUTOMATIC, "按名称自动对应"),
        *((f"pool-{pk}", f"培育库：{name}") for pk, name in pools),
        *((f"source-{pk}", f"名单中的库：{name}") for pk, name in sources),
        (NONE, "本站没有这个库"),
    ]


def chosen_of(adopted: AdoptedPlan, library: str) -> str:
    """Return what a library was said to be, as `choices_of` names it."""
    found = LibraryLink.objects.filter(plan=adopted, library=library).first()
    if found is None:
        return AUTOMATIC
    if found.pool_id is not None:
        return f"pool-{found.pool_id}"
    return f"source-{found.source_id}" if found.source_id is not None else NONE


@transaction.atomic
def link_library(*, actor: User, plan: AdoptedPlan, library: str, to: str) -> None:
    """Say what a library of a plan is.

    Args:
        actor: a keeper of the plan.
        plan: the plan.
        library: id in the plan.
        to: one of `choices_of`.

    Raises:
        PlanError: no right, no such library in the plan, or none of the site's.
    """
    if not may_keep(actor, plan):
        raise PlanError("没有管理这个计划的权限")
    pack = pack_of(plan)
    named = {one.id: one.label for one in pack.spec.libraries} if pack is not None else {}
    choices = dict(choices_of(plan))
    if library not in named:
        raise PlanError("计划中没有这个库")
    if to not in choices:
        raise PlanError("本站没有这个库，请重新选择")
    before = choices.get(chosen_of(plan, library), "")
    LibraryLink.objects.filter(plan=plan, library=library).delete()
    if to != AUTOMATIC:
        kind, _, pk = to.partition("-")
        LibraryLink.objects.create(
            plan=plan,
            library=library,
            pool_id=int(pk) if kind == "pool" else None,
            source_id=int(pk) if kind == "source" else None,
            made_by=actor,
        )
    audit.record(
        actor=actor,
        action="指定计划的库",
        target=plan,
        before={named[library]: before},
        after={named[library]: choices[to]},
    )
