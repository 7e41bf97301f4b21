"""What the first rows of columns look like."""

from decimal import Decimal

from tests.tables.kit import Row, workbook
from tidu.tables.imports.profile import LOOKED_AT, profiles
from tidu.tables.roster.formats import open_sheets


def test_samples_and_figures() -> None:
    rows: list[Row] = [
        ["甲", "乙", "丙"],
        ["一", 3, "-"],
        ["一", "5", None],
        ["二" * 60, 0, None],
        ["三", 40, "是"],
    ]
    first, second, third = profiles(open_sheets(workbook(rows), "x")[0], 0, 3)
    assert first.samples == ("一", "二" * 40 + "…", "三")
    assert (first.filled, first.numbers, first.middle) == (4, 0, Decimal(0))
    assert (second.numbers, second.middle, second.largest) == (3, Decimal(5), Decimal(40))
    assert third.samples == ("是",)


def test_only_the_first_rows_are_looked_at_and_cells_beside_the_table_are_not() -> None:
    rows: list[Row] = [["甲"], *([number, "x"] for number in range(1, LOOKED_AT + 50))]
    (only,) = profiles(open_sheets(workbook(rows), "x")[0], 0, 1)
    assert only.filled == LOOKED_AT
    assert only.largest == LOOKED_AT
