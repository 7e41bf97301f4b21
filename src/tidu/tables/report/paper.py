"""Notices and announcements as Word files in the plain form of official papers: title, text, list, signature."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as File
    from docx.table import _Cell

_TEXT, _HEAD = "仿宋", "宋体"
_SIZE, _TITLE, _CELL = Pt(16), Pt(22), Pt(12)
# Paragraphs of official papers begin two characters in, lines are 28 points apart.
_INDENT, _LINE = Pt(32), Pt(28)


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a paper.

    Attributes:
        title: its title.
        number: number of the document; empty for a notice.
        paragraphs: the text before the list.
        header: headings of the list, the first one is of the running number.
        rows: rows of the list, without the running number.
        widths: of the columns, in cm.
        signer: who signs.
        date: as it is written, e.g. ``2026年3月2日``.
    """

    title: str
    number: str
    paragraphs: Sequence[str]
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    signer: str
    date: str


def paper_word(paper: Paper) -> bytes:
    """Return a paper as a .docx file."""
    file = Document()
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    style = file.styles["Normal"]
    style.font.name, style.font.size = _TEXT, _SIZE
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _TEXT)
    _title(file, paper)
    for text in paper.paragraphs:
        paragraph = file.add_paragraph(text)
        paragraph.paragraph_format.first_line_indent = _INDENT
        paragraph.paragraph_format.line_spacing = _LINE
        paragraph.paragraph_format.space_after = Pt(0)
    file.add_paragraph()
    _list(file, paper)
    file.add_paragraph()
    for text in (paper.signer, paper.date):
        file.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _title(file: File, paper: Paper) -> None:
    heading = file.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = heading.add_run(paper.title)
    run.bold, run.font.size, run.font.name = True, _TITLE, _HEAD
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _HEAD)  # noqa: SLF001 - as Word asks
    if paper.number:
        file.add_paragraph(paper.number).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _list(file: File, paper: Paper) -> None:
    table = file.add_table(rows=1, cols=len(paper.header), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0].cells, paper.header, paper.widths, bold=True)
    # The header stands again on each page.
    table.rows[0]._tr.get_or_add_trPr().append(  # noqa: SLF001 - python-docx has no name for it
        table.rows[0]._tr.makeelement(qn("w:tblHeader"), {})  # noqa: SLF001
    )
    for number, row in enumerate(paper.rows, start=1):
        _fill(table.add_row().cells, (str(number), *row), paper.widths)


def _fill(
    cells: Sequence[_Cell], texts: Sequence[str], widths: Sequence[float], *, bold: bool = False
) -> None:
    for cell, text, width in zip(cells, texts, widths, strict=True):
        cell.width = Cm(width)
        run = cell.paragraphs[0].add_run(text)
        run.font.size, run.bold = _CELL, bold
