"""Staged rows as they are kept: some hundred in one packed document, a tenth of the size of a row each.

100,000 firms × 40 columns take 250 rows of the database instead of 100,000 (docs/adr/0006).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from tidu.web.facts.values import Stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.tables.imports import ReadRow


class Fault(msgspec.Struct, array_like=True, frozen=True):
    """Why a row is rejected: column (index into the run's headings; -1 for none), its heading, a sentence."""

    column: int
    heading: str
    message: str


class Change(msgspec.Struct, array_like=True, frozen=True):
    """What a row says otherwise than the registry.

    Args:
        kind: ``fact``, ``field`` (of master data) or ``record`` (a row of a ledger).
        key: fact id, field of `Enterprise` or id of the ledger.
        year: calendar year; 0 for what is not kept by year.
        old: value now, in kept form; None for none.
        new: value of the row.
        counts: False where a stronger source keeps its value (a conflict).
    """

    kind: str
    key: str
    year: int
    old: Stored | None
    new: Stored
    counts: bool = True


class StagedRow(msgspec.Struct, array_like=True):
    """A row of the table with what the import makes of it.

    ``enterprise_id`` is 0 for a new firm, ``place_id`` for a row that names no place. ``texts`` are the values of
    each year as the database keeps them, by fact in JSON: most rows are of new firms, whose values nobody looks at
    singly. ``record`` is a ledger's row, in kept form; ``cells`` the row as text, where it is not sound;
    ``spelled`` the pinyin of a new firm's name.
    """

    row: int
    uscc: str
    name: str
    outcome: str = ""
    enterprise_id: int = 0
    place_id: int = 0
    master: dict[str, str] = {}
    texts: dict[int, str] = {}
    record: dict[str, Stored] = {}
    changes: list[Change] = []
    faults: list[Fault] = []
    warnings: list[str] = []
    cells: list[str] = []
    spelled: tuple[str, str] = ("", "")

    @property
    def values(self) -> dict[int, dict[str, Stored]]:
        """The values by year and fact, in kept form."""
        return {year: read_text(text) for year, text in self.texts.items()}


_encode_json = msgspec.json.Encoder().encode
read_text = msgspec.json.Decoder(dict[str, Stored]).decode
"""Return the values of a year that a row keeps as text."""
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[StagedRow])
_TEXTS = StagedRow.__struct_fields__.index("texts")


def pack(rows: list[StagedRow]) -> bytes:
    """Return rows as one document."""
    return zlib.compress(_encoder.encode(rows), 1)


def unpack(body: bytes) -> list[StagedRow]:
    """Return the rows of a document, of one that an earlier version kept as well."""
    packed = zlib.decompress(body)
    try:
        return _decoder.decode(packed)
    except msgspec.ValidationError:
        rows = msgspec.msgpack.decode(packed)
        for row in rows:
            row[_TEXTS] = texts_of(row[_TEXTS])  # which kept the values themselves
        return msgspec.convert(rows, list[StagedRow])


def texts_of(values: Mapping[int, Mapping[str, Stored]]) -> dict[int, str]:
    """Return values by year and fact as a row keeps them."""
    return {year: _encode_json(facts).decode() for year, facts in values.items()}


def staged_row(read: ReadRow) -> StagedRow:
    """Return a row as it was read, not judged yet."""
    return StagedRow(
        read.row, read.uscc, read.name,
        master={name: str(value) for name, value in read.master.items()},
        texts=texts_of(read.values),
        record=read.record,
        faults=[Fault(one.column, one.heading, one.message) for one in read.faults],
        cells=list(read.cells),
    )  # fmt: skip


def said_by(row: StagedRow) -> bytes:
    """Return what a row says, whatever the registry has: the part that a run's digest is taken of."""
    return _encoder.encode((row.row, row.uscc, row.name, row.place_id, row.master, row.texts, row.record))
