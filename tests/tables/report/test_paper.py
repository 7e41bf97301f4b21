"""Papers as Word, read back."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tidu.tables.report.paper import Paper, paper_word


def paper(number: str = "") -> Paper:
    return Paper(
        title="关于示例的公告", number=number, paragraphs=("第一段。", "第二段。"), header=("序号", "企业名称"),
        rows=[("甲",), ("乙",)], widths=(2, 8), signer="示例局", date="2026年3月2日",
    )  # fmt: skip


def test_title_text_list_and_signature_in_order() -> None:
    file = Document(io.BytesIO(paper_word(paper("示例〔2026〕1号"))))
    texts = [one.text for one in file.paragraphs if one.text]
    assert texts == ["关于示例的公告", "示例〔2026〕1号", "第一段。", "第二段。", "示例局", "2026年3月2日"]
    rows = [[cell.text for cell in row.cells] for row in file.tables[0].rows]
    assert rows == [["序号", "企业名称"], ["1", "甲"], ["2", "乙"]]
    assert file.paragraphs[-1].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert file.paragraphs[0].runs[0].bold


def test_a_paper_without_a_number_has_no_line_for_it() -> None:
    file = Document(io.BytesIO(paper_word(paper())))
    assert [one.text for one in file.paragraphs][:2] == ["关于示例的公告", "第一段。"]
