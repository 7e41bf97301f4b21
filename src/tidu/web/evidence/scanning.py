"""The hook for a virus scanner: a command that is given the file and refuses it by its exit code."""

from __future__ import annotations

import os
import shlex
import subprocess

from django.conf import settings

from tidu.web.evidence.contents import EvidenceError

_SECONDS = 60


def scan(path: str) -> None:
    """Let the site's scanner look at a file; without one nothing happens.

    The command is the setting ``VIRUS_SCAN``, else the environment's ``TIDU_VIRUS_SCAN``, e.g.
    ``clamdscan --no-summary --fdpass``; the path is its last argument and exit code 0 means clean.

    Raises:
        EvidenceError: the scanner refuses the file, or cannot be run: then nothing is let through.
    """
    command = getattr(settings, "VIRUS_SCAN", "") or os.environ.get("TIDU_VIRUS_SCAN", "")
    if not command:
        return
    try:
        done = subprocess.run(  # noqa: S603 - the site's own setting, without a shell
            [*shlex.split(command), path], check=False, capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EvidenceError("病毒检查暂时无法进行，请稍后再传；若一直如此，请联系系统管理员") from error
    if done.returncode != 0:
        raise EvidenceError("病毒检查没有通过，文件未保存")
