import io
import re
from zipfile import ZipFile

from docx import Document
from docx.shared import Pt

from tests.tables.bulletin.kit import content
from tidu.tables.bulletin.word import word


def test_everything_is_said_in_order() -> None:
    file = Document(io.BytesIO(word(content())))
    lines = [paragraph.text for paragraph in file.paragraphs if paragraph.text]
    assert lines == [
        "示例市培育工作通报",
        "2026年第1期",
        "示例市工业和信息化局\t2026年1月13日",
        "签发人：示例签发人",
        "关于示例季度进展情况的通报",
        "各责任单位：",
        "一、目标进展",
        "第一段。",
        "第二段。",
        "表1　各项目标进展",
        "注：示例。",
        "二、下一步要求",
        "抓紧。",
        "表2　没有行",
        "示例市工业和信息化局",
        "2026年1月13日",
        "抄送：示例市政府办公室",
    ]
    first, empty = file.tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["目标", "完成家数", "状态"],
        ["示例市专精特新中小企业培育库", "1,024", "滞后"],
        ["=示例公式", "0", "—"],
    ]
    assert [cell.text for cell in empty.rows[1].cells] == ["没有", "—"]


def test_it_looks_as_official_papers_do() -> None:
    made = word(content())
    file = Document(io.BytesIO(made))
    head = file.paragraphs[0].runs[0]
    assert str(head.font.color.rgb) == "C00000"
    text = next(one for one in file.paragraphs if one.text == "第一段。")
    assert text.runs[0].font.size == Pt(16)
    assert text.paragraph_format.first_line_indent == Pt(32)
    with ZipFile(io.BytesIO(made)) as parts:
        said = parts.read("word/document.xml").decode()
        assert "w:tblHeader" in said
        # Word takes the font of Chinese characters from an attribute of its own.
        assert 'w:eastAsia="仿宋"' in said
        assert any(b"PAGE" in parts.read(name) for name in parts.namelist() if "footer" in name)


def test_rows_of_a_table_look_alike_whatever_they_say() -> None:
    first, *others = [
        re.sub(r"<w:(t|tab|br)\b.*?(/>|</w:\1>)", "", row._tr.xml)  # noqa: SLF001 - python-docx shows no XML
        for row in Document(io.BytesIO(word(content()))).tables[0].rows
    ][1:]
    assert 'w:jc w:val="center"' in first
    assert others
    assert {first} == set(others)


def test_properties_stand_in_the_order_of_the_standard() -> None:
    with ZipFile(io.BytesIO(word(content()))) as parts:
        said = parts.read("word/document.xml").decode()
    for form in re.findall(r"<w:pPr>.*?</w:pPr>", said, re.DOTALL):
        order = [form.find(f"<w:{name}") for name in ("keepNext", "pBdr", "tabs", "spacing", "ind ", "jc")]
        there = [place for place in order if place >= 0]
        assert there == sorted(there), form
    assert re.search(r"<w:tcW [^>]*/><w:shd [^>]*/><w:vAlign", re.sub(r">\s+<", "><", said))


def test_signs_that_no_file_can_hold_are_left_out() -> None:
    made = content(masthead="示例\x0b市\x00通报")
    assert Document(io.BytesIO(word(made))).paragraphs[0].text == "示例市通报"


def test_a_draft_says_that_it_is_one() -> None:
    file = Document(io.BytesIO(word(content(dated=""))))
    lines = [paragraph.text for paragraph in file.paragraphs]
    assert lines[1] == "2026年第1期（草稿）"
    assert "示例市工业和信息化局\t年　月　日" in lines
