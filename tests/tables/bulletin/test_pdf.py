import pypdfium2
import pytest

from tests.tables.bulletin.kit import content
from tidu.tables.bulletin.pdf import data_of, pdf
from tidu.tables.report.pdf import FontError, Press


@pytest.fixture(scope="module")
def press() -> Press:
    try:
        return Press()
    except FontError:
        pytest.skip("没有中文字体：apt install fonts-noto-cjk")


def text_of(data: bytes) -> str:
    file = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in file)
    finally:
        file.close()


def test_the_same_parts_as_the_word_file(press: Press) -> None:
    text = "".join(text_of(pdf(content(), press)).split())
    for part in (
        "示例市培育工作通报",
        "2026年第1期",
        "签发人：示例签发人",
        "各责任单位：",
        "一、目标进展",
        "第二段。",
        "1,024",
        "表2没有行",
        "抄送：示例市政府办公室",
        "—1—",
    ):
        assert part in text
    assert "草稿" not in text


def test_a_draft_says_that_it_is_one() -> None:
    data = data_of(content(dated=""))
    assert data["issue"] == "2026年第1期（草稿）"
    assert data["dated"] == "年　月　日"
    assert data["sections"][1]["tables"][0]["rows"] == [["没有", "—"]]
