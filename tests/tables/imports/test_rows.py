"""One row by the plan."""

from decimal import Decimal

from tests.tables.imports.kit import kind
from tidu.tables.imports.keeping import kept_reader
from tidu.tables.imports.results import Fault
from tidu.tables.imports.rows import Entry, Group, Seen
from tidu.tables.roster.cells import Oddity


def test_values_faults_and_oddities_go_their_ways() -> None:
    read = kept_reader(kind().targets.fact("employees"), Decimal(1))
    group = Group([Entry(index, f"fact{index}", f"列{index}", read) for index in range(5)])
    faults: list[Fault] = []
    odd: dict[tuple[str, Oddity], Seen] = {}
    values = group.read(7, [12.0, "", None, "-", "多"], faults, odd)
    assert values == {"fact0": "12"}
    assert [(fault.column, fault.heading) for fault in faults] == [(4, "列4")]
    assert {key: seen.rows for key, seen in odd.items()} == {("列3", Oddity.placeholder): [7]}


def test_long_lists_of_rows_are_cut() -> None:
    seen = Seen()
    for row in range(2, 27):
        seen.add(row)
    assert str(seen) == "第 2、3、4、5、6、7、8、9、10、11 行等 25 行"
    assert len(seen.rows) == 10
