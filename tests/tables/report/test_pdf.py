import pypdfium2
import pytest
import typst

from tests.tables.report.firm import NAME, report
from tidu.tables.report import pdf
from tidu.tables.report.pdf import FontError, Press


def texts(data: bytes) -> list[str]:
    """The text of each page, without the spaces that setting brings."""
    with pypdfium2.PdfDocument(data) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture(scope="module")
def press() -> Press:
    try:
        return Press()
    except FontError as error:  # pragma: no cover - a machine without Chinese fonts
        pytest.skip(str(error))


def test_the_file_says_what_the_report_says(press: Press) -> None:
    pages = texts(press.pdf(report()))
    assert NAME in pages[0]
    assert "示例东区" in pages[0]
    assert "专精特新中小企业不满足" in pages[0]
    whole = "".join(pages)
    assert "负债总额再减少400万元" in whole
    assert "附件1·三" in whole
    assert f"第{len(pages)}页，共{len(pages)}页" in pages[-1]


def test_one_press_sets_many(press: Press) -> None:
    first, second = press.pdf(report()), press.pdf(report("national.srdi-2022"))
    assert len(texts(first)) > len(texts(second))


def test_signs_of_typst_are_plain_text(press: Press) -> None:
    tricky = report("national.srdi-2026")
    made = press.pdf(
        type(tricky)("示例#[x]$*_`有限公司", *(getattr(tricky, name) for name in tricky.__slots__[1:]))
    )
    assert "示例#[x]$*_`有限公司" in texts(made)[0]


def test_without_a_font_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FONTS", ("没有这种字体",))
    with pytest.raises(FontError, match="fonts-noto-cjk"):
        Press()
    assert issubclass(typst.TypstError, Exception)
