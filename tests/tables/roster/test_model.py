"""What a reading returns."""

from tidu.tables.roster.model import Rejected, Roster


def test_rows_are_counted_once_however_many_faults_they_have() -> None:
    faults = tuple(Rejected("名单", row, column, "") for row, column in ((3, "甲"), (3, "乙"), (5, "甲")))
    roster = Roster("x", "名单", 1, (), faults, (), (), (), ())
    assert roster.rejected_rows == 2
