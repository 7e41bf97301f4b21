"""What a reading returns starts empty and shares nothing."""

from tidu.tables.imports.results import ReadRow


def test_rows_do_not_share_their_values() -> None:
    first, second = ReadRow(1), ReadRow(2)
    first.master["sector"] = "示例"
    first.values.setdefault(2025, {})["revenue"] = "1.00"
    assert (second.master, second.values, second.faults, second.cells) == ({}, {}, (), ())
