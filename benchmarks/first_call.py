"""What compiling costs: the first call in a new process, `python -m benchmarks.first_call BACKEND ROWS`.

Prints one line of JSON: seconds of compiling alone (the first frame, of a few firms), of the first call with so
many firms (compiling included, packs loaded before), and of the second.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from benchmarks.timing import Seconds

ROOT: Final = Path(__file__).resolve().parent.parent
FEW: Final = 1_000


def measured(rows: int) -> Seconds:
    """Seconds of first and second calls of both backends, each in a process of its own."""
    native, polars = _run("native", rows), _run("polars", rows)
    return {
        "machine code: compiling alone": native["compiling"],
        "machine code: first call, compiling included": native["compiling"] + native["first"],
        "machine code: second call": native["second"],
        "on Polars: first call, planning included": polars["compiling"] + polars["first"],
        "on Polars: second call": polars["second"],
    }


def _run(backend: str, rows: int) -> Seconds:
    command = [sys.executable, "-m", "benchmarks.first_call", backend, str(rows)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: Seconds = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Do one process's part."""
    from benchmarks import data, tidu_rules

    backend, rows = sys.argv[1], int(sys.argv[2])
    firms = data.frame(rows)
    few, program = firms.head(FEW), tidu_rules.load("native" if backend == "native" else "polars")
    seconds = []
    for frame in (few, firms, firms):
        begun = time.perf_counter()
        result = tidu_rules.run(program, frame)
        seconds.append(time.perf_counter() - begun)
        del result
    print(json.dumps(dict(zip(("compiling", "first", "second"), seconds, strict=True))))


if __name__ == "__main__":
    main()
