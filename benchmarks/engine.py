"""`make bench`: Tidu's columnar executor beside its rivals, one interleaved run, medians.

    python -m benchmarks.engine            all sizes up to ten million; writes docs/performance.md
    python -m benchmarks.engine --quick    10,000 and 100,000 firms; writes nothing

All implementations must agree before anything is timed (openfisca-core excepted: its 32-bit floats cannot).
Exit code 1 when they do not, 2 when a figure misses what issue 2 asks for.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from benchmarks import data, first_call, one_firm, page, polars_mean_growth
from benchmarks.files import Job, big, end_to_end
from benchmarks.in_memory import agree, time_all
from benchmarks.report import Figures, aligned, sections
from benchmarks.rivals import OPENFISCA, POLARS, TIDU, TIDU_POLARS, rivals

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
QUICK: Final = (10_000, 100_000)
MILLION: Final = 1_000_000
FULL: Final = (10_000, 100_000, MILLION)
BIG: Final = 10_000_000
BIG_JOBS: Final = [
    Job("Tidu, machine code, one batch of a million", "batches", TIDU, MILLION, rounds=5),
    Job("Tidu, machine code, batches of a million", "batches", TIDU, BIG, rounds=5),
    Job("Tidu on Polars, batches of a million", "batches", TIDU_POLARS, BIG, rounds=3),
    Job("Polars by hand, batches of a million", "batches", POLARS, BIG, rounds=3),
    Job("pandas, batches of a million", "batches", "pandas", BIG),
    Job("openfisca-core, batches of a million", "batches", OPENFISCA, BIG),
    Job("openfisca-core, all at once (its usual way)", "whole", OPENFISCA, BIG),
    Job("fused C kernel, batches of a million", "batches", "kernel", BIG, rounds=3),
    Job("Tidu, machine code, file to files", "files", TIDU, BIG),
    Job("Tidu on Polars, file to files", "files", TIDU_POLARS, BIG),
    Job("Polars by hand, file to files", "files", POLARS, BIG),
    Job("no rules, file to files", "files", "copy", BIG),
]


def measure(*, quick: bool) -> Figures:
    """Run everything but the ten million."""
    candidates = rivals()
    print("Checking that all agree …", flush=True)
    figures = Figures(
        agree(candidates),
        polars_mean_growth.share_near(data.frame(data.BATCH)),
        {one.name: one.label for one in candidates},
    )
    if not figures.agreement.holds:
        return figures
    for rows in QUICK if quick else FULL:
        print(f"Timing {rows:,} firms in memory …", flush=True)
        figures.in_memory[rows] = time_all(candidates, rows, rounds=5 if quick else 9)
    figures.files_rows = QUICK[-1] if quick else FULL[-1]
    print(f"Timing {figures.files_rows:,} firms from parquet to parquet …", flush=True)
    figures.files = end_to_end(
        [one for one in candidates if one.name in (TIDU, TIDU_POLARS, POLARS)], figures.files_rows, 5
    )
    print("Timing first calls …", flush=True)
    figures.first = first_call.measured(figures.files_rows)
    print("Timing single firms and cold starts …", flush=True)
    figures.scalar, figures.cold = one_firm.scalar(), one_firm.cold(rounds=5)
    return figures


def main() -> int:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="10,000 and 100,000 firms only, writes no page")
    quick = parser.parse_args().quick
    figures = measure(quick=quick)
    if not figures.agreement.holds:
        print(f"The implementations disagree: {figures.agreement}", file=sys.stderr)
        return 1
    if not quick:
        # The page is written before the long jobs too: stopping them loses only their own figures.
        PAGE.write_text(page.written(figures), encoding="utf-8")
        figures.big_rows, figures.big = BIG, big(BIG_JOBS)
    for title, table in sections(figures):
        print(f"\n{title}\n{aligned(table)}")
    missed = page.missed(figures)
    print("\n" + ("\n".join(f"MISSED: {line}" for line in missed) if missed else "All targets reached."))
    if not quick:
        PAGE.write_text(page.written(figures), encoding="utf-8")
        print(f"Wrote {PAGE}")
    return 2 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
