"""Where words go: results to stdout, remarks to stderr, colours only where a terminal shows them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

# What a pipe or a file gets: wide enough that tables of Chinese names are not cut.
_WIDTH_WITHOUT_TERMINAL = 160


def say(text: str) -> None:
    """Write a result to stdout."""
    typer.echo(text)


def warn(text: str) -> None:
    """Write a remark to stderr, where it does not mix with results."""
    typer.echo(f"注意：{text}", err=True)


def show(*renderables: RenderableType) -> None:
    """Write tables and trees to stdout."""
    console = _console()
    for renderable in renderables:
        console.print(renderable)


def _console() -> Console:
    # 30 ms that only commands with tables and trees pay.
    from rich.console import Console

    terminal = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(
        width=None if terminal else _WIDTH_WITHOUT_TERMINAL, highlight=False, emoji=False, markup=False
    )
