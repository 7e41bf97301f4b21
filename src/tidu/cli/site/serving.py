"""``tidu serve``, ``worker`` and ``migrate``: the processes of a site."""

from __future__ import annotations

from typing import Annotated

import typer

from tidu.cli.site.ports import require_free
from tidu.cli.site.starting import bring_up_to_date, start_django


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
    require_free(host, port)
    start_django()
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces

    bring_up_to_date()
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
    start_django()
    from django.core.management import call_command

    from tidu.web.jobs.reaping import reap

    reap()
    typer.echo("后台处理进程已启动" if not once else "处理现有任务")
    call_command("db_worker", batch=once, startup_delay=False, reload=False, verbosity=1)


def migrate() -> None:
    """Bring the database's structure up to date."""
    start_django()
    bring_up_to_date()
    typer.echo("数据库结构已是最新")
