"""Read staged rows: pages of one outcome by keyset, and the rejected ones with their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.imports import Mapping
from tidu.tables.roster.cells.texts import shown
from tidu.tables.roster.formats import open_sheets
from tidu.web.imports.models import Chunk, Outcome
from tidu.web.imports.packing import unpack
from tidu.web.imports.staging import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.web.imports.models import ImportRun
    from tidu.web.imports.packing import StagedRow


def page(run: ImportRun, outcome: str, *, after: int = 0, most: int = 50) -> list[StagedRow]:
    """Return some rows of an outcome, in the order of the table.

    Args:
        run: the import.
        outcome: of `Outcome`.
        after: last row shown before (keyset); 0 for the first page.
        most: how many at most.
    """
    found: list[StagedRow] = []
    for row in _rows(run, outcome, after):
        found.append(row)
        if len(found) == most:
            break
    return found


def rejected(run: ImportRun) -> Iterator[StagedRow]:
    """Yield every rejected row with its cells as text, those that were sound in themselves, too."""
    bare = [row.row for row in _rows(run, Outcome.REJECTED) if not row.cells]
    cells = _cells(run, set(bare)) if bare else {}
    for row in _rows(run, Outcome.REJECTED):
        if not row.cells:
            row.cells = cells.get(row.row, [])
        yield row


def _rows(run: ImportRun, outcome: str, after: int = 0) -> Iterator[StagedRow]:
    """Yield the rows of an outcome; chunks without any are not opened."""
    chunks = Chunk.objects.filter(run=run, last_row__gt=after, **{f"{Outcome(outcome).value}__gt": 0}).order_by("number")
    for pk in list(chunks.values_list("pk", flat=True)):
        body = Chunk.objects.values_list("body", flat=True).get(pk=pk)
        for row in unpack(bytes(body)):
            if row.outcome == outcome and row.row > after:
                yield row


def _cells(run: ImportRun, wanted: set[int]) -> dict[int, list[str]]:
    """Read rows of the file again, as text."""
    mapping = Mapping.from_json(run.mapping or {})
    width = len(run.headings)
    for sheet in open_sheets(read_file(run), run.name):
        if sheet.name == mapping.sheet:
            return {
                number: [shown(cell) for cell in cells[:width]]
                for number, cells in enumerate(sheet.rows(), start=1)
                if number in wanted
            }
    return {}
