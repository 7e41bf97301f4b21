"""Files of the wrong kind end with one sentence that says what to do."""

import io
import zipfile

import pytest

from tests.tables.kit import workbook
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats import kinds
from tidu.tables.roster.formats.kinds import Kind, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (workbook([["a"]]), Kind.workbook),
        (OLE + "Workbook".encode("utf-16-le"), Kind.workbook),
        (b"PAR1....PAR1", Kind.parquet),
        ("统一社会信用代码,营业收入".encode("gb18030"), Kind.text),
        ("统一社会信用代码\t营业收入".encode("utf-16"), Kind.text),
    ],
    ids=["xlsx", "xls", "parquet", "csv", "utf-16"],
)
def test_tables(data: bytes, kind: Kind) -> None:
    assert kind_of(data, "x") is kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空文件"),
        (b"\xef\xbb\xbf\r\n", "是空文件"),
        (b"%PDF-1.7", "是 PDF 文件"),
        (b"\x89PNG\r\n", "是图片"),
        (b"\xff\xd8\xff\xe0", "是图片"),
        (b"Rar!\x1a", "是压缩包；请先解压"),
        (zipped("名单.xlsx"), "是压缩包，不是表格；请先解压"),
        (zipped("word/document.xml"), "其实是 Word 文档，不是表格；请把表格粘贴到"),
        (zipped("ppt/presentation.xml"), "其实是演示文稿"),
        (b"PK\x03\x04broken", "已损坏或没有传完整"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "有打开密码"),
        (OLE + "WordDocument".encode("utf-16-le"), "其实是 Word 文档"),
        (b"<html><table>", "其实是网页"),
        (b"\r\n <TABLE border=1>", "其实是网页"),
        (b'<?xml version="1.0"?>', "是 XML 格式"),
        (b'[{"uscc": 1}]', "是 JSON"),
        (b"MZ\x00\x01", "不是认识的表格文件"),
    ],
    # Not by the bytes: an archive holds the time it was made at, and workers would collect other names.
    ids=[f"file{number}" for number in range(17)],
)
def test_other_files(data: bytes, words: str) -> None:
    with pytest.raises(RosterError) as caught:
        kind_of(data, "名单.xlsx")
    assert words in str(caught.value)
    assert str(caught.value).startswith("“名单.xlsx”")
    assert "\n" not in str(caught.value)


def test_a_workbook_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "MAX_UNPACKED", 1000)
    with pytest.raises(RosterError, match="展开后超过"):
        kind_of(workbook([["a"]]), "x")
