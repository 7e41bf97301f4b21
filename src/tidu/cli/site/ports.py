"""Whether a port can be listened on: told before anything is started."""

from __future__ import annotations

import errno
import os
import socket

from tidu.cli.site.errors import SiteError


def require_free(host: str, port: int) -> None:
    """Refuse a port that another program listens on, or that this user may not open.

    Raises:
        SiteError: the port is taken, not permitted, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # A port that was closed a moment ago is free; on Windows this option would hide a listener.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SiteError(_explained(error, host, port)) from error


def _explained(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return f"没有权限使用端口 {port}，请换一个 1024 以上的，如 PORT=8000"
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被别的程序占用（也可能是已经启动的本站），请先停止它，或换一个端口，如 PORT={port + 1}"
    return f"不能在 {host} 的端口 {port} 上监听：{error.strerror or error}"
