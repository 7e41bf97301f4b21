"""Figures counted from ledgers by the notes of a standard."""

from datetime import date
from decimal import Decimal

from tidu.engine import Facts
from tidu.engine.facts import Record
from tidu.web.ledgers.derived import Count, counting_standards, derived_counts, flagged
from tidu.web.packs import library

ON = date(2026, 6, 1)
OWN: Record = {
    "kind": "invention_patent", "granted_on": date(2020, 1, 1), "related": True, "applied": True, "earning": True,
    "transferred_in": False, "holder_rank": Decimal(1),
}  # fmt: skip
BOUGHT: Record = OWN | {"transferred_in": True, "transferred_on": date(2020, 1, 1)}


def counted(standard: str, rows: tuple[Record, ...], **values: int) -> Count:
    facts = Facts({(fact, None): Decimal(value) for fact, value in values.items()}, {"ip": rows})
    counts = derived_counts(library().standard(standard), facts, on=ON)
    return next(count for count in counts if count.label == "Ⅰ类知识产权数量")


def test_each_standard_counts_by_its_own_notes() -> None:
    old, new = (counted(name, (OWN, BOUGHT)) for name in ("srdi-2022", "srdi-2026"))
    assert old.counted == "2"
    assert new.counted == "1"
    assert [item.state for item in new.items] == ["计入", "不计入"]
    assert "受让" in new.items[1].reason
    assert new.summary == "计入 1 条，不计入 1 条"


def test_a_reported_number_that_differs_is_flagged_not_replaced() -> None:
    count = counted("srdi-2026", (OWN, BOUGHT), class1_ip=2)
    assert (count.counted, count.reported, count.differs, count.used) == ("1", "2", True, "上报数")
    assert flagged([count]) == (count,)
    assert not counted("srdi-2026", (OWN, BOUGHT), class1_ip=1).differs


def test_a_row_that_lacks_data_leaves_the_count_open() -> None:
    open_row = {name: value for name, value in OWN.items() if name != "applied"}
    count = counted("srdi-2026", (OWN, open_row), class1_ip=2)
    assert count.counted == "1 至 2"
    assert not count.differs
    assert count.items[1].state == "待定"


def test_only_standards_in_force_that_count_are_offered() -> None:
    names = [standard.id for standard in counting_standards(ON, "320500")]
    assert "national.srdi-2026" in names
    assert "national.srdi-2022" not in names
    assert all(library().standard(name).program("new").derivations for name in names)


def test_without_ledgers_nothing_is_counted() -> None:
    assert derived_counts(library().standard("srdi-2026"), Facts(), on=ON) == ()
