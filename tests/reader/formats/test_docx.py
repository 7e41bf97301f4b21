import io
import zipfile

import docx
import pytest

from tests.reader.kit import duties
from tidu.reader import read
from tidu.reader.errors import EmptyDocument, NotADocument, ProtectedDocument, TooLongDocument
from tidu.reader.formats import docx as module
from tidu.reader.formats.docx import docx_text


def word(*paragraphs: str, rows: list[list[str]] | None = None) -> bytes:
    """A Word file with paragraphs and, between them and the last, a table."""
    document = docx.Document()
    for paragraph in paragraphs[:-1] if rows else paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for line, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph(paragraphs[-1])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in files.items():
            file.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def test_paragraphs_and_tables_in_order() -> None:
    data = word("一、任务", "附后", rows=[["任务", "单位"], ["做甲", "市甲局"]])
    assert docx_text(data, "文件") == "一、任务\n任务\t单位\n做甲\t市甲局\n附后"


def test_a_word_file_is_read() -> None:
    document = read(word("示例行动计划", "一、任务", "1.做甲。好。（责任单位：市甲局）"), name="示例.docx")
    assert duties(document) == [("做甲", ("市甲局",))]
    assert document.text[document.tasks[0].start :].startswith("1.做甲")


def test_an_empty_document() -> None:
    with pytest.raises(EmptyDocument, match="没有文字"):
        docx_text(word(""), "文件")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive(xl__workbook="甲"), "电子表格"),
        (archive(ppt__slides="甲"), "演示文稿"),
        (archive(other="甲"), "压缩包"),
        (b"PK\x03\x04broken", "已损坏"),
    ],
)
def test_other_archives(data: bytes, words: str) -> None:
    with pytest.raises(NotADocument, match=words):
        docx_text(data, "文件")


def test_a_damaged_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "<broken")
    with pytest.raises(NotADocument, match="并另存为"):
        docx_text(out.getvalue(), "文件")


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST_INSIDE", 10)
    with pytest.raises(TooLongDocument):
        docx_text(word("甲"), "文件")


def test_a_locked_archive() -> None:
    data = bytearray(archive(甲="甲"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(ProtectedDocument, match="密码"):
        docx_text(bytes(data), "文件")


def test_merged_cells_and_equal_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for row, words in zip(table.rows, (("甲", "", "乙"), ("30", "30", "30")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(0, 0).merge(table.cell(0, 1))
    held = io.BytesIO()
    document.save(held)
    assert docx_text(held.getvalue(), "表").split("\n") == ["甲\t\t乙", "30\t30\t30"]
