"""The commands that run the site: serve, worker, tick, migrate, create-admin, calendar, audit.

Nothing of Django is imported before one of them runs: ``tidu --help`` and the other commands stay fast.
``add_site_commands`` hangs them into the application of `tidu.cli.main`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tidu.engine.errors import TiduError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.web.jurisdictions.models import Jurisdiction

_FINDINGS = 1  # exit code: the command worked and found something wrong
_CODE_LENGTH = 6

_EXAMPLES = {
    "serve": ("tidu serve", "tidu serve --port 9000"),
    "worker": ("tidu worker", "tidu worker --once"),
    "create-admin": ("tidu create-admin admin --name 示例管理员 --place 示例市",),
    "calendar": ("tidu calendar 2027 节假日2027.csv --source 放假通知",),
}
_HELP = {
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
    "audit": """\
核对或封印审计记录。""",
    "audit verify": """\
核对审计记录是否被改动或删除；发现异常时退出码为 1。""",
    "audit seal": """\
把新的审计记录封入校验链。""",
}


class SiteError(TiduError):
    """A command of the site cannot do what it was asked; the text says what to do."""


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
        ("serve", serve),
        ("worker", worker),
        ("tick", tick),
        ("migrate", migrate),
        ("create-admin", create_admin),
        ("calendar", calendar),
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


def _start_django() -> None:
    """Make the site's settings, models and services usable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidu.web.config.settings")
    import django

    django.setup()


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise SiteError(f"数据库打不开，请检查 DATABASE_URL 和 TIDU_HOME：{error}") from error


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="地址", help="监听地址，默认只供本机或 nginx 访问")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="端口", envvar="PORT", help="端口，也可用环境变量 PORT 指定")
    ] = 8000,
    workers: Annotated[int, typer.Option("--workers", metavar="个数", min=1, help="服务进程个数")] = 2,
) -> None:
    """Apply migrations, collect static files and serve the site with granian."""
    _start_django()
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces

    _migrate()
    call_command("collectstatic", interactive=False, verbosity=0)
    typer.echo(f"网站地址：http://{host}:{port}/　按 Ctrl+C 停止")
    Granian(
        "tidu.web.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # Requests wait for the database more than they compute.
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
    ).serve()


def worker(
    once: Annotated[bool, typer.Option("--once", help="处理完现有任务就退出")] = False,
) -> None:
    """Work on queued jobs until told to stop."""
    _start_django()
    from django.core.management import call_command

    from tidu.web.jobs.reaping import reap

    reap()
    typer.echo("后台处理进程已启动" if not once else "处理现有任务")
    call_command("db_worker", batch=once, startup_delay=False, reload=False, verbosity=1)


def tick() -> None:
    """Do what time asks for; one step that fails does not keep the others from being done."""
    _start_django()
    from tidu.web.audit.services import seal
    from tidu.web.exports.services import expire
    from tidu.web.inbox.services import remind
    from tidu.web.jobs.reaping import prune, reap

    steps: tuple[tuple[str, Callable[[], int]], ...] = (
        ("重新排队的任务", reap),
        ("封印的审计记录", seal),
        ("发出的提醒", remind),
        ("清理的队列记录", prune),
        ("清理的导出文件", expire),
    )
    failed = False
    for label, step in steps:
        try:
            typer.echo(f"{label}：{step()}")
        except Exception as error:  # noqa: BLE001 - the other steps are due all the same
            failed = True
            typer.echo(f"{label}：未完成（{error}），下次再试", err=True)
    if failed:
        raise typer.Exit(_FINDINGS)


def migrate() -> None:
    """Bring the database's structure up to date."""
    _start_django()
    _migrate()
    typer.echo("数据库结构已是最新")


def create_admin(
    username: Annotated[str, typer.Argument(metavar="账号", help="登录用的账号")],
    name: Annotated[str, typer.Option("--name", metavar="姓名", help="姓名")],
    place: Annotated[
        str, typer.Option("--place", metavar="名称", help="本地名称，如某某市；只有一个时可不写")
    ] = "",
    code: Annotated[
        str, typer.Option("--code", metavar="代码", help="本地的行政区划代码（六位），建立辖区时用")
    ] = "",
    generate: Annotated[bool, typer.Option("--generate", help="由系统生成初始密码，首次登录须修改")] = False,
) -> None:
    """Open an operator's account, and the tenant where there is none yet."""
    _start_django()
    from django.db import transaction

    from tidu.web.accounts.roles import Role
    from tidu.web.accounts.services import create_account

    password = None if generate else _asked_password(username, name)
    with transaction.atomic():
        root = _root(place, code)
        _, secret = create_account(
            actor=None, username=username, password=password, name=name, role=Role.OPERATOR, jurisdiction=root
        )
    typer.echo(f"已开通系统管理员 {username}（{root.name}）")
    if generate:
        typer.echo(f"初始密码：{secret}　首次登录时必须修改")


def _asked_password(username: str, name: str) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from tidu.web.accounts.models import User

    password: str = typer.prompt("密码", hide_input=True, confirmation_prompt="再输一次")
    try:
        validate_password(password, User(username=username, name=name))
    except ValidationError as error:
        raise SiteError("；".join(error.messages)) from error
    return password


def _root(place: str, code: str) -> Jurisdiction:
    """Return the tenant a new operator belongs to; made where the site has none."""
    from tidu.web.jurisdictions.models import Jurisdiction, Kind
    from tidu.web.jurisdictions.services import add_jurisdiction

    if code and not (code.isdecimal() and len(code) == _CODE_LENGTH):
        raise SiteError(f"行政区划代码应为六位数字，现为“{code}”")
    roots = list(Jurisdiction.objects.filter(parent=None))
    if not roots:
        if not place:
            raise SiteError("还没有辖区，请用 --place 写明本地名称，如 --place 某某市")
        return add_jurisdiction(name=place, kind=Kind.CITY, code=code)
    found = [root for root in roots if place in ("", root.name)]
    if len(found) != 1:
        raise SiteError(f"请用 --place 从已有辖区中选一个：{'、'.join(root.name for root in roots)}")
    return found[0]


def calendar(
    year: Annotated[int, typer.Argument(metavar="年份", min=2000, max=2100, help="年份，如 2026")],
    file: Annotated[Path, typer.Argument(metavar="文件", help="CSV 文件：日期、上班或休息、说明")],
    source: Annotated[str, typer.Option("--source", metavar="依据", help="节假日安排的文件名和文号")],
) -> None:
    """Enter a year's holidays and worked weekends."""
    _start_django()
    from tidu.web.calendars.services import load_year, read_days

    days = read_days(file.read_bytes())
    load_year(actor=None, year=year, days=days, source=source)
    typer.echo(f"已录入 {year} 年 {len(days)} 天")


def audit_verify() -> None:
    """Check the chain."""
    _start_django()
    from tidu.web.audit.selectors import sealed_position
    from tidu.web.audit.services import verify

    count = 0
    for breach in verify():
        count += 1
        typer.echo(f"封印 {breach.position}，记录 {breach.entry_id}：{breach.message}")
    if count:
        typer.echo(f"发现 {count} 处异常，请保留数据库备份并立即查明", err=True)
        raise typer.Exit(_FINDINGS)
    typer.echo(f"已核对 {sealed_position()} 条记录，没有被改动或删除")


def audit_seal() -> None:
    """Seal what is new."""
    _start_django()
    from tidu.web.audit.services import seal

    typer.echo(f"封印 {seal()} 条记录")
