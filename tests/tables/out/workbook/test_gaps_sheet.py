from tests.tables.out.made import SRDI, firm, result
from tests.tables.out.workbook.opened import records_of, sheet_written
from tidu.engine import load_packs
from tidu.tables.out.workbook.gaps_sheet import GapsSheet
from tidu.tables.out.workbook.sheet import Sheet


def gaps(**changes: object) -> list[dict[str, object]]:
    def write(sheet: Sheet) -> None:
        found = result(**changes)  # type: ignore[arg-type]
        program = load_packs().standard(SRDI).program("new")
        GapsSheet(sheet, "总览").append(firm(), "专精特新中小企业（2026年）", found, program)

    return records_of(sheet_written(write))


def test_one_row_a_gap_with_money_in_wan() -> None:
    first, second = gaps(
        rd_expense="62.8万", rd_expense__1="62.81万", revenue="1600万", revenue__1="1500.07万"
    )
    assert first["条件"] == "近两年每年的研发费用"
    assert first["分项"] == "每年研发费用100万元以上"
    assert first["条款"] == "附件1·三"
    assert first["现值"] == "62.8 万元；62.81 万元"
    assert first["要求"] == "每年 ≥ 100 万元"
    assert first["缺口"] == "研发费用再增加 37.2 万元"
    assert first["金额（万元）"] == 37.2
    assert first["关系"] == "须满足"
    assert second["金额（万元）"] == 37.19
    assert first["建议"]


def test_a_count_has_no_amount_of_money() -> None:
    (row,) = gaps(class1_ip=0)
    assert row["缺口"] == "Ⅰ类知识产权数量再增加 1"
    assert row["金额（万元）"] is None
    assert row["分项"] is None


def test_alternatives_are_marked() -> None:
    rows = gaps(revenue="1499.99万", main_revenue="1400万")
    assert [row["关系"] for row in rows] == ["任选其一", "任选其一"]
    assert [row["金额（万元）"] for row in rows] == [0.01, 2000]


def test_a_title_or_a_yes_says_what_is_needed() -> None:
    title, position = gaps(innovative_until=None, market_position_ok="否")
    assert str(title["缺口"]).startswith("需达到：称号在有效期内")
    assert str(position["缺口"]).startswith("需达到：是")


def test_an_undefined_figure_says_why() -> None:
    rows = gaps(total_assets=0, total_liabilities=0)
    assert "无法计算" in str(rows[0]["缺口"])


def test_a_firm_that_meets_everything_has_no_row() -> None:
    assert gaps() == []
