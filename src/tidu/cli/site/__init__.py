"""The commands that run the site: start, serve, worker, tick, migrate, create-admin, calendar, audit, demo.

Nothing of Django is imported before one of them runs: ``tidu --help`` and the other commands stay fast.
``add_site_commands`` hangs them into the application of `tidu.cli.main`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from tidu.cli.site.admins import create_admin
from tidu.cli.site.audits import audit_seal, audit_verify
from tidu.cli.site.calendars import calendar
from tidu.cli.site.demos import demo
from tidu.cli.site.errors import SiteError
from tidu.cli.site.serving import migrate, serve, worker
from tidu.cli.site.ticking import tick
from tidu.cli.site.together import start

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SiteError", "add_site_commands"]

_EXAMPLES = {
    "start": ("tidu start --demo", "tidu start --port 9000"),
    "serve": ("tidu serve", "tidu serve --port 9000"),
    "worker": ("tidu worker", "tidu worker --once"),
    "create-admin": ("tidu create-admin admin --name 示例管理员 --place 示例市",),
    "calendar": ("tidu calendar 2027 节假日2027.csv --source 放假通知",),
    "demo": ("tidu demo", "tidu demo --size 100000 --root 长春市"),
}
_HELP = {
    "start": """\
在一台机器上启动整个网站，按 Ctrl+C 停止。

同时启动网页服务、后台处理和每分钟一次的定时维护，其中一个意外停止时全部停止。
适合试用和小范围使用；长期运行请用 systemd 分别管理 serve、worker 和 tick，见 docs/deployment.md。""",
    "serve": """\
启动网站：自动升级数据库、整理静态文件，然后开始服务。

数据放在 TIDU_HOME（默认 ~/.tidu）；设置 DATABASE_URL 则使用 PostgreSQL。""",
    "worker": """\
启动后台处理进程：导入、导出等任务由它完成。

可以同时启动多个；被强行中断的任务会自动重新处理。""",
    "tick": """\
做一次定时维护：找回中断的任务、封印审计记录、发送到期提醒、清理旧队列。

请由 systemd 定时器或 cron 每分钟执行一次。""",
    "migrate": """\
升级数据库结构（serve 启动时会自动执行）。""",
    "create-admin": """\
开通一个系统管理员账号；第一次使用时同时建立本地辖区。""",
    "calendar": """\
录入一年的节假日与调休安排，重复录入以最后一次为准。

文件为 CSV，三列：日期、上班或休息、说明。""",
    "demo": """\
装入演示数据：真实的地名，虚构的企业、人员和账号，供试用、培训和压力测试。

只写进空的网站；网站已有自己的数据时拒绝。重复执行不会重复装入，只显示演示账号。""",
    "audit": """\
核对或封印审计记录。""",
    "audit verify": """\
核对审计记录是否被改动或删除；发现异常时退出码为 1。""",
    "audit seal": """\
把新的审计记录封入校验链。""",
}


def add_site_commands(
    app: typer.Typer, *, command: type[Any] | None = None, group: type[Any] | None = None
) -> None:
    """Hang the commands into an application.

    Args:
        app: where to.
        command: class of the commands; typer's own by default.
        group: class of ``audit``, which has commands of its own.
    """
    looks: dict[str, Any] = {"cls": command} if command is not None else {}
    for name, run in (
        ("start", start),
        ("serve", serve),
        ("worker", worker),
        ("tick", tick),
        ("migrate", migrate),
        ("create-admin", create_admin),
        ("calendar", calendar),
        ("demo", demo),
    ):
        _add(app, name, run, name, looks)
    audit = typer.Typer(cls=group, no_args_is_help=True, help=_HELP["audit"])
    _add(audit, "verify", audit_verify, "audit verify", looks)
    _add(audit, "seal", audit_seal, "audit seal", looks)
    app.add_typer(audit, name="audit", short_help=_HELP["audit"].splitlines()[0])


def _add(app: typer.Typer, name: str, run: Callable[..., None], key: str, looks: dict[str, Any]) -> None:
    short = _HELP[key].splitlines()[0]
    app.command(name, help=_HELP[key], short_help=short, epilog=_examples(key), **looks)(run)


def _examples(key: str) -> str:
    lines = _EXAMPLES.get(key, (f"tidu {key}",))
    return "\n".join(("示例：", "", *(f"  {line}" for line in lines)))
