import io
import zipfile

import pytest

from tidu.reader.errors import EmptyDocument, NotADocument, ProtectedDocument, ReadError, TooLongDocument
from tidu.reader.formats import detect
from tidu.reader.formats.detect import text_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyDocument, "是空的"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ProtectedDocument, "打开密码"),
        (OLE + "Workbook".encode("utf-16-le"), NotADocument, "电子表格"),
        (OLE + b"\x00" * 64, NotADocument, "另存为 .docx"),
        (b"\x89PNG\r\n", NotADocument, "图片"),
        (b"\xff\xd8\xff\xe0", NotADocument, "图片"),
        (b"Rar!\x1a", NotADocument, "压缩包"),
        (b"{\\rtf1", NotADocument, "写字板"),
        (b"MZ\x90", NotADocument, "程序"),
    ],
)
def test_other_files_are_refused_with_a_way_out(data: bytes, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=words) as raised:
        text_of(data, name="示例")
    assert "“示例”" in str(raised.value)


def test_a_file_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "LARGEST", 10)
    with pytest.raises(TooLongDocument, match="超过 50 MB"):
        text_of(b"x" * 11)


def test_what_the_bytes_hold_decides() -> None:
    assert text_of("<html><p>甲</p></html>".encode()) == "甲"
    assert text_of("一、甲".encode("gb18030")) == "一、甲"


def test_an_archive_is_no_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("甲.txt", "甲")
    with pytest.raises(NotADocument, match="压缩包"):
        text_of(out.getvalue())
