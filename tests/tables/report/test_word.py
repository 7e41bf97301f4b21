import io

from docx import Document

from tests.tables.report.firm import NAME, report
from tidu.tables.report.word import word


def test_the_file_opens_and_says_what_the_report_says() -> None:
    file = Document(io.BytesIO(word(report())))
    paragraphs = [one.text for one in file.paragraphs]
    assert paragraphs[:2] == ["企业诊断报告", NAME]
    assert "专精特新中小企业" in paragraphs
    assert "补充数据：专精特新发展评价得分（平台）（2026年）" in paragraphs
    cells = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    assert ["所属辖区", "示例东区"] in cells
    assert ["条件", "结论", "现状", "要求", "条款"] in cells
    gap = next(row for row in cells if row[0] == "上年末资产负债率不高于80%" and len(row) == 2)
    assert "负债总额再减少 400 万元" in gap[1]


def test_chinese_has_a_font_of_its_own() -> None:
    file = Document(io.BytesIO(word(report())))
    assert 'w:eastAsia="微软雅黑"' in file.styles["Normal"].element.xml
