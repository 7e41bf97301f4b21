"""Bulletins as Word files, in the manner of official papers: red head, 仿宋 text, 黑体 headings, page numbers."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tidu.tables.bulletin.model import cell_text, head_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as File
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from tidu.tables.bulletin.model import Cell, Content, Table

_TEXT, _HEADING, _TITLE = "仿宋", "黑体", "宋体"
_RED = RGBColor(0xC0, 0x00, 0x00)
_BODY = Pt(16)
_WIDTH = 15.6  # centimetres between the margins
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Word refuses a file whose properties stand in another order than the standard's.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr")
_AFTER_SHADE = ("w:noWrap", "w:tcMar", "w:vAlign")
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def word(content: Content) -> bytes:
    """Return a bulletin as a .docx file."""
    file = Document()
    _page(file)
    _head(file, content)
    for section in content.sections:
        _line(file, section.heading, font=_HEADING, indent=True, keep=True)
        for paragraph in section.paragraphs:
            _line(file, paragraph, indent=True)
        for table in section.tables:
            _table(file, table)
    _foot(file, content)
    file.core_properties.title = _readable(content.title)
    file.core_properties.author = _readable(content.issuer)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _page(file: File) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    page.top_margin, page.bottom_margin = Cm(3.2), Cm(3)
    _font(file.styles["Normal"], _TEXT)
    file.styles["Normal"].font.size = _BODY
    footer = page.footer.paragraphs[0]
    footer.alignment = _CENTRE
    _run(footer, "— ", size=Pt(14), font=_TITLE)
    _page_number(_run(footer, "", size=Pt(14), font=_TITLE))
    _run(footer, " —", size=Pt(14), font=_TITLE)


def _head(file: File, content: Content) -> None:
    size = head_size(content)
    head = _line(
        file, content.masthead, font=_TITLE, size=Pt(size), bold=True, align=_CENTRE, height=size + 10
    )
    head.runs[0].font.color.rgb = _RED
    issue = f"{content.issue}（草稿）" if content.is_draft else content.issue
    _line(file, issue, align=_CENTRE)
    ends = _line(file, f"{content.issuer}\t{content.dated or '年　月　日'}")
    ends.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    if content.signer:
        _line(file, f"签发人：{content.signer}", align=WD_ALIGN_PARAGRAPH.RIGHT)
        ends = file.paragraphs[-1]
    _rule(ends, "C00000", 18)
    title = _line(file, content.title, font=_TITLE, size=Pt(22), bold=True, align=_CENTRE, height=34)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(22), Pt(16)
    if content.recipients:
        _line(file, f"{content.recipients}：")


def _foot(file: File, content: Content) -> None:
    signed = _line(file, content.issuer, align=WD_ALIGN_PARAGRAPH.RIGHT, keep=True)
    signed.paragraph_format.space_before = Pt(24)
    last = _line(file, content.dated or "年　月　日", align=WD_ALIGN_PARAGRAPH.RIGHT)
    if content.copies:
        last.paragraph_format.space_after = Pt(20)
        copies = _line(file, f"抄送：{content.copies}", size=Pt(14), height=24)
        _rule(copies, "000000", 6, "top", "bottom")


def _table(file: File, table: Table) -> None:
    title = _line(file, table.title, font=_HEADING, size=Pt(12), align=_CENTRE, height=22, keep=True)
    title.paragraph_format.space_before = Pt(8)
    grid = file.add_table(rows=0, cols=len(table.labels), style="Table Grid")
    grid.autofit, grid.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    whole = sum(table.widths)
    widths = [_WIDTH * width / whole for width in table.widths]
    header = grid.add_row()
    _once_a_page(header)
    for cell, label, width in zip(header.cells, table.labels, widths, strict=True):
        _write(cell, label, width, head=True)
        _shade(cell)
    first, *others = table.rows or (("没有",) + ("",) * (len(widths) - 1),)
    line = grid.add_row()
    _unbroken(line)
    for cell, content, width, prose in zip(line.cells, first, widths, table.prose, strict=True):
        _write(cell, content, width, prose=prose)
    for row in others:
        _again(line, row)
    note = _line(file, table.note, size=Pt(10.5), height=16)
    note.paragraph_format.space_after = Pt(8)


def _again(line: _Row, row: Sequence[Cell]) -> None:
    """Add a row that looks like another: python-docx takes ten times as long to set what its cells look like."""
    element = line._tr  # noqa: SLF001 - python-docx copies no rows
    copied = deepcopy(element)
    for run, content in zip(copied.iter(qn("w:r")), row, strict=True):
        run.text = _readable(cell_text(content))
    element.getparent().append(copied)


def _write(cell: _Cell, content: Cell, width: float, *, head: bool = False, prose: bool = False) -> None:
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if prose else _CENTRE
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _run(paragraph, cell_text(content), size=Pt(10.5), font=_HEADING if head else _TITLE)


def _line(  # noqa: PLR0913 - how a line looks, each by name
    file: File,
    text: str,
    *,
    font: str = _TEXT,
    size: Pt = _BODY,
    height: float = 28,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
    indent: bool = False,
    keep: bool = False,
) -> Paragraph:
    """Add a paragraph: text of official papers stands on lines of 28 points, two characters in."""
    paragraph = file.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(height)
    form.space_before = form.space_after = Pt(0)
    form.keep_with_next = keep
    if indent:
        form.first_line_indent = size * 2
    if align is not None:
        paragraph.alignment = align
    run = _run(paragraph, text, size=size, font=font)
    run.bold = bold
    return paragraph


def _run(paragraph: Paragraph, text: str, *, size: Pt, font: str) -> Run:
    run = paragraph.add_run(_readable(text))
    run.font.size = size
    _font(run, font)
    return run


def _readable(text: str) -> str:
    """Leave out signs that no Word file can hold, such as the line ends that Word itself puts on the clipboard."""
    return _UNREADABLE.sub("", text)


def _font(owner: object, name: str) -> None:
    owner.font.name = name  # type: ignore[attr-defined] # a run or a style
    # Word takes the font of Chinese characters from an attribute of its own.
    owner.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)  # type: ignore[attr-defined]


def _rule(paragraph: Paragraph, colour: str, eighths: int, *sides: str) -> None:
    """Draw lines along a paragraph, so many eighths of a point thick."""
    borders = OxmlElement("w:pBdr")
    for side in sides or ("bottom",):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    form = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders
    form.insert_element_before(borders, *_AFTER_BORDERS)


def _page_number(run: Run) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "EFEFEF")
    form = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no shading
    form.insert_element_before(shade, *_AFTER_SHADE)


def _once_a_page(row: _Row) -> None:
    """Say the header again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no header rows


def _unbroken(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - nor rows that stay whole
