"""Read staged rows: pages of one outcome by keyset, and all the rejected ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.audit.services import batched
from tidu.web.imports.models import Chunk, Outcome
from tidu.web.imports.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.web.imports.models import ImportRun
    from tidu.web.imports.packing import StagedRow

# Fifty rows may lie in forty chunks: a page must not need forty queries, nor read all of them for the first.
_AT_ONCE = 8


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
    """Yield every rejected row; one that was sound in itself has no cells."""
    return _rows(run, Outcome.REJECTED)


def _rows(run: ImportRun, outcome: str, after: int = 0) -> Iterator[StagedRow]:
    """Yield the rows of an outcome; chunks without any are not opened, some are read at a time."""
    some = {f"{Outcome(outcome).value}__gt": 0}
    chunks = Chunk.objects.filter(run=run, last_row__gt=after, **some).order_by("number")
    for pks in batched(list(chunks.values_list("pk", flat=True)), _AT_ONCE):
        bodies = Chunk.objects.filter(pk__in=pks).order_by("number").values_list("body", flat=True)
        for body in bodies:
            for row in unpack(bytes(body)):
                if row.outcome == outcome and row.row > after:
                    yield row
