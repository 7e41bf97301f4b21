"""Syntax nodes are plain values: equal when written alike, hashable, and they keep their column."""

from tidu.engine.expressions.parser import parse


def test_equal_texts_are_equal_trees() -> None:
    text = "total(rd_expense, 2) >= 1200万 and not level in ('x') or count(firms where a) >= -3"
    assert parse(text) == parse(text)
    assert hash(parse(text)) == hash(parse(text))
    assert parse(text) != parse(f" {text}"), "columns differ"
