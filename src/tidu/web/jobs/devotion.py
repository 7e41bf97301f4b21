"""How Python behaves while a job works: it makes very many objects, and a thread beside it does its share.

Both settings are the process's own, and are put back when its last job is over.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SWITCH_SECONDS = 0.0005
"""Who comes back from the database waits this long for a thread that computes: a tenth of Python's usual."""
NEW_OBJECTS = 50_000
"""Objects between two searches for cycles, which rows of tables have none of; Python's usual is 700."""
_lock = Lock()
_usual: list[tuple[float, tuple[int, int, int]]] = []


@contextmanager
def devoted() -> Iterator[None]:
    """Do work with these settings; several at once are well."""
    with _lock:
        _usual.append((sys.getswitchinterval(), gc.get_threshold()))
        sys.setswitchinterval(SWITCH_SECONDS)
        gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
    try:
        yield
    finally:
        with _lock:
            # The first of several found the usual settings: whoever is last puts them back.
            interval, threshold = _usual[0]
            _usual.pop()
            if not _usual:
                sys.setswitchinterval(interval)
                gc.set_threshold(*threshold)
