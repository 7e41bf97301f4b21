from pathlib import Path

import openpyxl
import pytest

from tests.tables.out.made import SRDI, diagnosis, firm
from tests.tables.out.workbook.opened import records_of
from tidu.engine import Verdict
from tidu.tables.out.workbook import sheet as sheet_module
from tidu.tables.out.workbook.book import write_workbook
from tidu.tables.roster.model import Rejected

FIRMS = (firm(1), firm(2, class1_ip=0), firm(3, evaluation_score=None, market_position_ok=None))


def test_every_sheet_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "结果.xlsx"
    tallies = write_workbook(diagnosis(FIRMS, rejected=[Rejected("名单", 9, "企业名称", "空着")]), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [
        "总览",
        "创新型中小企业（2022年）",
        "专精特新中小企业（2026年）",
        "专精特新“小巨人”企业（2026年）",
        "浙江省隐形冠军（2026年）",
        "制造业单项冠军（2023年）",
        "中小企业划型（2011年）",
        "缺口",
        "缺失数据",
        "待人工认定",
        "被拒行",
        "表头识别",
        "条款",
    ]
    srdi = next(tally for tally in tallies if tally.chosen.standard.id == SRDI)
    assert srdi.verdicts == {Verdict.met: 1, Verdict.unmet: 1, Verdict.unknown: 1}


def test_sheets_agree_with_each_other(tmp_path: Path) -> None:
    path = tmp_path / "结果.xlsx"
    write_workbook(diagnosis(FIRMS, SRDI), path)
    book = openpyxl.load_workbook(path)
    verdicts = {row["企业名称"]: row["结论"] for row in records_of(book["专精特新中小企业（2026年）"])}
    assert verdicts == {"虚构企业1": "满足", "虚构企业2": "不满足", "虚构企业3": "待补数据"}
    assert [row["企业名称"] for row in records_of(book["缺口"])] == ["虚构企业2"]
    assert [row["企业名称"] for row in records_of(book["缺失数据"])] == ["虚构企业3"]
    assert [row["企业名称"] for row in records_of(book["待人工认定"])] == ["虚构企业3"]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "结果.xlsx"
    evil = firm(1, name='=HYPERLINK("http://example.org","x")', jurisdiction="@SUM(1)", class1_ip=0)
    write_workbook(diagnosis([evil], SRDI, rejected=[Rejected("=1", 9, "+2", "-3", ("=4",))]), path)
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_full_sheet_is_told_in_the_overview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_module, "LAST_ROW", 4)
    path = tmp_path / "结果.xlsx"
    write_workbook(diagnosis(FIRMS, SRDI), path)
    overview = openpyxl.load_workbook(path)["总览"]
    told = [str(cell.value) for row in overview.iter_rows() for cell in row if "已写满" in str(cell.value)]
    assert any("“专精特新中小企业（2026年）”表已写满，另有 2 行" in text for text in told)


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_workbook(diagnosis(FIRMS, SRDI), tmp_path / "没有" / "结果.xlsx")
