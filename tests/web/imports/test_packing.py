"""Rows packed and unpacked are the same rows."""

from tidu.web.imports.packing import Change, Fault, StagedRow, pack, said_by, unpack


def test_a_row_survives_being_packed() -> None:
    row = StagedRow(
        3, "91", "示例甲", "changed", 5, 7, {"sector": "示例"}, {2025: {"revenue": "1.00"}}, {"joint": True}
    )
    row.changes = [Change("fact", "revenue", 2025, None, "1.00", counts=False)]
    row.faults = [Fault(2, "营业收入", "应为数字")]
    row.warnings, row.cells = ["请核对"], ["91", "示例甲"]
    (again,) = unpack(pack([row]))
    assert again == row


def test_what_a_row_says_does_not_depend_on_the_registry() -> None:
    row = StagedRow(3, "91", "示例甲", values={2025: {"revenue": "1.00"}})
    before = said_by(row)
    row.outcome, row.enterprise_id = "changed", 5
    row.changes = [Change("fact", "revenue", 2025, "2.00", "1.00")]
    assert said_by(row) == before
    row.values[2025]["revenue"] = "3.00"
    assert said_by(row) != before


def test_rows_do_not_share_what_is_empty() -> None:
    first, second = StagedRow(1, "", ""), StagedRow(2, "", "")
    first.master["sector"] = "示例"
    assert second.master == {}
