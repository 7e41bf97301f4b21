"""Letting others write in between: SQLite has one pen, and who waits for it looks only every tenth of a second.

Work in many short transactions would starve them: they look while the next one is under way already. So now and
then, between transactions, there is a pause in which everyone who waits has looked.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.web.jobs.progress import Progress

_EVERY_SECONDS = 1.0
_PAUSE_SECONDS = 0.12
_rested = [0.0]


def breathe() -> None:
    """Let others write, if it is time; never inside a transaction."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    if time.monotonic() - _rested[0] >= _EVERY_SECONDS:
        time.sleep(_PAUSE_SECONDS)
        _rested[0] = time.monotonic()


def repeat(step: Callable[[], object], progress: Progress | None = None) -> None:
    """Repeat a short transaction until it finds nothing more to do, breathing in between."""
    while step():
        if progress is not None:
            progress.advance()
        breathe()
