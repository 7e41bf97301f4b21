"""Long lists: values keep their kind, text stays text, and nothing is lost."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tidu.tables.out.workbook import listing
from tidu.tables.out.workbook.listing import LOOKS, Heading, listing_book

HEADINGS = [
    Heading("企业名称"),
    Heading("代码", "code"),
    Heading("日期", "date"),
    Heading("收入（万元）", "money"),
]


def write(path: Path, *rows: list[object]) -> None:
    with listing_book(path) as book:
        sheet = book.sheet("名单", "企业名单", HEADINGS)
        for row in rows:
            sheet.add(row)  # type: ignore[arg-type] # also what no column should hold


def test_values_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    write(
        path,
        ["示例厂", "91990102MA0099019X", date(2026, 11, 28), Decimal("1234.5678")],
        ["", None, None, None],
        ["=1+1", "0012", date(1899, 1, 1), 0],
    )
    sheet = load_workbook(path)["名单"]
    assert sheet["A1"].value == "企业名单"
    assert [cell.value for cell in sheet[2]] == ["企业名称", "代码", "日期", "收入（万元）"]
    assert [cell.value for cell in sheet[3]] == [
        "示例厂", "91990102MA0099019X", datetime(2026, 11, 28), 1234.5678,  # noqa: DTZ001 - as openpyxl reads it
    ]  # fmt: skip
    assert [cell.value for cell in sheet[4]] == [None] * 4, "missing is empty, never zero"
    assert [cell.value for cell in sheet[5]] == ["=1+1", "0012", "1899-01-01", 0]
    assert sheet["A5"].data_type == "s"
    assert sheet["A5"].quotePrefix
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B3", "A2:D5")
    assert sheet["C3"].number_format == "yyyy-mm-dd"
    assert sheet.column_dimensions["B"].width >= 20


def test_a_text_longer_than_excel_takes_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    write(path, ["长" * 40_000, "", "", ""])
    assert len(str(load_workbook(path)["名单"]["A3"].value)) == 32_767


def test_sheets_grow_in_turn(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    with listing_book(path) as book:
        first, second = (book.sheet(name, name, [Heading("甲")]) for name in ("一", "二"))
        for number in range(3):
            first.add([f"一{number}"])
            second.add([f"二{number}"])
    book_read = load_workbook(path)
    assert [[cell.value for cell in row] for row in book_read["二"]["A3:A5"]] == [["二0"], ["二1"], ["二2"]]


def test_rows_past_the_end_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "LAST_ROW", 3)
    with listing_book(tmp_path / "名单.xlsx") as book:
        sheet = book.sheet("名单", "企业名单", [Heading("甲")])
        for number in range(5):
            sheet.add([number])
        assert book.left_out == {"名单": 3}


def test_a_failure_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zip"):
        write(tmp_path / "名单.xlsx", ["少一列"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", LOOKS)
def test_every_kind_has_its_look(tmp_path: Path, kind: str) -> None:
    with listing_book(tmp_path / "名单.xlsx") as book:
        book.sheet("名单", "企业名单", [Heading("甲", kind)]).add([None])
