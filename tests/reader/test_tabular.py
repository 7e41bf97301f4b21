import pytest

from tidu.reader.tabular import rows


@pytest.mark.parametrize(
    "line",
    ["甲\t乙\t丙", "甲 | 乙 | 丙", "| 甲 | 乙 | 丙 |", "甲│乙│丙", "甲   乙   丙", "  甲　　乙　　丙  "],
)
def test_ways_to_part_cells(line: str) -> None:
    text = f"前文\n{line}\n后文"
    found = list(rows(text))
    assert [[cell.text for cell in cells] for _, _, cells in found] == [["甲", "乙", "丙"]]
    assert all(text[cell.start : cell.end] == cell.text for _, _, cells in found for cell in cells)


def test_lines_of_words_are_no_rows() -> None:
    assert list(rows("做好示例。\n  做优示例 和示例")) == []


def test_empty_cells_keep_their_column() -> None:
    assert [[cell.text for cell in cells] for _, _, cells in rows("\t甲\t\t乙")] == [["", "甲", "", "乙"]]
