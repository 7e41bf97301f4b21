"""A file is read in a process of its own as it is read here."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.web.imports.makers import firm, table
from tidu.tables.imports import Mapping, open_reading, propose
from tidu.tables.roster.errors import RosterError
from tidu.web.imports.apart import Order, reading_apart
from tidu.web.imports.packing import staged_row
from tidu.web.packs import library


@pytest.fixture
def order(tmp_path: Path) -> Order:
    rows = [{**firm(number), "法定代表人": "" if number else "示例甲"} for number in range(700)]
    data = table([*rows, {"统一社会信用代码": "合计"}, {**firm(800), "2025年营业收入（万元）": "很多"}])
    path = tmp_path / "file"
    path.write_bytes(data)
    packs = library()
    proposal = propose(
        data, name="示例.csv", catalogue=packs.catalogue, levels=packs.levels, on=date(2026, 11, 28)
    )
    return Order(str(path), "示例.csv", proposal.mapping.to_json(), [])


def test_rows_headings_and_notes_are_the_same(order: Order) -> None:
    packs = library()
    mapping = Mapping.from_json(order.mapping)
    data = Path(order.path).read_bytes()
    here = open_reading(data, mapping, name=order.name, catalogue=packs.catalogue, levels=packs.levels)
    with reading_apart(order) as there:
        assert (there.headings, there.total) == (here.headings, here.total)
        rows = list(there.rows())
        assert rows == [staged_row(row) for row in here.rows()]
        assert rows[-1].faults
        assert there.notes() == here.notes() != []


def test_a_file_that_does_not_fit_is_refused(order: Order) -> None:
    Path(order.path).write_bytes(b"")
    with pytest.raises(RosterError, match="示例"), reading_apart(order):
        pass


def test_further_packs_are_read_there_too(order: Order, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    with reading_apart(msgspec.structs.replace(order, packs=[str(tmp_path / "packs")])) as there:
        assert there.total == 702


def test_the_process_ends_with_the_block_and_its_death_is_told(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as its own
            super().__init__(*args, **options)
            started.append(self)

    def until_killed() -> Iterator[object]:
        with reading_apart(order) as there:
            rows = there.rows()
            yield next(rows)
            started[0].kill()
            started[0].wait()
            yield from rows

    monkeypatch.setattr(subprocess, "Popen", Noted)
    found = until_killed()
    next(found)
    with pytest.raises(EOFError):
        list(found)
    assert started[0].returncode is not None
