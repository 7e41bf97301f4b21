from functools import cache

import pypdfium2
import pytest
import typst

from tests.reader.kit import duties
from tidu.reader import read
from tidu.reader.errors import NotADocument, ProtectedDocument, ScannedDocument
from tidu.reader.formats.pdf import pdf_text

ITEMS = "\n\n".join(
    f"（{number}）实施示例{word}行动。推进示例{word}工作走深走实，进一步完善示例{word}体系，做优示例{word}服务，"
    f"提升示例{word}水平，带动全市示例{word}企业加快发展。（责任单位：市{word}局、市丁局）"
    for number, word in zip("一二三四五六", "甲乙丙戊己庚", strict=True)
)
# A key made by hand: 40-bit RC4 with a user's password nobody knows.
LOCKED = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)/P -4>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[(cccccccccccccccc)(cccccccccccccccc)]/Size 5>>
%%EOF"""


@cache
def pdf(text: str) -> bytes:
    """A PDF whose lines are cut by the page's width."""
    font = '#set text(font: ("Noto Sans CJK SC", "Noto Serif CJK SC"), size: 12pt)'
    source = f"#set page(width: 14cm, height: 20cm)\n{font}\n{text}"
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def scanned() -> bytes:
    return pdf("#rect(width: 3cm, height: 3cm, fill: gray)")


@pytest.fixture(name="plan")
def fixture_plan() -> bytes:
    data = pdf(f"一、重点任务\n\n{ITEMS}")
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    if "示例" not in text:
        pytest.skip("no Chinese font on this machine")
    return data


def test_lines_cut_by_the_page_are_read_as_sentences(plan: bytes) -> None:
    document = read(plan, name="示例.pdf")
    assert duties(document) == [(f"实施示例{word}行动", (f"市{word}局", "市丁局")) for word in "甲乙丙戊己庚"]
    first = document.tasks[0]
    assert document.text[first.start :].startswith("（一）")


def test_a_scan() -> None:
    with pytest.raises(ScannedDocument, match="扫描图片"):
        pdf_text(scanned(), "文件")


def test_damaged() -> None:
    with pytest.raises(NotADocument, match="已损坏"):
        pdf_text(b"%PDF-1.7 nothing", "文件")


def test_protected() -> None:
    with pytest.raises(ProtectedDocument, match="打开密码"):
        pdf_text(LOCKED, "文件")
