"""A port is looked at before anything is started."""

import socket

import pytest

from tests.cli.site.commands import free_port
from tidu.cli.site.errors import SiteError
from tidu.cli.site.ports import require_free


def test_a_free_port_passes() -> None:
    require_free("127.0.0.1", free_port())


def test_a_taken_port_is_named_with_another_to_take() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(SiteError, match=f"端口 {port} 已被别的程序占用.*PORT={port + 1}"):
            require_free("127.0.0.1", port)


def test_an_address_of_another_machine() -> None:
    with pytest.raises(SiteError, match=r"不能在 192\.0\.2\.1 的端口"):
        require_free("192.0.2.1", free_port())


def test_a_port_that_only_root_may_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tidu.cli.site.ports.socket.socket.bind", refuse)
    with pytest.raises(SiteError, match="没有权限使用端口 80"):
        require_free("127.0.0.1", 80)
