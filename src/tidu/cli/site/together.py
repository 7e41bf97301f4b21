"""``tidu start``: the whole site on one machine with one command, until Ctrl+C."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tidu.cli.console import say
from tidu.cli.site.demos import load, show_accounts
from tidu.cli.site.errors import SiteError
from tidu.cli.site.ports import require_free
from tidu.cli.site.processes import Processes
from tidu.cli.site.starting import bring_up_to_date, start_django

if TYPE_CHECKING:
    from types import FrameType

_SITE, _WORKER, _TICK = "网站", "后台处理", "定时维护"
_TICK_SECONDS = 60.0
_WATCH_SECONDS = 0.5
_ANSWER_SECONDS = 120.0
_PATH = "/accounts/sign-in/"
_BROKEN = 500
# Addresses that mean every interface: one asks at this machine's own.
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not listened on


def start(
    host: Annotated[
        str, typer.Option("--host", metavar="地址", help="监听地址，默认只供本机访问")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="端口", envvar="PORT", help="端口，也可用环境变量 PORT 指定")
    ] = 8000,
    workers: Annotated[int, typer.Option("--workers", metavar="个数", min=1, help="服务进程个数")] = 2,
    demo: Annotated[
        bool, typer.Option("--demo", help="先装入演示数据（已有则不动），并显示演示账号")
    ] = False,
) -> None:
    """Start site, worker and tick together and watch over them."""
    require_free(host, port)
    start_django()
    bring_up_to_date()
    if demo:
        load()
    else:
        _require_accounts()
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    _listen()
    processes = Processes(settings.HOME / "logs")
    try:
        _run(processes, host, port, workers, demo=demo)
    except KeyboardInterrupt:
        say("\n正在停止……")
    finally:
        # A second Ctrl+C must not leave processes behind: stopping takes seconds, and ends by itself.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        processes.stop()
    say("已停止；数据都在，下次启动接着用")


def _run(processes: Processes, host: str, port: int, workers: int, *, demo: bool) -> NoReturn:
    """Start everything, say where, and watch until interrupted."""
    from django.conf import settings

    say("正在启动网站……")
    processes.start(_SITE, ("serve", "--host", host, "--port", str(port), "--workers", str(workers)))
    processes.start(_WORKER, ("worker",))
    _await_answer(processes, host, port)
    if demo:
        show_accounts()
    shown = settings.ALLOWED_HOSTS[0] if host in _ANYWHERE else f"[{host}]" if ":" in host else host
    say(f"\n网站地址：http://{shown}:{port}/　按 Ctrl+C 停止")
    say(f"数据和日志：{settings.HOME}")
    ticked = -_TICK_SECONDS
    while True:
        processes.check(_SITE, _WORKER)
        if time.monotonic() - ticked >= _TICK_SECONDS:
            processes.start(_TICK, ("tick",))
            ticked = time.monotonic()
        time.sleep(_WATCH_SECONDS)


def _await_answer(processes: Processes, host: str, port: int) -> None:
    """Wait until the site answers."""
    deadline = time.monotonic() + _ANSWER_SECONDS
    while time.monotonic() < deadline:
        processes.check(_SITE, _WORKER)
        if _answers(host, port):
            return
        time.sleep(_WATCH_SECONDS)
    raise SiteError(f"网站启动后 {_ANSWER_SECONDS:.0f} 秒没有应答，请查看数据文件夹里的 logs/serve.log")


def _answers(host: str, port: int) -> bool:
    from http.client import HTTPConnection, HTTPException  # TLS and mail parsers: no other command needs them

    connection = HTTPConnection(_ANYWHERE.get(host, host), port, timeout=10)
    try:
        connection.request("GET", _PATH)
        # A site that answers to another name only refuses this one: it is up all the same.
        return connection.getresponse().status < _BROKEN
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _require_accounts() -> None:
    """A site without accounts is of no use: say how to open the first one."""
    from tidu.web.accounts.models import User

    if not User.objects.exists():
        raise SiteError(
            "还没有账号。请先开通系统管理员，如 tidu create-admin admin --name 姓名 --place 某某市 --code 六位代码；"
            "只想试用的，加 --demo"
        )


def _listen() -> None:
    """Stop as Ctrl+C does when asked to end, or when the terminal is closed; under nohup it may be closed."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    hang_up = getattr(signal, "SIGHUP", None)  # Windows has none
    if hang_up is not None and signal.getsignal(hang_up) != signal.SIG_IGN:
        signal.signal(hang_up, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
