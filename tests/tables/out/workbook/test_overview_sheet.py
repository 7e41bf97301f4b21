from io import BytesIO

import openpyxl
from xlsxwriter import Workbook

from tests.tables.out.made import SIZE, SRDI, SRDI_2022, diagnosis, firm
from tidu.tables.out.tally import tally
from tidu.tables.out.workbook.overview_sheet import WARNING, Overview
from tidu.tables.out.workbook.styles import Styles
from tidu.tables.roster.model import Note, Rejected


def texts() -> list[list[str]]:
    """The overview of two firms under two standards and a classification, row by row."""
    made = diagnosis(
        [firm(1), firm(2, class1_ip=0)],
        SRDI,
        SRDI_2022,
        SIZE,
        rejected=[Rejected("名单", 9, "企业名称", "空着")],
        notes=[Note("unit", "金额按万元读取", warning=True), Note("title", "没有小巨人列")],
    )
    buffer = BytesIO()
    with Workbook(buffer, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("总览")
        for name in ("甲", "乙", "丙"):
            book.add_worksheet(name)
        tallies = [tally(made, chosen) for chosen in made.chosen]
        Overview(sheet, Styles(book)).write(
            made, tallies, {SRDI: "甲", SRDI_2022: "乙", SIZE: "丙"}, ["“缺口”表已写满"]
        )
    rows = openpyxl.load_workbook(buffer)["总览"].iter_rows(values_only=True)
    return [[str(cell) for cell in row if cell is not None] for row in rows]


def test_what_was_diagnosed_and_what_it_is_worth() -> None:
    found = texts()
    flat = [text for row in found for text in row]
    assert flat[:2] == ["企业梯度培育诊断结果", WARNING]
    assert ["名单", "虚构名单.xlsx（工作表“名单”，表头在第 3 行）"] in found
    assert ["诊断日期", "2026-06-01"] in found
    assert ["申报情形", "新申请"] in found
    assert ["参与诊断", "2 家"] in found
    assert ["被拒行", "1 行，原因见“被拒行”表"] in found


def test_counts_packs_and_hashes() -> None:
    found = texts()
    srdi = next(row for row in found if row[:1] == ["专精特新中小企业认定标准（2026年）"])
    assert srdi[:8] == [
        "专精特新中小企业认定标准（2026年）",
        "工信部企业〔2026〕2号",
        "2",
        "1",
        "1",
        "0",
        "0",
        "1",
    ]
    assert srdi[8].startswith("national.srdi-2026 第 ")
    assert len(srdi[9]) == 12
    size = next(row for row in found if row[:1] == ["中小企业划型标准（2011年）"])
    assert size[2:8] == ["2", "0", "0", "2", "0", "0"]


def test_legend_warnings_and_notes() -> None:
    flat = [text for row in texts() for text in row]
    for text in ("现有数据足以认定满足", "“缺口”表已写满", "金额按万元读取", "没有小巨人列"):
        assert text in flat
    assert any("不适用于新申请" in text for text in flat)
