"""Reading by a mapping: every message once, every format, and nothing ends in a traceback."""

import contextlib
import io
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.imports.kit import dated, opened, proposed, read
from tests.tables.kit import CODE, Row, code, csv_text, workbook, workbook_of
from tidu.tables.imports import ReadRow
from tidu.tables.roster.errors import RosterError

HEADER = [
    CODE,
    "企业名称",
    "所属辖区",
    "营业收入（万元）2025",
    "国内细分市场占有率（%）2025",
    "划型行业",
    "成立日期",
]


def sheet(*rows: Row) -> list[ReadRow]:
    return read([HEADER, *rows])


def test_a_sound_row() -> None:
    (row,) = sheet([code(1), "示例甲", "示例东区", 1500.25, 12.5, "制造业", date(2015, 3, 1)])
    assert row == ReadRow(
        2,
        code(1),
        "示例甲",
        master={"jurisdiction": "示例东区", "size_industry": "industry", "established_on": "2015-03-01"},
        values={2025: {"revenue": "15002500.00", "market_share_national": "0.125"}},
    )


def test_every_fault_of_a_row_is_told_with_its_cell() -> None:
    (row,) = sheet([code(1), "示例甲", "示例东区", "约3000", 135, "示例业", "2027-02-30"])
    assert [(fault.column, fault.heading) for fault in row.faults] == list(enumerate(HEADER))[3:]
    words = ["应为数字", "不能大于 100%", "之一", "没有这一天"]
    assert all(word in fault.message for word, fault in zip(words, row.faults, strict=True))
    assert row.cells[3] == "约3000"
    ((negative,),) = (one.faults for one in sheet([code(1), "示例甲", None, -5]))
    assert "不能为负数" in negative.message


def test_ledger_tables_give_records() -> None:
    header = [CODE, "专利权人", "专利号", "专利名称", "专利类型", "授权公告日", "是否受让"]
    (row,) = read([header, [code(1), "示例甲", "ZL1", "示例装置", "发明专利", "2020-05-01", "否"]])
    assert row.record == {
        "number": "ZL1", "name": "示例装置", "kind": "invention_patent", "granted_on": "2020-05-01",
        "transferred_in": False,
    }  # fmt: skip
    assert (row.master, row.values) == ({}, {})
    (row,) = read([["企业名称", "称号", "有效期至"], ["示例甲", "小巨人", "2027-01-01"]])
    assert row.record == {"level": "national.little-giant", "until": "2027-01-01"}


def test_a_ledgers_row_that_says_nothing_is_refused() -> None:
    header = ["企业名称", "称号", "有效期至", "证书编号"]
    *missing, wrong = read(
        [header, ["示例甲", "小巨人", None], ["示例甲", "小巨人", "-"], ["示例乙", "小巨人", "去年"]]
    )
    for row in missing:
        assert [(fault.column, fault.message) for fault in row.faults] == [(2, "没有填有效期至，请补填")]
    assert [fault.column for fault in wrong.faults] == [2]
    (empty,) = read([["企业名称", "专利号", "专利名称"], ["示例甲", None, "-"]])
    assert empty.faults[0].message == "除企业外没有内容，请补填或删去这一行"


ROWS: list[Row] = [
    [CODE, "企业名称", "营业收入（万元）2025"],
    *([code(number), f"示例{number}", number + 1.5] for number in range(3)),
]


def parquet() -> bytes:
    buffer = io.BytesIO()
    columns = {str(name): [row[place] for row in ROWS[1:]] for place, name in enumerate(ROWS[0])}
    pl.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        workbook(ROWS),
        workbook([["2025年名单"], [], *ROWS]),
        workbook_of({"说明": [["填报说明"]], "名单": ROWS}),
        csv_text(ROWS).encode(),
        csv_text(ROWS).encode("gb18030"),
        parquet(),
    ],
    ids=["xlsx", "titled", "sheets", "utf-8", "gb18030", "parquet"],
)
def test_every_format_gives_the_same_rows(data: bytes) -> None:
    reading = opened(data)
    assert reading.total >= 3
    found = list(reading.rows())
    assert [(row.uscc, row.values) for row in found] == [
        (code(number), {2025: {"revenue": f"{number + 1}5000.00"}}) for number in range(3)
    ]


def test_short_rows_and_cells_beside_the_table() -> None:
    text = f"{CODE},企业名称,成立日期\n{code(1)},示例甲\nx,示例乙,2015-03-01,多一格\n"
    first, second = read(text.encode())
    assert first.faults == ()
    assert second.cells == ("x", "示例乙", "2015-03-01", "多一格")


def test_rows_may_be_asked_for_again_as_text() -> None:
    reading = opened(f"{CODE},企业名称,成立日期\n{code(1)},示例甲\n{code(2)},示例乙\n".encode())
    assert reading.cells_of([3, 9]) == {3: (code(2), "示例乙", "")}
    assert reading.cells_of([]) == {}


def test_notes_come_after_the_rows() -> None:
    reading = opened([HEADER, [code(1), "示例甲", None, "-"], [None, "合计", None, 5]])
    assert reading.notes() == []
    list(reading.rows())
    assert [note.kind for note in reading.notes()] == ["skipped-total", "placeholder"]
    assert reading.headings == tuple(HEADER)


def test_a_mapping_that_is_not_settled_or_not_of_this_file() -> None:
    rows: list[Row] = [[CODE, "企业名称", "营业收入"], [code(1), "示例甲", 3]]
    mapping = proposed(rows).mapping
    with pytest.raises(RosterError, match="没有写明是哪一年的数据"):
        opened(rows, mapping)
    with pytest.raises(RosterError, match="没有名为“别的”的工作表"):
        opened(rows, replace(dated(mapping), sheet="别的"))


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.sampled_from(
        [code(1), code(2), "是", "无", "-", "35%", "1,500万元", "2026-05-31", "合计", "【示例】"]
    ),
)
names = st.sampled_from(
    [
        "营业收入（万元）2025",
        "营业收入",
        "年度",
        "专利号",
        "称号",
        "有效期至",
        "企业名称",
        "产业领域",
        "从业人员（人）",
        CODE,
    ]
)


@given(st.lists(names | st.text(max_size=8), max_size=6), st.lists(st.lists(cells, max_size=7), max_size=4))
def test_no_table_ends_in_a_traceback(header: list[str], rows: list[list[object]]) -> None:
    for data in (
        workbook([[CODE, *header], *rows]),
        csv_text([[CODE, *header], *rows]).encode("gb18030", "replace"),
    ):
        with contextlib.suppress(RosterError):
            for row in read(data):
                assert row.row > 1
                assert row.uscc or row.name or row.faults
                assert all(fault.message for fault in row.faults)
                assert "\x00" not in f"{row.name}{row.master}{row.record}{row.values}"
