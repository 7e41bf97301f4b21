"""Generated reading says what `read_cell` says, of every kind of slot and any age of the firm."""

import ast
from datetime import date
from decimal import Decimal

import pytest

from tests.engine.scalar.everything import everything
from tests.engine.support import rule
from tests.oracle.strategies import library
from tidu.engine import Facts
from tidu.engine.catalogue import Value
from tidu.engine.scalar.cells import read_cell
from tidu.engine.scalar.generate import scale_of
from tidu.engine.scalar.generate_reading import ReadingWriter
from tidu.engine.scalar.screen import _whole, screener

ON = date(2026, 6, 1)
NATIONAL = library().catalogue
TITLES: dict[tuple[str, int | None], Value] = {
    ("srdi_until", None): date(2026, 6, 1),
    ("srdi_from", None): date(2023, 6, 1),
}


def firm(established: date | None = None, **others: Decimal) -> Facts:
    values: dict[tuple[str, int | None], Value] = {}
    if established:
        values["established_on", None] = established
    for year in (2023, 2024, 2025):
        values |= {("revenue", year): Decimal("1234.56") * year, ("equity_financing", year): Decimal(5)}
    return Facts({**values, **{(name, 2025): value for name, value in others.items()}, **TITLES})


@pytest.mark.parametrize("standard", ["innovative-2022", "srdi-2026", "little-giant-2022", "champion-2023"])
@pytest.mark.parametrize(
    "established", [None, date(2010, 5, 1), date(2024, 12, 31), date(2026, 1, 1)], ids=str
)
def test_every_slot_of_a_standard_is_read_as_before(standard: str, established: date | None) -> None:
    screening = screener(library().standard(standard), "new")
    facts = firm(established, employees=Decimal(20), rd_staff=Decimal(3), main_revenue=Decimal("0.01"))
    slots = screening.program.slots
    cells = (read_cell(slot, facts, on=ON, catalogue=NATIONAL, derived={}) for slot in slots)
    expected = [_whole(cell, scale_of(slot, NATIONAL)) for cell, slot in zip(cells, slots, strict=True)]
    assert list(screening.cells(facts, ON)) == expected


@pytest.mark.parametrize(
    ("first", "last", "valid"),
    [(None, ON, True), (ON, ON, True), (None, date(2026, 5, 31), False), (date(2026, 6, 2), None, False)],
    ids=str,
)
def test_a_title_is_valid_from_its_first_to_its_last_day(
    first: date | None, last: date | None, *, valid: bool
) -> None:
    dates = {("srdi_from", None): first, ("srdi_until", None): last}
    facts = Facts({key: day for key, day in dates.items() if day is not None})
    assert screener(rule("valid(srdi)", shipped=True), "new").cells(facts, ON) == (valid,)


def test_the_source_holds_no_text_of_a_pack() -> None:
    standard = everything()
    writer = ReadingWriter(standard.program("new").slots, standard.catalogue)
    tree = ast.parse(writer.source())
    texts = [
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert texts == []
