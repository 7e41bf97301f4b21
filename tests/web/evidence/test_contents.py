"""Ending and content must agree; names come out clean; nothing that runs gets in."""

import io

import pytest

from tests.web.evidence.files import DOCX, JPG, PDF, PNG, XLSX, package
from tidu.web.evidence import contents
from tidu.web.evidence.contents import DOCUMENTS, EvidenceError, clean_name, kind_of

OFFICE = "application/vnd.openxmlformats-officedocument"


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.png", PNG, "image/png"),
        ("a.jpg", JPG, "image/jpeg"),
        ("a.jpeg", JPG, "image/jpeg"),
        ("a.docx", DOCX, f"{OFFICE}.wordprocessingml.document"),
        ("a.xlsx", XLSX, f"{OFFICE}.spreadsheetml.sheet"),
    ],
)
def test_what_proves_something_is_taken(name: str, data: bytes, content_type: str) -> None:
    file = io.BytesIO(data)
    assert kind_of(name, file).content_type == content_type
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.exe", b"MZ\x90\x00", "不能上传 .exe"),
        ("a.html", b"<script>", "不能上传 .html"),
        ("a.svg", b"<svg/>", "不能上传 .svg"),
        ("a.zip", package("a.txt"), "不能上传 .zip"),
        ("a.xlsm", XLSX, "不能上传 .xlsm"),
        ("a.pdf", b"MZ\x90\x00", "不是 PDF"),
        ("a.pdf", b"<html><script>alert(1)</script>%PDF-", "不是 PDF"),
        ("a.png", JPG, "不是 PNG"),
        ("a.jpg", b"\x7fELF", "不是 JPG"),
        ("a.docx", b"\xd0\xcf\x11\xe0", "不是 DOCX"),
        ("a.docx", XLSX, "不是 Word"),
        ("a.xlsx", package("evil.exe"), "不是 Word 或 Excel"),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 30, "已损坏"),
        ("a.docx", package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "宏"),
        ("a.docx", package("[Content_Types].xml", "word/document.xml", "word/run.EXE"), "程序"),
    ],
)
def test_what_does_not_belong_is_refused_with_a_reason(name: str, data: bytes, message: str) -> None:
    with pytest.raises(EvidenceError, match=message):
        kind_of(name, io.BytesIO(data))


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "_MOST_UNPACKED", 10)
    with pytest.raises(EvidenceError, match="解压后过大"):
        kind_of("a.xlsx", io.BytesIO(XLSX))


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("审计报告.PDF", "审计报告.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("D:\\材料\\示例\\报告.pdf", "报告.pdf"),
        ("报告\u202efdp.exe.pdf", "报告fdp.exe.pdf"),
        ('a<b>"c"|?*.pdf', "a b c.pdf"),
        ("第 一\r\n 章.pdf", "第 一 章.pdf"),
        ("..隐藏.pdf", "隐藏.pdf"),
        ("长" * 300 + ".xlsx", "长" * 115 + ".xlsx"),
    ],
)
def test_names_come_out_clean(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


@pytest.mark.parametrize("name", ["", "报告", ".pdf", "...", "/"])
def test_a_name_without_an_ending_is_refused(name: str) -> None:
    with pytest.raises(EvidenceError, match="没有扩展名"):
        clean_name(name)


def test_policy_documents_may_be_text_and_web_pages_but_no_pictures() -> None:
    assert kind_of("a.txt", io.BytesIO(b"x"), DOCUMENTS).content_type == "text/plain"
    assert kind_of("a.htm", io.BytesIO(b"<p>x"), DOCUMENTS).content_type == "text/html"
    with pytest.raises(EvidenceError, match=r"不能上传 \.png 文件，请转换为 DOCX、PDF、TXT、HTML、HTM 之一"):
        kind_of("a.png", io.BytesIO(PNG), DOCUMENTS)
    with pytest.raises(EvidenceError, match="内容不是 PDF"):
        kind_of("a.pdf", io.BytesIO(b"x"), DOCUMENTS)
