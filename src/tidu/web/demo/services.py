"""Load the demo into a site: all of it in one transaction, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.accounts.models import User
from tidu.web.audit import services as audit
from tidu.web.audit.models import Entry
from tidu.web.demo.accounts import open_accounts
from tidu.web.demo.calls import open_calls
from tidu.web.demo.firms import make_firms
from tidu.web.demo.ground import Ground, lay_ground
from tidu.web.demo.imports import bring_in
from tidu.web.demo.keeping import keep
from tidu.web.demo.notices import give_notice
from tidu.web.demo.places import Place, places
from tidu.web.demo.plans import adopt_made_up_plan, adopt_plans
from tidu.web.demo.pools import keep_pools
from tidu.web.demo.reviews import review_calls
from tidu.web.demo.screenings import screen
from tidu.web.demo.upkeep import keep_up
from tidu.web.demo.writing import write_firms
from tidu.web.enterprises.models import Enterprise
from tidu.web.inbox.services import send
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.ui.navigation import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

SEED = 7
SIZE = 3_000
_ACTION = "装入演示数据"


class DemoError(TiduError):
    """The demo cannot be loaded; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo that a site has: how many made-up firms, from which seed."""

    size: int
    seed: int


def demo_of_site() -> Demo | None:
    """Return the demo that was loaded into this site; None where there is none."""
    entry = Entry.objects.filter(action=_ACTION).order_by("pk").first()
    if entry is None or entry.after is None:
        return None
    return Demo(entry.after["全部企业"], entry.after["种子"])


def load_demo(
    *,
    size: int = SIZE,
    seed: int = SEED,
    root: str = "",
    on: date | None = None,
    beside_real_data: bool = False,
    progress: Callable[[int], object] = lambda _: None,
) -> Demo:
    """Load made-up tenants, firms and accounts; passwords go into a file of the site's folder.

    Args:
        size: how many firms.
        seed: the same seed and day give the same firms.
        root: name of the one place to load; empty for all five.
        on: the day on which the data are of today; by default today.
        beside_real_data: load into a site that has tenants of its own.
        progress: told how many firms are written.

    Raises:
        DemoError: no such place, or the site has a demo or data of its own.
    """
    chosen = _chosen(root)
    day = on or timezone.localdate()
    with transaction.atomic():
        _check_site(chosen, beside_real_data=beside_real_data)
        grounds = {place.name: lay_ground(place) for place in chosen}
        firms = make_firms(size, seed, on=day, places=chosen)
        write_firms(firms, grounds, on=day, progress=progress)
        accounts = open_accounts(chosen, grounds, on=day)
        people = _people(grounds)
        bring_in(people, on=day)
        pools = keep_pools(people, seed=seed, on=day)
        adopt_plans(grounds.values(), seed=seed, on=day)
        _run_made_up_plans(chosen, grounds, people, seed, day)
        review_calls(open_calls(chosen, grounds, on=day), seed=seed)
        give_notice(chosen, grounds, on=day)
        keep_up(grounds.values(), seed=seed, on=day)
        screen(people, pools, on=day)
        _remind(grounds[chosen[0].name])
        for ground in grounds.values():
            _trail(ground, size, seed)
        # Last in the transaction: a file that cannot be written leaves no accounts that nobody can use.
        keep(settings.HOME, accounts)
    return Demo(size, seed)


def _people(grounds: Mapping[str, Ground]) -> dict[str, User]:
    """Return the demo's own accounts by name."""
    own = User.objects.filter(root__in=[ground.root for ground in grounds.values()])
    return {user.username: user for user in own.select_related("root", "jurisdiction", "organisation")}


def _run_made_up_plans(
    chosen: Sequence[Place], grounds: dict[str, Ground], people: dict[str, User], seed: int, on: date
) -> None:
    """Run the made-up plans of those places that have one and somebody to publish it."""
    if officer := people.get("officer"):
        key = chosen[0].key
        adopt_made_up_plan(grounds[chosen[0].name], key, actor=officer, seed=seed, on=on)


def _chosen(root: str) -> Sequence[Place]:
    if not root:
        return places()
    found = tuple(place for place in places() if place.name == root)
    if not found:
        raise DemoError(f"演示数据里没有“{root}”，可选：{'、'.join(place.name for place in places())}")
    return found


def _check_site(chosen: Sequence[Place], *, beside_real_data: bool) -> None:
    if (demo := demo_of_site()) is not None:
        raise DemoError(
            f"这个网站已有演示数据（{demo.size:,} 家企业），不再装入；要换，请换一个空的 TIDU_HOME"
        )
    roots = set(Jurisdiction.objects.filter(parent=None).values_list("name", flat=True))
    if not roots:
        return
    named = "、".join(sorted(roots))
    if not beside_real_data:
        raise DemoError(
            f"这个网站已有自己的数据（{named}），演示数据不会写进去；试用请换一个空的 TIDU_HOME，确要混用请加 --yes"
        )
    if same := roots & {place.name for place in chosen}:
        raise DemoError(f"“{'、'.join(sorted(same))}”是这个网站自己的辖区，不能装入同名的演示数据")


def _trail(ground: Ground, size: int, seed: int) -> None:
    """One entry for the whole load of a tenant."""
    count = Enterprise.objects.filter(root=ground.root).count()
    audit.record(
        actor=None,
        action=_ACTION,
        target=ground.root,
        root_id=ground.root.pk,
        after={"本地企业": count, "全部企业": size, "种子": seed},
    )


def _remind(ground: Ground) -> None:
    """Something to do for those who look after firms."""
    to_list = address_of("enterprises:list")
    for username, subject, query in (
        ("officer", "请核对 90 天内到期的称号，提醒企业准备复核", "?expiry=90"),
        ("officer", "部分企业数据不全，请安排补齐", "?complete=80"),
        ("specialist", "请走访分派给您的企业，核实上年度数据", ""),
    ):
        user = User.objects.get(username=username, root=ground.root)
        send(recipient=user, subject=subject, address=f"{to_list}{query}" if to_list else "")
