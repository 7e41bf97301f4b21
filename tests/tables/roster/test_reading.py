"""A roster from a file: every format gives the same firms, and a wrong file one sentence."""

import contextlib
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.kit import CODE, ON, catalogue, code, csv_text, notes_of, read, workbook
from tidu.tables.roster import reading
from tidu.tables.roster.errors import RosterError

HEADER = [CODE, "企业名称", "营业收入（万元）2025", "国内细分市场占有率（%）", "成立日期", "自主品牌"]
ROWS = [[code(number), f"示例{number}", number + 0.5, 12.5, "2015-03-01", "是"] for number in range(3)]


def parquet() -> bytes:
    buffer = io.BytesIO()
    frame = pl.DataFrame({
        "uscc": [code(number) for number in range(3)],
        "name": [f"示例{number}" for number in range(3)],
        "revenue": [(number + 0.5) * 10_000 for number in range(3)],
        "market_share_national": [0.125] * 3,
        "established_on": [date(2015, 3, 1)] * 3,
        "own_brand": [True] * 3,
    })  # fmt: skip
    frame.with_columns(pl.col("revenue").cast(pl.Decimal(20, 2))).write_parquet(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        workbook([HEADER, *ROWS]),
        csv_text([HEADER, *ROWS]).encode(),
        csv_text([HEADER, *ROWS]).encode("utf-8-sig"),
        csv_text([HEADER, *ROWS], "\t").encode("utf-16"),
        csv_text([HEADER, *ROWS], ";").encode("gb18030"),
        parquet(),
    ],
    ids=["xlsx", "utf-8", "bom", "utf-16", "gb18030", "parquet"],
)
def test_every_format_gives_the_same_firms(data: bytes) -> None:
    roster = read(data)
    assert roster.rejected == ()
    assert [firm.uscc for firm in roster.firms] == [row[0] for row in ROWS]
    assert [firm.row for firm in roster.firms] == [2, 3, 4]
    assert roster.firms[1].facts.values == {
        ("revenue", 2025): Decimal(15_000),
        ("market_share_national", 2025): Decimal("0.125"),
        ("established_on", None): date(2015, 3, 1),
        ("own_brand", None): True,
    }


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
names = st.sampled_from([
    name for fact in catalogue() for name in (fact.id, fact.label, f"{fact.label}（{fact.unit_label}）2025")
])  # fmt: skip


@given(st.lists(names | st.text(max_size=8), max_size=6), st.lists(st.lists(cells, max_size=7), max_size=4))
def test_no_table_ends_in_a_traceback(header: list[str], rows: list[list[object]]) -> None:
    for data in (
        workbook([[CODE, *header], *rows]),
        csv_text([[CODE, *header], *rows]).encode("gb18030", "replace"),
    ):
        with contextlib.suppress(RosterError):
            roster = read(data)
            assert roster.firms or roster.rejected
            assert all(entry.message and entry.row > 1 for entry in roster.rejected)


def test_what_a_roster_tells(tmp_path: Path) -> None:
    file = tmp_path / "企业名单.xlsx"
    file.write_bytes(workbook([["名单"], [*HEADER, "备注"], *ROWS]))
    roster = read(file)
    assert (roster.name, roster.sheet, roster.header_row) == ("企业名单.xlsx", "名单", 2)
    assert roster.headings == (*HEADER, "备注")
    assert roster.unread == ("备注",)
    assert [use.fact for use in roster.mapping][:3] == ["uscc", "name", "revenue"]


def test_all_that_is_not_read_is_listed() -> None:
    roster = read([[CODE, "营业收入（万元）", "营业收入（元）2025", "从业人员（元）", "备注"], [code(1), 1]])
    assert set(roster.unread) == {"营业收入（元）2025", "从业人员（元）", "备注"}
    assert {note.kind for note in roster.notes} >= {"columns-unread", "column-repeated", "unit-misfit"}


def test_doubts_come_after_the_last_row() -> None:
    assert notes_of(read([[CODE, "营业收入"], [code(1), 1500]]), "unit-doubtful")


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RosterError, match=r"找不到文件.*请检查路径和文件名"):
        read(tmp_path / "没有.xlsx")
    with pytest.raises(RosterError, match="是文件夹；请指定其中的表格文件"):
        read(tmp_path)
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    with pytest.raises(RosterError, match="“名单”有 0 MB，超过 0 MB；请删去无关的列"):
        read(workbook([HEADER]))


@pytest.mark.parametrize(
    ("error", "words"),
    [(PermissionError(), "没有权限读取"), (OSError(5, "坏盘"), "失败（坏盘）；请把文件复制到本机再试")],
)
def test_a_disk_that_refuses(
    error: OSError, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise error

    file = tmp_path / "名单.csv"
    file.write_text("x", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(RosterError) as caught:
        read(file)
    assert words in str(caught.value)


def test_a_header_without_firms() -> None:
    with pytest.raises(RosterError, match="第 1 行是标题，下面没有企业；请从下一行起逐行填写"):
        read([HEADER])


def test_bytes_without_a_name() -> None:
    assert reading.read_roster(workbook([HEADER, *ROWS]), catalogue=catalogue(), on=ON).name == "名单"
