"""Columns of the list."""

from tidu.web.enterprises.columns import COLUMNS, DEFAULT, columns_of
from tidu.web.enterprises.filters import SORTS


def test_a_choice_stands_in_the_order_of_the_table() -> None:
    assert [column.id for column in columns_of(["completeness", "uscc", "nonsense"])] == [
        "uscc",
        "completeness",
    ]
    for nothing in ([], ["nonsense"]):
        assert tuple(column.id for column in columns_of(nothing)) == DEFAULT


def test_columns_have_their_own_names() -> None:
    assert len({column.label for column in COLUMNS}) == len({column.id for column in COLUMNS}) == len(COLUMNS)
    assert {column.sort for column in COLUMNS if column.sort} <= set(SORTS)
