"""One firm at a time, and cold starts: what a page or a command waits for."""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Final

import polars as pl
from python_calamine import CalamineWorkbook

from benchmarks import data
from benchmarks.facts import NUMBERS, ON
from benchmarks.rivals import BUILD
from benchmarks.rules import STANDARDS
from benchmarks.timing import Seconds
from tidu.engine import Facts, evaluate, load_packs
from tidu.engine.catalogue import Catalogue
from tidu.engine.scalar.screen import screener

ROOT: Final = Path(__file__).resolve().parent.parent
FIRMS: Final = 2_000
SCREENED: Final = "three standards without trace, nothing missing"
ROSTER: Final = 100
CODE: Final = re.compile(r"[0-9A-Z]{18}")
LOAD: Final = (
    "import time; from tidu.engine import load_packs; begun = time.perf_counter(); load_packs(); "
    "print(time.perf_counter() - begun)"
)
IMPORT: Final = (
    "import time; begun = time.perf_counter(); import tidu.engine; print(time.perf_counter() - begun); "
    "import sys; assert not {'polars', 'pandas', 'numpy', 'pyarrow'} & sys.modules.keys()"
)


def scalar() -> Seconds:
    """Median seconds a firm for all three standards: without a trace, and with the whole of it."""
    library = load_packs()
    standards = [library.standard(f"national.{standard}") for standard in STANDARDS]
    screeners = [screener(standard, "new") for standard in standards]
    table = data.frame(FIRMS)
    firms, complete = _facts(table, library.catalogue), _facts(table.drop_nulls(), library.catalogue)

    def screened(firm: Facts) -> None:
        for one in screeners:
            one.screen(firm, ON)

    def traced(firm: Facts) -> None:
        for standard in standards:
            evaluate(standard, firm, on=ON, case="new")

    return {
        SCREENED: _median(screened, complete),
        "the same, about one fact missing": _median(screened, firms),
        "three standards with full trace and gaps": _median(traced, firms[: FIRMS // 10]),
    }


def cold(rounds: int) -> Seconds:
    """Median seconds of cold starts, each in a new process."""
    roster = BUILD / "roster.xlsx"
    tidu = [sys.executable, "-m", "tidu.cli.main"]
    BUILD.mkdir(parents=True, exist_ok=True)
    _run([*tidu, "sample", "-n", str(ROSTER), "--seed", "7", "-o", str(roster)])
    code = _first_code(roster)
    explain = [*tidu, "explain", str(roster), "--uscc", code]
    return {
        "import tidu.engine": _told([sys.executable, "-c", IMPORT], rounds),
        "load all packs": _told([sys.executable, "-c", LOAD], rounds),
        f"tidu explain, roster of {ROSTER} firms (whole command)": _whole(explain, rounds),
    }


def _facts(firms: pl.DataFrame, catalogue: Catalogue) -> list[Facts]:
    """The firms as the scalar executor takes them; reading them is the border's work and not timed."""
    rows = (
        {
            name: Decimal(str(value)) if name in NUMBERS and value is not None else value
            for name, value in row.items()
        }
        for row in firms.iter_rows(named=True)
    )
    return [Facts.read(row, catalogue=catalogue, on=ON) for row in rows]


def _median(job: Callable[[Facts], None], firms: list[Facts]) -> float:
    """Median seconds of a job a firm, warm."""
    job(firms[0])
    taken = []
    for firm in firms:
        begun = time.perf_counter()
        job(firm)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _told(command: list[str], rounds: int) -> float:
    """Median of the seconds that a program prints of itself; the first run is not counted (byte code)."""
    _run(command)
    outputs = (_run(command).splitlines()[-1] for _ in range(rounds))
    return statistics.median(float(line) for line in outputs)


def _whole(command: list[str], rounds: int) -> float:
    """Median seconds from start to end of a program; the first run is not counted (byte code)."""
    _run(command)
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        _run(command)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _run(command: list[str]) -> str:
    # Installed packages have byte code; a checkout writes its own only where it may.
    written = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    written["PYTHONPYCACHEPREFIX"] = str(BUILD / "bytecode")
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, env=written).stdout


def _first_code(roster: Path) -> str:
    """The first unified social credit code in a roster."""
    rows = CalamineWorkbook.from_path(roster).get_sheet_by_index(0).to_python()
    texts = (str(cell) for row in rows for cell in row)
    return next(text for text in texts if CODE.fullmatch(text))
