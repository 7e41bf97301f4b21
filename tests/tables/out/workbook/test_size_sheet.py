from tests.tables.out.made import SIZE, diagnosis, firm
from tests.tables.out.workbook.opened import records_of, sheet_written
from tidu.tables.out.workbook.sheet import Sheet
from tidu.tables.out.workbook.size_sheet import SizeSheet


def test_classes_what_they_rest_on_and_what_is_missing() -> None:
    made = diagnosis([firm(1), firm(2, employees=None)], SIZE)
    (chosen,) = made.chosen

    def write(sheet: Sheet) -> None:
        rows = SizeSheet(sheet, made, chosen, "总览")
        for judged in made.judged(chosen):
            assert judged.size is not None
            rows.append(judged.firm, judged.size)

    known, unknown = records_of(sheet_written(write))
    assert known["规模"] == "小型"
    assert "从业人员（2025年） 120" in str(known["依据"])
    assert known["缺少的数据"] is None
    assert unknown["规模"] == "待补数据"
    assert unknown["仍有可能的规模"] == "中型、小型、微型"
    assert unknown["缺少的数据"] == "从业人员（2025年）"
