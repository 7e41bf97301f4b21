"""The reader of a column: right for its type, and what it remembers never mixes types."""

from datetime import date
from decimal import Decimal

import pytest

from tests.tables.kit import catalogue
from tidu.tables.roster.cells import cell_reader
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.model import Cell

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("fact", "cell", "value"),
    [
        ("revenue", 1.5, Decimal("1.50")),
        ("employees", 3.0, Decimal(3)),
        ("own_brand", "是", True),
        ("srdi_until", "2026-05-31", date(2026, 5, 31)),
        ("size_industry", "工业", "industry"),
        ("jurisdiction", "江苏省", "江苏省"),
    ],
)
def test_each_type_has_its_reader(fact: str, cell: Cell, value: object) -> None:
    read = cell_reader(catalogue().fact(fact), ONE)
    assert read(cell) == value
    assert read(cell) == value


def test_one_and_true_are_remembered_apart() -> None:
    read = cell_reader(catalogue().fact("employees"), ONE)
    assert read(1.0) == 1
    with pytest.raises(CellError):
        read(True)  # noqa: FBT003 - a cell that holds TRUE
    assert read(1) == 1


def test_faults_are_not_remembered_as_values() -> None:
    read = cell_reader(catalogue().fact("employees"), ONE)
    for _ in range(2):
        with pytest.raises(CellError):
            read("三百")


def test_more_values_than_are_remembered() -> None:
    read = cell_reader(catalogue().fact("employees"), ONE)
    assert [read(float(number)) for number in range(5000)] == list(range(5000))
