"""The figures as tables: on the terminal and in docs/performance.md."""

import os
import platform
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmarks.files import BARE, Big
from benchmarks.in_memory import Agreement
from benchmarks.rivals import OPENFISCA, POLARS
from benchmarks.timing import Seconds, Times

PACKAGES: Final = ("polars", "numpy", "pandas", "pyarrow", "openfisca-core", "zen-engine", "llvmlite")
GIB: Final = 2**30
Table = list[list[str]]


@dataclass
class Figures:
    """Everything one run measured; `in_memory` by number of firms."""

    agreement: Agreement
    guarded: float
    labels: dict[str, str]
    in_memory: dict[int, Times] = field(default_factory=dict)
    files: Times = field(default_factory=dict)
    files_rows: int = 0
    big: list[Big] = field(default_factory=list)
    big_rows: int = 0
    first: Seconds = field(default_factory=dict)
    scalar: Seconds = field(default_factory=dict)
    cold: Seconds = field(default_factory=dict)


def duration(seconds: float) -> str:
    """Seconds with three digits and a fitting unit."""
    for unit, factor in (("s", 1.0), ("ms", 1e3)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def in_memory_table(figures: Figures, rows: int) -> Table:
    """One line a rival, with ratios by the clock: above 1 is slower than the other."""
    times = figures.in_memory[rows]
    polars, openfisca = times[POLARS].wall, times[OPENFISCA].wall
    table = [["", "median", "CPU, all cores", "firms a second", "ratio to hand Polars", "ratio to openfisca"]]
    for name, taken in sorted(times.items(), key=lambda item: item[1]):
        ratio = (
            f"1/{openfisca / taken.wall:.1f}" if taken.wall < openfisca else f"{taken.wall / openfisca:.1f}"
        )
        speed, to_polars = f"{rows / taken.wall:,.0f}", f"{taken.wall / polars:.2f}"
        table.append(
            [figures.labels[name], duration(taken.wall), duration(taken.cpu), speed, to_polars, ratio]
        )
    return table


def files_table(figures: Figures) -> Table:
    """End to end, beside reading and writing alone."""
    bare = figures.files[BARE].wall
    lines = [
        [label, duration(taken.wall), duration(taken.cpu), f"{taken.wall / bare:.2f}"]
        for label, taken in figures.files.items()
    ]
    return [["", "median", "CPU, all cores", "ratio to no rules"], *lines]


def big_table(figures: Figures) -> Table:
    """Ten million firms: judging alone, with reading, peak memory."""
    lines = [
        [one.label, f"{one.rows:,}", duration(one.seconds), duration(one.total), f"{one.peak / GIB:.2f} GiB"]
        for one in figures.big
    ]
    return [["", "firms", "judging", "with reading", "peak memory"], *lines]


def plain_table(seconds: Seconds, head: str = "median") -> Table:
    """One line a figure."""
    return [["", head], *([name, duration(taken)] for name, taken in seconds.items())]


def markdown(table: Table) -> str:
    """A table in Markdown, figures to the right."""
    head, *lines = table
    rule = ["---", *("--:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, rule, *lines))


def aligned(table: Table) -> str:
    """A table for the terminal."""
    widths = [max(len(line[place]) for line in table) for place in range(len(table[0]))]
    texts = []
    for line in table:
        first, *rest = (
            cell.ljust(width) if not place else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        texts.append("  " + "  ".join([first, *rest]).rstrip())
    return "\n".join(texts)


def sections(figures: Figures) -> list[tuple[str, Table]]:
    """All tables with their titles."""
    found = [(f"{rows:,} firms in memory", in_memory_table(figures, rows)) for rows in figures.in_memory]
    if figures.files:
        found.append((f"Parquet to parquet, {figures.files_rows:,} firms", files_table(figures)))
    if figures.big:
        found.append((f"{figures.big_rows:,} firms, a process each", big_table(figures)))
    if figures.first:
        title = f"{figures.files_rows:,} firms in a new process, packs loaded"
        found.append((title, plain_table(figures.first, "seconds")))
    if figures.scalar:
        found.append(("One firm at a time, warm", plain_table(figures.scalar)))
    if figures.cold:
        found.append(("Cold starts", plain_table(figures.cold)))
    return found


def machine() -> str:
    """Where and with what the figures were measured."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; {versions}. Measured {datetime.now(tz=UTC):%Y-%m-%d}, load average "
        f"at the end {os.getloadavg()[1]:.1f} (other work on the machine raises all figures)."
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
