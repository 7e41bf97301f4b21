"""Staged rows come back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.imports.packing import Change, Fault, StagedRow, pack, said_by, unpack

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
    values=st.dictionaries(st.integers(0, 2100), VALUES, max_size=3),
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


def test_the_digest_is_of_what_the_row_says_only() -> None:
    row = StagedRow(2, "91", "示例", values={2025: {"revenue": "1.00"}})
    same = StagedRow(2, "91", "示例", outcome="new", enterprise_id=7, values={2025: {"revenue": "1.00"}})
    other = StagedRow(2, "91", "示例", values={2025: {"revenue": "2.00"}})
    assert said_by(row) == said_by(same)
    assert said_by(row) != said_by(other)
