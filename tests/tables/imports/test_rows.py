"""One row by the plan."""

from datetime import date
from decimal import Decimal

from tests.tables.imports.kit import kind
from tidu.engine.schema.facts import FactDefinition
from tidu.tables.imports.keeping import kept_reader
from tidu.tables.imports.results import Fault, Kept
from tidu.tables.imports.rows import Entry, Group, Seen
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.model import Cell


def test_values_faults_and_oddities_go_their_ways() -> None:
    read = kept_reader(kind().targets.fact("employees"), Decimal(1))
    group = Group([Entry(index, f"fact{index}", f"列{index}", read) for index in range(5)])
    faults: list[Fault] = []
    odd: dict[tuple[str, Oddity], Seen] = {}
    values = group.read(7, [12.0, "", None, "-", "多"], faults, odd)
    assert values == {"fact0": "12"}
    assert [(fault.column, fault.heading) for fault in faults] == [(4, "列4")]
    assert {key: seen.rows for key, seen in odd.items()} == {("列3", Oddity.placeholder): [7]}


def test_cells_that_need_no_call_give_what_the_reader_gives() -> None:
    cells: list[Cell] = [
        1500.25, -1500.25, 0.5, -0.004, 1e13, 1500, True, "1,500.25", "暂无", "很多", 12.0, 12.0, "是", 1.0, "1500万",
        float("nan"), float("inf"), Decimal("3.5"), date(2025, 3, 1),
    ]  # fmt: skip
    for fact in (
        "revenue",
        "net_profit",
        "employees",
        "market_share_national",
        "own_brand",
        "sector",
        "established_on",
    ):
        definition = kind().targets.fact(fact)
        group = Group([Entry(0, fact, fact, kept_reader(definition, Decimal(1000)))])
        for cell in (*cells, *cells):
            faults: list[Fault] = []
            values = group.read(2, [cell], faults, {})
            assert (values, [fault.message for fault in faults]) == _by_call(definition, fact, cell)


def _by_call(definition: FactDefinition, fact: str, cell: Cell) -> tuple[dict[str, Kept], list[str]]:
    try:
        told = kept_reader(definition, Decimal(1000))(cell)
    except CellError as error:
        return {}, [str(error)]
    kept = told.value if isinstance(told, Odd) else told
    return ({} if kept is None else {fact: kept}), []  # type: ignore[dict-item] # a kept value


def test_long_lists_of_rows_are_cut() -> None:
    seen = Seen()
    for row in range(2, 27):
        seen.add(row)
    assert str(seen) == "第 2、3、4、5、6、7、8、9、10、11 行等 25 行"
    assert len(seen.rows) == 10
