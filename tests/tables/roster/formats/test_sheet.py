"""What every sheet can do."""

from collections.abc import Iterator, Sequence

from tidu.tables.roster.formats.sheet import Sheet
from tidu.tables.roster.model import Cell


class Lines(Sheet):
    @property
    def height(self) -> int:
        return 3

    def rows(self) -> Iterator[Sequence[Cell]]:
        return iter((("a",), ("b",), ("c",)))


def test_the_head_leaves_the_rest_unread() -> None:
    sheet = Lines()
    assert sheet.head(2) == [["a"], ["b"]]
    assert len(list(sheet.rows())) == sheet.height
    assert (sheet.first_column, sheet.merged, sheet.hidden, sheet.remark) == (0, None, False, "")
