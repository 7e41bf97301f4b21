from tests.tables.out.made import firm, roster
from tests.tables.out.workbook.opened import records_of, sheet_written
from tidu.tables.out.workbook.roster_sheets import write_mapping, write_rejected
from tidu.tables.roster.model import Rejected


def test_rejected_rows_keep_their_cells() -> None:
    entry = Rejected("名单", 17, "统一社会信用代码", "第18位不符", ("=1+1", "虚构企业", "", "12", ""))
    (row,) = records_of(
        sheet_written(lambda sheet: write_rejected(sheet, roster([], rejected=[entry]), "总览"))
    )
    assert (row["工作表"], row["行号"], row["列"], row["原因"]) == (
        "名单",
        17,
        "统一社会信用代码",
        "第18位不符",
    )
    assert row["原表·统一社会信用代码"] == "=1+1"
    assert row["原表·营业收入（万元）2025"] == "12"


def test_how_columns_were_read() -> None:
    used, unread = records_of(sheet_written(lambda sheet: write_mapping(sheet, roster([firm()]), "总览")))
    assert (used["列"], used["读作"], used["年度"], used["单位"]) == ("D", "营业收入", "2025", "万元")
    assert unread["原表头"] == "备注"
    assert str(unread["读作"]).startswith("未使用")
