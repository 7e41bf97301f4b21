"""Reports as Word files: the same parts in the same order as the PDF, to be edited by whoever signs them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tidu.tables.report.layout import EMPTY, clause_text, gap_rows, need_rows, open_count, score_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as File
    from docx.table import _Cell

    from tidu.tables.report.model import Report, Section

_FONT = "微软雅黑"
_TONES = {
    "green": RGBColor(0x1E, 0x6B, 0x2C),
    "red": RGBColor(0xA3, 0x22, 0x1B),
    "yellow": RGBColor(0x8A, 0x5A, 0x00),
    "azure": RGBColor(0x0B, 0x57, 0xA4),
    "secondary": RGBColor(0x5B, 0x66, 0x73),
}
_WARNING = (
    "本报告由程序按规则包逐条判定，依据为报告日登记的数据；缺少的数据不按零处理。"
    "规则包整理自公开资料，标“未证实”的条款请以文件原文为准。认定结果以主管部门公布为准。"
)


def word(report: Report) -> bytes:
    """Return a report as a .docx file."""
    file = Document()
    _fonts(file)
    _cover(file, report)
    for section in report.sections:
        file.add_page_break()  # type: ignore[no-untyped-call] # python-docx leaves it out
        _section(file, section)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def _fonts(file: File) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.1)
    for name, size in (("Normal", 10), ("Title", 24), ("Heading 1", 15), ("Heading 2", 12)):
        style = file.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        # Word takes the font of Chinese characters from an attribute of its own.
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)


def _cover(file: File, report: Report) -> None:
    for text, style in (("企业诊断报告", "Title"), (report.firm, "Heading 1")):
        file.add_paragraph(text, style=style).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _table(file, (), report.heading, (4, 12))
    file.add_paragraph()
    header = ("称号", "结论", "得分", "不满足", "待定")
    rows = [
        (one.level, one.shown.verdict, score_text(one), str(len(one.shown.unmet)), str(open_count(one)))
        for one in report.sections
    ]
    tones = [{1: one.shown.tone} for one in report.sections]
    _table(file, header, rows, (6, 3, 3, 2.4, 2.4), tones)
    file.add_paragraph()
    note = file.add_paragraph().add_run(_WARNING)
    note.font.size, note.font.color.rgb = Pt(8.5), _TONES["secondary"]


def _section(file: File, section: Section) -> None:
    shown = section.shown
    file.add_heading(section.level, 1)
    line = file.add_paragraph()
    verdict = line.add_run(shown.verdict)
    verdict.bold, verdict.font.color.rgb = True, _TONES[shown.tone]
    line.add_run(f"　{section.standard}　{section.document}")
    if shown.score:
        asked = f"，要求 {shown.line}" if shown.line else ""
        file.add_paragraph(f"得分 {score_text(section)}{asked}")
    for note in shown.notes:
        file.add_paragraph(note)
    file.add_heading("逐条结论", 2)
    rows = [
        (
            "　" * one.depth + one.label,
            one.verdict,
            one.value or EMPTY,
            one.required or EMPTY,
            clause_text(one),
        )
        for one in shown.lines
    ]
    widths = (5.4, 2, 3.2, 3.2, 3)
    _table(
        file, ("条件", "结论", "现状", "要求", "条款"), rows, widths, [{1: one.tone} for one in shown.lines]
    )
    if gaps := gap_rows(section):
        file.add_heading("差什么，怎么补", 2)
        _table(file, ("条件", "差距与建议"), gaps, (5, 11.8))
    if needed := need_rows(section):
        file.add_heading("缺少的数据和待认定事项", 2)
        for text in needed:
            file.add_paragraph(text, style="List Bullet")
    if shown.indicators:
        file.add_heading("评分明细", 2)
        points = [(bar.label, bar.detail or EMPTY, bar.text) for bar in shown.indicators]
        _table(file, ("指标", "现状", "得分 / 满分"), points, (8, 5, 3.8))


def _table(
    file: File,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
    tones: Sequence[dict[int, str]] = (),
) -> None:
    """Add a table; ``tones`` colours cells of a row by their place."""
    table = file.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    if header:
        for cell, text, width in zip(table.add_row().cells, header, widths, strict=True):
            _write(cell, text, width, bold=True)
    for number, row in enumerate(rows):
        tone = tones[number] if tones else {}
        for place, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            _write(cell, text, widths[place], tone=tone.get(place))


def _write(cell: _Cell, text: str, width: float, *, bold: bool = False, tone: str | None = None) -> None:
    cell.width = Cm(width)
    run = cell.paragraphs[0].add_run(text)
    run.font.size, run.bold = Pt(9), bold or tone is not None
    if tone is not None:
        run.font.color.rgb = _TONES[tone]
