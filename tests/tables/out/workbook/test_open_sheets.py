from tests.tables.out.made import ON, SRDI_2022, firm, result
from tests.tables.out.workbook.opened import records_of, sheet_written
from tidu.engine import load_packs
from tidu.tables.out.workbook.open_sheets import OpenFacts, collect, write_judgements, write_missing
from tidu.tables.out.workbook.sheet import Sheet

OPEN = {"evaluation_score": None, "market_position_ok": None, "major_incident": None}


def collected() -> tuple[OpenFacts, OpenFacts]:
    missing, judgements = OpenFacts(), OpenFacts()
    for number in (2, 1):
        collect(missing, judgements, firm(number), "专精特新（2026年）", result(**OPEN))  # type: ignore[arg-type]
        collect(missing, judgements, firm(number), "专精特新（2022年）", result(SRDI_2022, **OPEN))  # type: ignore[arg-type]
    return missing, judgements


def test_missing_facts_one_row_a_firm_and_fact() -> None:
    def write(sheet: Sheet) -> None:
        write_missing(sheet, collected()[0], load_packs().catalogue, ON, "总览")

    rows = [row for row in records_of(sheet_written(write)) if "评价得分" in str(row["缺少的数据"])]
    assert [row["企业名称"] for row in rows] == ["虚构企业1", "虚构企业2"]  # the order of the roster
    assert rows[0]["年度"] == "2026"
    assert rows[0]["影响的标准和条件"] == "专精特新（2026年）：专精特新发展评价得分"
    assert rows[0]["口径"]
    assert rows[0]["佐证材料"]


def test_a_judgement_that_several_standards_wait_for_is_one_row() -> None:
    def write(sheet: Sheet) -> None:
        write_judgements(sheet, collected()[1], load_packs().catalogue, ON, "总览")

    rows = [row for row in records_of(sheet_written(write)) if row["企业名称"] == "虚构企业1"]
    incident = next(row for row in rows if row["待认定事项"] == "近三年重大事故或违法")
    assert str(incident["影响的标准和条件"]).startswith("专精特新（2026年）：近三年没有重大事故和违法")
    assert len(rows) == len({row["待认定事项"] for row in rows})
