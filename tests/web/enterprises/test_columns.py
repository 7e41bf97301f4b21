"""Columns of the list."""

from typing import Any

from tidu.web.enterprises.columns import COLUMNS, DEFAULT, choose_columns, chosen_columns


def test_a_choice_is_kept_in_the_order_of_the_table() -> None:
    session: dict[str, Any] = {}
    assert tuple(column.id for column in chosen_columns(session)) == DEFAULT
    choose_columns(session, ["completeness", "uscc", "nonsense"])
    assert [column.id for column in chosen_columns(session)] == ["uscc", "completeness"]
    choose_columns(session, ["nonsense"])
    assert tuple(column.id for column in chosen_columns(session)) == DEFAULT


def test_columns_have_their_own_names() -> None:
    assert len({column.label for column in COLUMNS}) == len(COLUMNS)
