"""Plain lists become sheets that Excel opens as they are."""

from pathlib import Path

import openpyxl
import pytest

from tidu.tables.out.listings import Listing, write_listings


def test_a_sheet_a_list_with_its_title_and_header(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    rows = (("示例", 12, None), ("=1+1", 3, "文字"))
    write_listings(
        [Listing("目标", "目标：2 项", ("甲", "乙", "丙"), rows), Listing("目标", "又一张", ("甲",), ())],
        path,
    )
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["目标", "目标(2)"]
    found = [[cell.value for cell in row] for row in book["目标"].iter_rows()]
    assert found[0][0] == "目标：2 项"
    assert found[1:] == [["甲", "乙", "丙"], ["示例", 12, None], ["=1+1", 3, "文字"]]
    assert book["目标"]["A4"].data_type == "s", "text that looks like a formula stays text"


def test_nothing_is_left_behind_when_it_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write_listings([], tmp_path / "nowhere" / "清单.xlsx")
    assert list(tmp_path.iterdir()) == []
