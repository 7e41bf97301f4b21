"""The rejected rows of an import with their cells, for the workbook that goes back to whoever made the table."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tidu.tables.imports import Fault
from tidu.web.imports.staged import rejected
from tidu.web.imports.staging import open_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.web.imports.models import ImportRun
    from tidu.web.imports.packing import StagedRow

# Rows without cells whose text is looked up in one pass over the file.
_AT_ONCE = 20_000


def rejected_rows(run: ImportRun) -> Iterator[tuple[int, Sequence[str], list[Fault]]]:
    """Yield row, cells as text and faults of every rejected row, in order.

    Rows that were sound in themselves (outside the scope, an unknown place) have no cells among what is kept:
    the file is read once more for them.
    """
    rows = rejected(run)
    while batch := list(islice(rows, _AT_ONCE)):
        bare = [row.row for row in batch if not row.cells]
        cells = open_run(run).cells_of(bare) if bare else {}
        for row in batch:
            yield row.row, row.cells or cells.get(row.row, ()), _faults(row)


def _faults(row: StagedRow) -> list[Fault]:
    return [Fault(fault.column, fault.heading, fault.message) for fault in row.faults]
