"""Plain text in UTF-8, UTF-16 or GB18030; what is neither is no text."""

from __future__ import annotations

import codecs
from typing import Final

from tidu.reader.errors import NotADocument

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PLAIN_CONTROLS: Final = frozenset("\n\r\t\x0b\x0c\x00\ufeff")
_SAMPLE: Final = 20_000
_JUNK_SHARE: Final = 0.02
_LOST_SHARE: Final = 0.01


def plain_text(data: bytes, called: str) -> str:
    """Decode a text file.

    A file pasted together from two encodings is read in the one that loses least, if that is under 1 %.

    Raises:
        NotADocument: binary, or so mixed that too much would be lost; says where it broke.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"), called)
    broken = None
    for encoding in ("utf-8", "gb18030"):
        try:
            return _checked(data.decode(encoding), called)
        except UnicodeDecodeError as error:
            broken = broken or error
    best = min((data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")), key=_lost)
    if _lost(best) > _LOST_SHARE * len(best):
        place = broken.start if broken else 0
        raise NotADocument(
            f"{called}不是文本文件，或混用了多种编码（第 {place + 1} 个字节起无法识别）。请用记事本打开，"
            "确认文字正常后另存为 UTF-8 再试"
        )
    return _checked(best, called)


def _lost(text: str) -> int:
    return text.count("\ufffd")


def _checked(text: str, called: str) -> str:
    """Refuse what decodes but holds control characters as binary files do."""
    sample = text[:_SAMPLE]
    junk = sum((sign < " " and sign not in _PLAIN_CONTROLS) or "\x7f" <= sign < "\xa0" for sign in sample)
    if junk > _JUNK_SHARE * len(sample) or sample.count("\x00") > _JUNK_SHARE * len(sample):
        raise NotADocument(f"{called}是二进制文件，不是政策文件。请选择 .txt、.docx、.pdf 或 .html 文件")
    return text
