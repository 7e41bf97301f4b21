"""Which of the two ways of running a plan is taken: Polars, or machine code of our own.

Both make the same columns. Machine code takes about a third of the time a row, but compiling it takes as long
as Polars needs for a million firms or two, once a process. So Polars runs until a program has seen so
many firms that compiling would have paid: however many come, no more than twice the best is spent.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Literal

Backend = Literal["native", "polars"]

PAYS = 2_000_000
"""Firms from which on compiling has paid for itself."""
LEAST = 4_096
"""Frames shorter than this are no faster in machine code."""


def backend_for(rows: int, *, seen: int, compiled: bool) -> Backend:
    """Choose how to judge a frame.

    Args:
        rows: of the frame.
        seen: firms that the program has judged so far.
        compiled: whether the machine code for such frames is there already.
    """
    if rows < LEAST or find_spec("llvmlite") is None:
        return "polars"
    return "native" if compiled or seen + rows >= PAYS else "polars"
