import pytest

from tidu.reader.tabular import rows, stacked


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


def test_two_rows_of_a_head_are_one() -> None:
    (_, _, upper), (_, _, lower) = rows("指标\t目标\t\n\t2026年\t2027年")
    both = stacked(upper, lower, 0)
    assert both is not None
    assert [cell.text for cell in both] == ["指标", "目标2026年", "目标2027年"]
    assert stacked(upper, upper[1:], 0) is None
