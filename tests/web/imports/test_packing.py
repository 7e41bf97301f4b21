"""Staged rows come back as they were."""

import zlib

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tidu.tables.imports import Fault as ReadFault
from tidu.tables.imports import ReadRow
from tidu.web.imports.packing import Change, Fault, StagedRow, pack, said_by, staged_row, texts_of, unpack

TEXTS = st.text(max_size=20)
VALUES = st.dictionaries(TEXTS, TEXTS | st.booleans(), max_size=3)
ROWS = st.builds(
    StagedRow,
    row=st.integers(1, 10**6),
    uscc=TEXTS,
    name=TEXTS,
    outcome=st.sampled_from(["new", "rejected"]),
    enterprise_id=st.integers(0, 10**9),
    master=st.dictionaries(TEXTS, TEXTS, max_size=3),
    texts=st.dictionaries(st.integers(0, 2100), VALUES, max_size=3).map(texts_of),
    record=VALUES,
    changes=st.lists(
        st.builds(Change, TEXTS, TEXTS, st.integers(0, 2100), st.none() | TEXTS, TEXTS), max_size=2
    ),
    faults=st.lists(st.builds(Fault, st.integers(-1, 50), TEXTS, TEXTS), max_size=2),
    cells=st.lists(TEXTS, max_size=3),
)


@given(st.lists(ROWS, max_size=5))
def test_rows_come_back(rows: list[StagedRow]) -> None:
    assert unpack(pack(rows)) == rows


@given(st.lists(ROWS, max_size=5))
def test_rows_of_an_earlier_version_come_back(rows: list[StagedRow]) -> None:
    # Until texts were kept, the values stood there as they are, and nothing after the cells.
    plain = [msgspec.to_builtins(row, builtin_types=()) for row in rows]
    before = [[*row[:7], each.values, *row[8:13]] for row, each in zip(plain, rows, strict=True)]
    assert unpack(zlib.compress(msgspec.msgpack.encode(before))) == rows


def test_the_digest_is_of_what_the_row_says_only() -> None:
    row = StagedRow(2, "91", "示例", texts={2025: '{"revenue":"1.00"}'})
    same = StagedRow(2, "91", "示例", outcome="new", enterprise_id=7, texts={2025: '{"revenue":"1.00"}'})
    other = StagedRow(2, "91", "示例", texts={2025: '{"revenue":"2.00"}'})
    assert said_by(row) == said_by(same)
    assert said_by(row) != said_by(other)


@given(st.dictionaries(st.integers(0, 2100), VALUES, max_size=3))
def test_values_are_kept_as_texts(values: dict[int, dict[str, str | bool]]) -> None:
    assert StagedRow(2, "91", "示例", texts=texts_of(values)).values == values


def test_a_row_is_staged_as_it_was_read() -> None:
    read = ReadRow(
        2,
        "91",
        "示例",
        {"brand": True},
        {2025: {"revenue": "1.00"}},
        {},
        (ReadFault(1, "列", "错"),),
        ("91",),
    )
    assert staged_row(read) == StagedRow(
        2, "91", "示例", master={"brand": "True"}, texts={2025: '{"revenue":"1.00"}'},
        faults=[Fault(1, "列", "错")], cells=["91"],
    )  # fmt: skip
