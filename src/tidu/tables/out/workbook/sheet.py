"""One sheet that grows row by row: header, widths that fit Chinese, safe text, print setup."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.tables.out.workbook.widths import columns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tidu.tables.out.workbook.styles import Styles

LAST_ROW = 1_048_575
"""Last row of a sheet, from 0."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WIDEST, _NARROWEST = 60, 8
_A3, _A4 = 8, 9
_HEADER_HEIGHT = 46
_HEADER_NARROWEST = 10
_LINE_HEIGHT, _PADDING = 14, 3
_HIGHEST, _LONGEST_TEXT = 409, 32_767  # Excel takes no higher row and no longer text

Content = str | int | Decimal | None


class Sheet:
    """A worksheet written from top to bottom; rows already written cannot be changed."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        """Start at the first row.

        Args:
            sheet: worksheet of xlsxwriter.
            styles: formats of its workbook.
        """
        self.sheet = sheet
        self.styles = styles
        self.row = 0
        self.left_out = 0
        self._header_row = 0
        self._widths: dict[int, int] = {}

    def title(self, text: str, back_to: str = "") -> None:
        """Write the title line, with a link back to another sheet."""
        self.sheet.set_row(self.row, 26)
        self.sheet.write_string(self.row, 0, text, self.styles.named("title"))
        self.row += 1
        if back_to:
            target = f"internal:'{back_to}'!A1"
            self.sheet.write_url(self.row, 0, target, self.styles.named("back"), f"← 返回{back_to}")
            self.row += 1

    def header(self, labels: Sequence[str], clauses: Sequence[str] | None = None, *, freeze: int = 0) -> None:
        """Write the header row, above it a row of clauses, and keep both in view.

        Args:
            labels: one a column.
            clauses: where each column stands in the document; None leaves the row out.
            freeze: how many columns stay in view.
        """
        for column, label in enumerate(labels):
            # Half: a header wraps onto two lines rather than widening its column.
            self._widen(column, max(columns_of(label) // 2 + 2, _HEADER_NARROWEST))
        if clauses is not None:
            self._clauses(clauses)
        self.sheet.set_row(self.row, _HEADER_HEIGHT)
        for column, label in enumerate(labels):
            self.sheet.write_string(self.row, column, label, self.styles.named("header"))
        self._header_row = self.row
        self.row += 1
        self.sheet.freeze_panes(self.row, freeze)

    def append(self, cells: Sequence[tuple[Content, str | Format]]) -> None:
        """Write one row of (content, format name or format); past the sheet's end rows are only counted."""
        if self.row > LAST_ROW:
            self.left_out += 1
            return
        # Neither Excel nor LibreOffice grows rows of wrapped text in a file it did not write itself.
        lines = max((_lines(content) for content, _ in cells if isinstance(content, str)), default=1)
        self.sheet.set_row(self.row, min(_LINE_HEIGHT * lines + _PADDING, _HIGHEST))
        for column, (content, look) in enumerate(cells):
            self._write(column, content, self.styles.named(look) if isinstance(look, str) else look)
        self.row += 1

    def finish(self, *, wide: bool = False) -> None:
        """Set filter, widths and print setup; call once, after the last row.

        Args:
            wide: print on A3 instead of A4.
        """
        last = max(self._widths, default=0)
        if self._header_row:
            self.sheet.autofilter(self._header_row, 0, max(self.row - 1, self._header_row), last)
            self.sheet.repeat_rows(max(0, self._header_row - 1), self._header_row)
        for column, width in self._widths.items():
            self.sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST) + 2)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A3 if wide else _A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.sheet.set_footer("&C第 &P 页 / 共 &N 页")

    def _clauses(self, clauses: Sequence[str]) -> None:
        """Write the row of clauses, as high as the longest needs in its column."""
        lines = max(-(-columns_of(clause) // self._widths[column]) for column, clause in enumerate(clauses))
        self.sheet.set_row(self.row, _LINE_HEIGHT * max(lines, 1) + _PADDING)
        for column, clause in enumerate(clauses):
            self.sheet.write_string(self.row, column, clause, self.styles.named("clause"))
        self.row += 1

    def _write(self, column: int, content: Content, look: Format) -> None:
        if content is None or content == "":
            self.sheet.write_blank(self.row, column, None, look)
        elif isinstance(content, str):
            # Never `write`: a name that starts with "=" must not become a formula.
            safe = self.styles.named("raw") if content.startswith(_FORMULA_STARTS) else look
            self.sheet.write_string(self.row, column, content[:_LONGEST_TEXT], safe)
            self._widen(column, max(columns_of(line) for line in content.split("\n")))
        else:
            self.sheet.write_number(self.row, column, content, look)
            self._widen(column, len(f"{content:,}"))

    def _widen(self, column: int, width: int) -> None:
        if width > self._widths.get(column, 0):
            self._widths[column] = width


def _lines(text: str) -> int:
    """Lines a text takes in a column as wide as columns get."""
    return sum(max(1, -(-columns_of(line) // _WIDEST)) for line in text.split("\n"))
