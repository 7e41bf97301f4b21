"""Tell what kind of file some bytes are, and refuse kindly what is no document."""

from __future__ import annotations

from typing import Final

from tidu.reader.errors import EmptyDocument, NotADocument, ProtectedDocument, TooLongDocument

LARGEST: Final = 50 * 1024 * 1024
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_BOOK: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_OTHERS: Final = {
    b"Rar!": "压缩包（.rar）",
    b"7z\xbc\xaf": "压缩包（.7z）",
    b"\x1f\x8b": "压缩包（.gz）",
    b"{\\rtf": "写字板文档（.rtf）",
    b"MZ": "程序文件",
    b"\x7fELF": "程序文件",
}
_MENDING: Final = "请用 Word 或 WPS 打开后另存为 .docx 再试"


def text_of(data: bytes, *, name: str = "") -> str:
    """Take the text out of a file.

    Raises:
        ReadError: it is empty, scanned, protected, too large or no document; says so in Chinese.
    """
    called = f"“{name}”" if name else "文件"
    if not data.strip():
        raise EmptyDocument(f"{called}是空的。请检查是否选错了文件")
    if len(data) > LARGEST:
        raise TooLongDocument(
            f"{called}有 {len(data) // 1024 // 1024} MB，超过 50 MB。请只保留文件正文后重试"
        )
    _refuse_others(data, called)
    # Local: each format's library is loaded only when such a file comes.
    if data.startswith(b"PK"):
        from tidu.reader.formats.docx import docx_text  # noqa: PLC0415

        return docx_text(data, called)
    if data.lstrip()[:5] == b"%PDF-":
        from tidu.reader.formats.pdf import pdf_text  # noqa: PLC0415

        return pdf_text(data, called)
    from tidu.reader.formats.html import html_text, looks_like_html  # noqa: PLC0415
    from tidu.reader.formats.plain import plain_text  # noqa: PLC0415

    text = plain_text(data, called)
    return html_text(text) if looks_like_html(text) else text


def _refuse_others(data: bytes, called: str) -> None:
    """Refuse files that are known to hold no text for us."""
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise ProtectedDocument(f"{called}设有打开密码。请取消密码后另存，再重试")
        if any(mark in data for mark in _OLD_BOOK):
            raise NotADocument(f"{called}是电子表格（.xls），不是政策文件。请选择文件正文")
        raise NotADocument(f"{called}是旧版 Word 或 WPS 文档（.doc、.wps）。{_MENDING}")
    if data.startswith(_PICTURES):
        raise NotADocument(f"{called}是图片，没有文字可读。请提供文字版，或先用识别软件转成文字")
    for mark, kind in _OTHERS.items():
        if data.startswith(mark):
            hint = _MENDING if "rtf" in kind else "请选择 .txt、.docx、.pdf 或 .html 文件"
            raise NotADocument(f"{called}是{kind}，不是政策文件。{hint}")
