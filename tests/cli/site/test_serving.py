"""``tidu serve``, ``worker`` and ``migrate``, in processes of their own."""

import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.cli.site.commands import COMMAND, SECONDS, answer, environment, free_port


def test_the_worker_does_what_is_queued_and_leaves(tmp_path: Path) -> None:
    outputs = []
    for arguments in (["migrate"], ["worker", "--once"]):
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=environment(tmp_path),
            check=False,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
    assert "数据库结构已是最新" in outputs[0]
    assert "处理现有任务" in outputs[1]


def test_serve_on_an_empty_folder_answers_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    command = [*COMMAND, "serve", "--workers", "1"]
    with subprocess.Popen(
        command, env=environment(tmp_path, PORT=str(port)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as site:
        try:
            deadline = time.monotonic() + SECONDS
            assert answer(port, "/accounts/sign-in/", deadline) == 200
            assert answer(port, "/", deadline) == 302
        finally:
            site.send_signal(signal.SIGINT)
            output, _ = site.communicate(timeout=SECONDS)
    assert f"http://127.0.0.1:{port}/" in output.decode()
    assert (tmp_path / "static" / "staticfiles.json").exists()


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = str(listener.getsockname()[1])
        done = subprocess.run(
            [*COMMAND, "serve", "--port", port],
            env=environment(tmp_path),
            check=False,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
    assert done.returncode == 2
    assert f"端口 {port} 已被别的程序占用" in done.stderr
