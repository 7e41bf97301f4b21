"""Word documents: paragraphs and tables in order, a table's row as one line."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from tidu.reader.errors import EmptyDocument, NotADocument, ProtectedDocument, TooLongDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table

_LARGEST_INSIDE: Final = 200 * 1024 * 1024
_OTHER_KINDS: Final = {
    "xl/": "电子表格（.xlsx）",
    "ppt/": "演示文稿（.pptx）",
    "content.xml": "ODF 文档（.odt、.ods）",
}


def docx_text(data: bytes, called: str) -> str:
    """Take the text out of a .docx file.

    Raises:
        ReadError: another kind of archive, damaged, or without text.
    """
    _check_archive(data, called)
    # Local: 0.1 s that only Word documents pay.
    import docx  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document))
    except Exception as error:  # noqa: BLE001 - a damaged file fails in as many ways as there are parts
        raise NotADocument(
            f"{called}已损坏，无法打开（{type(error).__name__}）。请用 Word 或 WPS 打开并另存为 .docx 再试"
        ) from None
    text = "\n".join(lines)
    if not text.strip():
        raise EmptyDocument(f"{called}里没有文字，可能只有图片。请提供文字版")
    return text


def _check_archive(data: bytes, called: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            inside = sum(entry.file_size for entry in archive.infolist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise NotADocument(f"{called}已损坏，无法打开。请重新下载或另存后再试") from None
    if locked:
        raise ProtectedDocument(f"{called}设有密码。请取消密码后重试")
    if inside > _LARGEST_INSIDE:
        raise TooLongDocument(f"{called}解开后超过 200 MB，不像一份政策文件。请只保留文件正文后重试")
    if "word/document.xml" in names:
        return
    for mark, kind in _OTHER_KINDS.items():
        if any(name.startswith(mark) for name in names):
            raise NotADocument(
                f"{called}是{kind}，不是政策文件。请选择文件正文（.docx、.pdf、.html 或 .txt）"
            )
    raise NotADocument(f"{called}是压缩包，不是政策文件。请解压后选择其中的正文文件")


def _lines(document: Document) -> Iterator[str]:
    from docx.table import Table as WordTable  # noqa: PLC0415 - as above

    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            yield from _rows(block)
        else:
            yield block.text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            # A merged cell comes once for each column it spans: its text once, and the columns stay in line.
            cells.append("" if cell._tc is before else cell.text.strip().replace("\n", " "))  # noqa: SLF001
            before = cell._tc  # noqa: SLF001 - which cells are one, only the element tells
        yield "\t".join(cells).rstrip("\t")
