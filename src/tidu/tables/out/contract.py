"""The JSON that ``tidu evaluate --format json`` answers; the contract other programs rely on.

An array, one object a standard: what it asks under ``rules``, what came of each firm under ``results``,
rows that were left out under ``rejected``. Money is a JSON number in yuan, shares are fractions; figures
are exact decimals, and where none exists rounded away from the bound they are measured against, so that a
program that compares ``value`` with ``required.value`` comes to the verdict beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tidu.tables.out.diagnosis import CASE_LABELS
from tidu.tables.out.rulebook import rulebook, source_json
from tidu.tables.out.verdicts import judged_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.tables.out.diagnosis import Chosen, Diagnosis
    from tidu.tables.roster.model import Rejected

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def json_chunks(diagnosis: Diagnosis) -> Iterator[bytes]:
    """Yield the JSON text piece by piece, UTF-8, so that a large roster never stands in memory at once."""
    yield b"["
    for place, chosen in enumerate(diagnosis.chosen):
        yield b",\n" if place else b"\n"
        head = _ENCODER.encode(standard_head(diagnosis, chosen))
        yield head[:-1] + b',"results":['
        for index, judged in enumerate(diagnosis.judged(chosen)):
            yield (b",\n" if index else b"\n") + _ENCODER.encode(judged_json(judged))
        tail = {"rejected": [_rejected(entry) for entry in diagnosis.roster.rejected]}
        yield b"]," + _ENCODER.encode(tail)[1:]
    yield b"\n]\n"


def standard_head(diagnosis: Diagnosis, chosen: Chosen) -> dict[str, Any]:
    """Return what stands beside the results of one standard."""
    standard = chosen.standard
    return {
        "standard": standard.id,
        "label": standard.label,
        "level": standard.level,
        "version": standard.version,
        "on": diagnosis.on,
        "case": diagnosis.case,
        "case_label": CASE_LABELS[diagnosis.case],
        "pack_hash": standard.content_hash,
        "source": source_json(standard.source),
        "notes": [*chosen.notes, *(note.text for note in diagnosis.roster.notes)],
        **rulebook(diagnosis.library, standard, diagnosis.case),
    }


def _rejected(entry: Rejected) -> dict[str, Any]:
    return {"sheet": entry.sheet, "row": entry.row, "column": entry.column, "message": entry.message}
