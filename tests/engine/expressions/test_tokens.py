"""The text of a rule is cut into tokens with their columns; slips of the pen are explained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.expressions.tokens import KEYWORDS, LONGEST_TEXT, ExpressionSyntaxError, Token, tokenize


def test_a_rule() -> None:
    found = [
        (token.kind, token.text, token.at) for token in tokenize("revenue[-1] >= 1500 万 and x in ('a')")
    ]
    assert found == [
        ("name", "revenue", 1),
        ("operator", "[", 8),
        ("operator", "-", 9),
        ("number", "1", 10),
        ("operator", "]", 11),
        ("operator", ">=", 13),
        ("number", "1500 万", 16),
        ("keyword", "and", 23),
        ("name", "x", 27),
        ("keyword", "in", 29),
        ("operator", "(", 32),
        ("text", "'a'", 33),
        ("operator", ")", 36),
        ("end", "", 37),
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a ≥ 3", "请写 >="),
        ("a ＞ 3", "请用半角 >"),
        ("（a）", "请用半角括号"),
        ("a = 3", "相等请写 =="),
        ("3％", "请用半角 %"),
        ("3月", "数字的单位可写"),
        ("Revenue", "数字的单位可写"),
    ],
)
def test_a_slip_of_the_pen(text: str, hint: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as raised:
        list(tokenize(text))
    assert hint in raised.value.hint
    assert text[raised.value.at - 1] == raised.value.got


def cut(text: str) -> list[Token] | ExpressionSyntaxError:
    try:
        return list(tokenize(text))
    except ExpressionSyntaxError as error:
        return error


@given(st.text(max_size=60))
def test_any_text_is_cut_or_refused(text: str) -> None:
    found = cut(text)
    if isinstance(found, ExpressionSyntaxError):
        assert 1 <= found.at <= len(text)
        return
    assert found[-1].kind == "end"
    assert all(text[token.at - 1 :].startswith(token.text) for token in found)
    assert all(token.kind == "keyword" for token in found if token.text in KEYWORDS)


def test_a_text_longer_than_any_rule_is_refused() -> None:
    with pytest.raises(ExpressionSyntaxError, match="表达式太长"):
        list(tokenize("1" * (LONGEST_TEXT + 1)))
