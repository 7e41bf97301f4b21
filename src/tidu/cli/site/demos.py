"""``tidu demo``: made-up tenants, firms and accounts for trying the site, or for load tests."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from tidu.cli.console import say, show, warn
from tidu.cli.site.starting import bring_up_to_date, start_django

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZE, _SEED = 3_000, 7
# How many firms between two lines of progress.
_STEP = 10_000


def demo(
    size: Annotated[
        int, typer.Option("--size", metavar="家数", min=1, max=1_000_000, help="几家企业，缺省 3000")
    ] = _SIZE,
    seed: Annotated[
        int, typer.Option("--seed", metavar="种子", help="同一天、同一种子得到同样的企业，缺省 7")
    ] = _SEED,
    root: Annotated[
        str, typer.Option("--root", metavar="地名", help="只装入一个地方，如 常熟市；不写为五个地方")
    ] = "",
    beside: Annotated[bool, typer.Option("--yes", help="网站已有自己的数据，仍要装入演示数据")] = False,
) -> None:
    """Load the demo, or say that it is there."""
    start_django()
    bring_up_to_date()
    load(size=size, seed=seed, root=root, beside=beside)
    show_accounts()


def load(*, size: int = _SIZE, seed: int = _SEED, root: str = "", beside: bool = False) -> None:
    """Load the demo into a site that has none, and say what was done; Django has been started."""
    from tidu.web.demo.services import demo_of_site, load_demo

    if (found := demo_of_site()) is not None:
        say(f"已有演示数据：{found.size:,} 家虚构企业（种子 {found.seed}）")
        if (size, seed) not in ((_SIZE, _SEED), (found.size, found.seed)):
            warn("要换家数或种子，请换一个空的 TIDU_HOME（或 DATABASE_URL）")
        return
    say(f"正在装入演示数据：{size:,} 家虚构企业……")
    started = time.monotonic()
    load_demo(size=size, seed=seed, root=root, beside_real_data=beside, progress=_told(size))
    took = f"用时 {time.monotonic() - started:.0f} 秒{_memory()}"
    say(f"已装入演示数据：{size:,} 家虚构企业，{took}")


def _memory() -> str:
    """The most memory this process had, where the system tells it in KB."""
    if sys.platform != "linux":
        return ""
    from resource import RUSAGE_SELF, getrusage

    return f"，内存最多 {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB"


def _told(size: int) -> Callable[[int], None]:
    def tell(count: int) -> None:
        if count % _STEP == 0 and count < size:
            say(f"  已写入 {count:,} 家")

    return tell


def show_accounts() -> None:
    """Show the demo's accounts with their passwords; Django has been started."""
    from django.conf import settings
    from rich.table import Table

    from tidu.web.demo.keeping import FILE, kept

    accounts = kept(settings.HOME)
    if not accounts:
        warn(
            f"{settings.HOME / FILE} 不在了，演示账号的密码无从得知；"
            "请用 tidu create-admin 开通一个系统管理员，再在“账号”页重置密码"
        )
        return
    table = Table("账号", "密码", "角色", "看到什么", box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for account in accounts:
        table.add_row(account.username, account.password, account.role, account.scope)
    say("演示账号（企业和人员都是虚构的）：")
    show(table)
