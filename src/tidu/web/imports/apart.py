"""Reading a big file in a process of its own, while this one judges and keeps the rows read so far.

``python -m tidu.web.imports.apart`` is that process: it takes what to read from its input, and writes parts to its
output (a byte for what it is, four for its length, then the part in msgpack): headings and number of rows,
then rows by the hundred, then notes; or why the file cannot be read. It knows no database. Without a reader it
ends: whoever started it may be killed at any moment.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from tidu.engine import load_packs
from tidu.tables.imports import Mapping, open_reading
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.model import Note
from tidu.web.imports.packing import StagedRow, staged_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

_AT_ONCE = 500
_WAITING = 20
_HEAD, _ROWS, _NOTES, _REFUSED = b"h", b"r", b"n", b"e"


class Order(msgspec.Struct):
    """What to read: a file by its path, its name for messages, a `Mapping` in JSON, folders of further packs."""

    path: str
    name: str
    mapping: dict[str, Any]
    packs: list[str]


class Head(msgspec.Struct, array_like=True):
    """Headings of all columns, and rows below the header."""

    headings: list[str]
    total: int


class Apart:
    """A file that another process reads; as `tidu.tables.imports.Reading`, but its rows come staged."""

    def __init__(self, parts: Iterator[tuple[bytes, bytes]]) -> None:
        """Wait for the first part.

        Raises:
            RosterError: the mapping does not fit the file.
        """
        self._parts = parts
        self._notes: list[Note] = []
        head = msgspec.msgpack.decode(next(parts)[1], type=Head)
        self.headings, self.total = tuple(head.headings), head.total

    def rows(self) -> Iterator[StagedRow]:
        """Yield the rows; may be called once."""
        decode = msgspec.msgpack.Decoder(list[StagedRow]).decode
        return chain.from_iterable(decode(body) for body in self._bodies())

    def notes(self) -> list[Note]:
        """Return what was told after the last row."""
        return self._notes

    def _bodies(self) -> Iterator[bytes]:
        for kind, body in self._parts:
            if kind == _NOTES:
                self._notes = msgspec.msgpack.decode(body, type=list[Note])
                return
            yield body


@contextmanager
def reading_apart(order: Order, meanwhile: Callable[[], object] | None = None) -> Iterator[Apart]:
    """Let a process of its own read a file; it ends with the block.

    Args:
        order: what to read.
        meanwhile: called while that process opens the file: for seconds there is nothing else to do here.

    Raises:
        RosterError: the mapping does not fit the file.
        EOFError: the process ended half-way.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "tidu.web.imports.apart"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        assert process.stdout is not None  # noqa: S101 - as above
        try:
            process.stdin.write(msgspec.msgpack.encode(order))
            process.stdin.close()
            if meanwhile is not None:
                meanwhile()
            yield Apart(_read(process.stdout))
        finally:
            process.kill()


def _read(source: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts that another process writes."""
    while True:
        kind, size = source.read(1), source.read(4)
        body = source.read(int.from_bytes(size))
        if not kind or len(body) != int.from_bytes(size):
            raise EOFError("the process that reads the file ended")
        if kind == _REFUSED:
            raise RosterError(body.decode())
        yield kind, body


def _write(target: IO[bytes], kind: bytes, body: bytes) -> None:
    target.write(b"".join((kind, len(body).to_bytes(4), body)))
    target.flush()


def _work(order: Order, target: IO[bytes]) -> None:
    """Read a file and write its parts."""
    encode = msgspec.msgpack.Encoder().encode
    packs = load_packs(*map(Path, order.packs))
    try:
        reading = open_reading(
            Path(order.path).read_bytes(),
            Mapping.from_json(order.mapping),
            name=order.name,
            catalogue=packs.catalogue,
            levels=packs.levels,
        )
        _write(target, _HEAD, encode(Head(list(reading.headings), reading.total)))
        rows = map(staged_row, reading.rows())
        # A pipe holds a few rows only: reading goes on while the other side is busy with earlier ones.
        with ThreadPoolExecutor(1) as writer:
            waiting: deque[Future[None]] = deque()
            while some := list(islice(rows, _AT_ONCE)):
                waiting.append(writer.submit(_write, target, _ROWS, encode(some)))
                if len(waiting) > _WAITING:
                    waiting.popleft().result()
        while waiting:
            waiting.popleft().result()
        _write(target, _NOTES, encode(reading.notes()))
    except RosterError as error:
        _write(target, _REFUSED, str(error).encode())


if __name__ == "__main__":
    gc.disable()  # rows have no cycles, and all memory goes back with the process
    try:
        _work(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order), sys.stdout.buffer)
    except BrokenPipeError:
        sys.exit(1)
