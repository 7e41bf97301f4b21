"""Rival (e): the fused kernel in C, compiled on the spot and run on every core. Needs a C compiler.

It takes the firms in the form that suits it best (arrays with a value of their own for "missing") and writes
into arrays that are there already; turning tables into that form is not timed. It is the limit, not a design:
every rule change would be a change of C.
"""

import ctypes
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from benchmarks.facts import CHOICES, COUNTS, DATES, FACTS, FLAGS, INDUSTRIES, ON
from benchmarks.rules import EVERY_LARGE, LARGE, OUTPUTS, WAN

HERE: Final = Path(__file__).parent
LOWEST: Final = -(2**31)
CORES: Final = os.cpu_count() or 1
FLAGS_OF_COMPILER: Final = (
    "-O3",
    "-march=native",
    "-fno-math-errno",
    "-fno-trapping-math",
    "-shared",
    "-fPIC",
)

Array = Any
Columns = list[Array]
Pointers = Any


class Kernel:
    """The compiled library."""

    def __init__(self, folder: Path) -> None:
        """Compile into `folder`.

        Raises:
            OSError: there is no C compiler.
        """
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if compiler is None:
            raise OSError("no C compiler")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "names.h").write_text(_names(), encoding="utf-8")
        target = folder / "kernel.so"
        command = [
            compiler,
            *FLAGS_OF_COMPILER,
            f"-I{folder}",
            f"-I{HERE}",
            str(HERE / "kernel.c"),
            "-o",
            str(target),
            "-lm",
        ]
        subprocess.run(command, check=True)
        self._judge = ctypes.CDLL(str(target)).judge
        self._judge.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t]
        self._pool = ThreadPoolExecutor(CORES)

    def run(self, columns: Columns, out: Columns) -> Columns:
        """Judge all firms into `out`, a part on each core."""
        count = len(columns[0])
        facts, results = _pointers(columns), _pointers(out)
        part = -(-count // CORES)

        def one(start: int) -> None:
            self._judge(facts, results, start, min(part, count - start))

        list(self._pool.map(one, range(0, count, part)))
        return out


def prepare(firms: pl.DataFrame) -> Columns:
    """One array a fact: doubles with NaN, 32-bit integers with their lowest value, bytes with 2 or 255."""
    return [_array(name, firms[name]) for name in FACTS]


def empty(count: int) -> Columns:
    """Arrays for the outputs."""
    return [np.zeros(count, dtype=np.uint8) for _ in OUTPUTS]


def outputs(out: Columns) -> pl.DataFrame:
    """The result as the check compares it."""
    return pl.DataFrame(dict(zip(OUTPUTS, out, strict=True)))


def _array(name: str, series: pl.Series) -> Array:
    if name in FLAGS:
        return series.cast(pl.UInt8).fill_null(2).to_numpy().copy()
    if name in CHOICES:
        return series.to_physical().fill_null(255).to_numpy().copy()
    if name in COUNTS or name in DATES:
        return series.cast(pl.Int32).fill_null(LOWEST).to_numpy().copy()
    return series.fill_null(float("nan")).to_numpy().copy()


def _pointers(columns: Columns) -> Pointers:
    return (ctypes.c_void_p * len(columns))(*(one.ctypes.data for one in columns))


def _identifier(name: str) -> str:
    for standard, short in (
        ("innovative-2022", "innovative"),
        ("srdi-2022", "srdi"),
        ("little-giant-2022", "giant"),
    ):
        name = name.replace(standard, short)
    return name.translate(str.maketrans("/-.[", "____")).replace("__", "_").replace("]", "")


def _names() -> str:
    """The header that tells the kernel where each column is, and the figures that depend on the date."""
    lines = [f"#define F_{_identifier(name)} {place}" for place, name in enumerate(FACTS)]
    lines += [f"#define O_{_identifier(name)} {place}" for place, name in enumerate(OUTPUTS)]
    epoch = date(1970, 1, 1)
    lines.append(f"#define TODAY {(ON - epoch).days}")
    lines += [f"#define YEAR_START_{back} {(date(ON.year - back, 1, 1) - epoch).days}" for back in range(3)]
    rows = [*(LARGE[name] for name in INDUSTRIES), EVERY_LARGE]
    columns = [
        ", ".join(_bound(row[place], unit) for row in rows) for place, unit in enumerate((1, WAN, WAN))
    ]
    lines.append("#define LARGE_BOUNDS {{" + "}, {".join(columns) + "}}")
    return "\n".join(lines) + "\n"


def _bound(bound: int | None, unit: int) -> str:
    return "-1.0" if bound is None else f"{bound * unit}.0"
