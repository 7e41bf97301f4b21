"""Delimited text: UTF-8 with or without BOM, UTF-16 with BOM, GB18030; comma, tab, semicolon or bar."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.tables.roster.model import Cell

_DELIMITERS = ",\t;|"
_SAMPLE_LINES = 40
_QUOTED = re.compile(r'"[^"]*"')
# A cell may hold a long text; csv's own limit of 128 KiB would end in an error of its own wording.
_FIELD_LIMIT = 2**24


def open_delimited(data: bytes, name: str) -> Sheet:
    """Open delimited text.

    Raises:
        RosterError: the encoding is none of those known, or a line cannot be taken apart.
    """
    text, encoding = _decode(data, name)
    csv.field_size_limit(_FIELD_LIMIT)
    sheet = DelimitedSheet(
        text, _delimiter(text), remark="" if encoding == "UTF-8" else f"文件按 {encoding} 编码读入"
    )
    try:
        # Counting the rows meets every line that cannot be taken apart.
        _ = sheet.height
    except csv.Error as error:
        raise RosterError(
            f"“{name}”不是完整的分隔文本（{error}）；请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
        ) from None
    return sheet


class DelimitedSheet(Sheet):
    """Rows of text, taken apart as they are asked for; all cells are str."""

    def __init__(self, text: str, delimiter: str, *, remark: str = "") -> None:
        """Keep the text."""
        self._text = text
        self._delimiter = delimiter
        self.remark = remark

    @cached_property
    def height(self) -> int:
        """Number of rows; a quoted line break does not count."""
        return sum(1 for _ in self.rows())

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Iterate over the rows."""
        return csv.reader(io.StringIO(self._text, newline=""), delimiter=self._delimiter)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    for codec, label in (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")):
        try:
            return data.decode(codec), label
        except UnicodeDecodeError:
            continue
    raise RosterError(f"“{name}”的文字编码无法识别；请用 Excel 或 WPS 打开，确认文字正常后另存为 .xlsx 再试")


def _delimiter(text: str) -> str:
    """Choose the sign that parts the most lines of the beginning the same way."""
    lines = [_QUOTED.sub("", line) for line in text[:200_000].splitlines()[:_SAMPLE_LINES] if line.strip()]

    def strength(sign: str) -> int:
        counts = Counter(line.count(sign) for line in lines)
        counts.pop(0, None)
        # Many cells a line weigh more than many lines: title rows have none.
        return max((cells * lines_alike for cells, lines_alike in counts.items()), default=0)

    return max(_DELIMITERS, key=strength)
