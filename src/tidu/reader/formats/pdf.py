"""PDF documents with text in them; pages that are pictures are refused."""

from __future__ import annotations

from typing import Any, Final

from tidu.reader.errors import NotADocument, ProtectedDocument, ScannedDocument

_PASSWORD_ERROR: Final = 4
_MOST_PAGES: Final = 1_000
_FEWEST_A_PAGE: Final = 8


def pdf_text(data: bytes, called: str) -> str:
    """Take the text out of a PDF, pages joined by line breaks.

    Raises:
        ReadError: protected, damaged, or scanned.
    """
    # Local: 0.1 s that only PDF documents pay.
    import pypdfium2  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise ProtectedDocument(f"{called}设有打开密码。请取消密码后重试") from None
        raise NotADocument(f"{called}已损坏，无法打开。请重新下载或另存后再试") from None
    try:
        pages = [_page(document, number) for number in range(min(len(document), _MOST_PAGES))]
    except pypdfium2.PdfiumError:
        raise NotADocument(f"{called}的页面已损坏，无法读取。请重新下载或另存后再试") from None
    finally:
        document.close()
    text = "\n".join(pages)
    if sum(not sign.isspace() for sign in text) < _FEWEST_A_PAGE * max(1, len(pages)):
        raise ScannedDocument(
            f"{called}的页面是扫描图片，没有文字可读。请提供文字版（网页、Word），或先用识别软件转成文字"
        )
    return text


def _page(document: Any, number: int) -> str:  # noqa: ANN401 - pypdfium2 ships no types
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            text: str = words.get_text_bounded()
        finally:
            words.close()
    finally:
        page.close()
    return text.replace("\r\n", "\n").replace("\ufffe", "").replace("\x02", "")
