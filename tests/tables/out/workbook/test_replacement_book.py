import io
from datetime import date

import openpyxl

from tidu.tables.out.workbook.replacement_book import (
    OVERVIEW,
    Change,
    MovedFirm,
    Replacement,
    replacement_book,
)


def test_every_kind_of_change_has_its_sheet_and_its_firms() -> None:
    firm = MovedFirm("91990102MA00000070", "=示例有限公司", "示例东镇", ("研发费用", "资产负债率"))
    made = replacement_book(
        Replacement(
            first="示例标准（2022年）",
            second="示例标准（2026年）",
            on=date(2026, 6, 1),
            case="新申请",
            verdicts=("满足", "不满足"),
            table=(("满足", (3, 1)), ("不满足", (0, 7))),
            changes=(Change("落下", "原来满足，现在不满足", (firm,)), Change("进来", "现在满足", ())),
        )
    )
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == [OVERVIEW, "落下", "进来"]
    overview = [[cell.value for cell in row] for row in book[OVERVIEW].iter_rows()]
    assert ["满足", 3, 1] in overview
    assert ["原来满足，现在不满足", 1, None] in overview
    out = [[cell.value for cell in row] for row in book["落下"].iter_rows()]
    assert out[-1] == ["91990102MA00000070", "=示例有限公司", "示例东镇", "研发费用、资产负债率"]
    assert book["落下"].cell(row=len(out), column=2).data_type == "s"
    assert book["进来"].max_row == 3
