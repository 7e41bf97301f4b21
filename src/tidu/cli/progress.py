"""Progress bars on stderr, for work that takes longer than a moment, where somebody is watching."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

# Below this, the work is over before a bar is drawn, and importing the bar would take longer.
_WORTH_A_BAR = 300


@contextmanager
def working(title: str, total: int) -> Iterator[Callable[[], object]]:
    """Show a bar while steps of equal size are done.

    Args:
        title: Chinese, what is being done.
        total: number of steps.

    Yields:
        Function to call after each step.
    """
    if total < _WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda: None
        return
    with _bars() as bars:
        task = bars.add_task(title, total=total)
        yield lambda: bars.advance(task)


@contextmanager
def reading() -> Iterator[Callable[[int, int], None]]:
    """Show a bar while a roster is read; it appears with the first report of a long one.

    Yields:
        Function to call with rows done and rows in all.
    """
    bars: Progress | None = None

    def report(done: int, total: int) -> None:
        nonlocal bars
        if total < _WORTH_A_BAR or not sys.stderr.isatty():
            return
        if bars is None:
            bars = _bars()
            bars.add_task("读取名单", total=total)
            bars.start()
        bars.update(bars.task_ids[0], completed=done, total=total)

    try:
        yield report
    finally:
        if bars is not None:
            bars.stop()


def _bars() -> Progress:
    # 30 ms that short work does not pay.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("剩余"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        # Results go to stdout untouched, also while a bar is drawn.
        redirect_stdout=False,
        redirect_stderr=False,
    )
