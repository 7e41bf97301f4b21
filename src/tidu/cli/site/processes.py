"""The processes of a site as one: started together, watched, and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from tidu.cli.site.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TIDU = (sys.executable, "-m", "tidu.cli.main")
_PATIENCE = 20.0
_TOLD_LINES = 6


class Processes:
    """Commands of ``tidu`` that run side by side; what each prints goes into a log of its name."""

    def __init__(self, logs: Path) -> None:
        """Keep logs in a folder."""
        self._logs = logs
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, label: str, command: Sequence[str]) -> None:
        """Start a command, unless it still runs: ``label`` names it in messages, its first word names the log."""
        running = self._running.get(label)
        if running is not None and running.poll() is None:
            return
        with (self._logs / f"{command[0]}.log").open("wb") as log:
            self._running[label] = subprocess.Popen(  # noqa: S603 - our own command
                (*_TIDU, *command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl+C reaches this process only, which then stops the others in order.
                start_new_session=os.name == "posix",
            )

    def check(self, *labels: str) -> None:
        """Make sure that processes still run.

        Raises:
            SiteError: one has stopped; the text ends with the last lines of its log.
        """
        for label in labels:
            process = self._running[label]
            if process.poll() is not None:
                raise SiteError(
                    f"{label}意外停止（退出码 {process.returncode}）：\n{self._last_words(process)}"
                )

    def _last_words(self, process: subprocess.Popen[bytes]) -> str:
        arguments = process.args if isinstance(process.args, tuple) else ()
        log = self._logs / f"{arguments[len(_TIDU)]}.log"
        lines = log.read_text("utf-8", errors="replace").splitlines()[-_TOLD_LINES:]
        return "\n".join(f"  {line}" for line in lines)

    def stop(self) -> None:
        """Ask all to stop, wait, and end those that do not."""
        for process in self._running.values():
            # On Windows Ctrl+C has reached them too, and this would be no request but the end.
            if process.poll() is None and os.name == "posix":
                process.terminate()
        for process in self._running.values():
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started: a killed server must not leave workers on its port."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        command = ("taskkill", "/F", "/T", "/PID", str(process.pid))
        subprocess.run(command, check=False)  # noqa: S603 - our own process
    process.wait()
