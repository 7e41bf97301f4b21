"""The grammar: precedence, functions, aggregates; and whatever the text, only one kind of error."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.expressions.parser import parse
from tidu.engine.expressions.syntax import (
    Binary,
    Call,
    Membership,
    Name,
    Number,
    Over,
    Syntax,
    Text,
    Truth,
    Unary,
)
from tidu.engine.expressions.tokens import ExpressionSyntaxError

SIGNS = (*"()[],+-*/<>", ">=", "<=", "==", "!=", "and", "or", "not", "in", "where", "of", "true", "false")
WORDS = st.sampled_from((*SIGNS, "a", "total", "sum", "3", "3%", "1500万", "'x'", "2026-01-01"))


def shown(tree: Syntax) -> str:
    """A tree with all its parentheses."""
    match tree:
        case Binary(operator, left, right, _):
            return f"({shown(left)} {operator} {shown(right)})"
        case Unary(operator, operand, _):
            return f"({operator} {shown(operand)})"
        case Name(name, offset, _):
            return name if offset is None else f"{name}[{offset}]"
        case Number(value, _, _):
            return str(value)
        case Truth(value, _):
            return str(value).lower()
        case Call(name, arguments, _):
            return f"{name}({', '.join(map(shown, arguments))})"
        case Membership(subject, members, _):
            return f"({shown(subject)} in {[member.value for member in members]})"
        case Over(name, subject, source, where, _):
            of = f"{shown(subject)} of " if subject else ""
            return f"{name}({of}{source}{f' where {shown(where)}' if where else ''})"
        case _:
            return repr(tree)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a or b and c", "(a or (b and c))"),
        ("a and b and c", "((a and b) and c)"),
        ("not a and b", "((not a) and b)"),
        ("not not a", "(not (not a))"),
        ("a - b - c", "((a - b) - c)"),
        ("a - b * c / d", "(a - ((b * c) / d))"),
        ("(a - b) * c", "((a - b) * c)"),
        ("-a + b", "((- a) + b)"),
        ("a / b >= 3%", "((a / b) >= 3/100)"),
        ("a[-1] == a[0]", "(a[-1] == a[0])"),
        ("true or false", "(true or false)"),
        ("level in ('x', 'y')", "(level in ['x', 'y'])"),
        ("total(a, 2)", "total(a, 2)"),
        ("each_year(a >= 1, 2)", "each_year((a >= 1), 2)"),
        ("f()", "f()"),
        ("count(firms)", "count(firms)"),
        ("count(firms where a >= 1)", "count(firms where (a >= 1))"),
        ("sum(a + b of firms where a >= 1)", "sum((a + b) of firms where (a >= 1))"),
        ("share(a of firms)", "share(a of firms)"),
    ],
)
def test_a_tree(text: str, tree: str) -> None:
    assert shown(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", 1),
        ("a >=", 5),
        ("a b", 3),
        ("(a", 3),
        ("a)", 2),
        ("a >= 1 >= 0", 8),
        ("a in 'x'", 6),
        ("a in ()", 7),
        ("a in (3)", 7),
        ("a[x]", 3),
        ("a[1.5]", 3),
        ("a[-1", 5),
        ("total(a,)", 9),
        ("sum(of firms)", 5),
        ("count(firms[-1] where a)", 17),
        ("2026-13-01", 1),
        ("not", 4),
        ("where", 1),
    ],
)
def test_an_error_points_at_its_column(text: str, at: int) -> None:
    with pytest.raises(ExpressionSyntaxError) as raised:
        parse(text)
    assert raised.value.at == at


def refusal(text: str) -> ExpressionSyntaxError | None:
    """The error of a text, None where it parses; any other error passes through."""
    try:
        parse(text)
    except ExpressionSyntaxError as error:
        return error
    return None


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=40))
def test_whatever_the_text_there_is_a_tree_or_one_kind_of_error(text: str) -> None:
    error = refusal(text)
    assert error is None or 1 <= error.at <= len(text) + 1


@pytest.mark.parametrize(
    "text",
    ["(" * 900, "not " * 200, "-" * 900 + "a", "f(" * 400, " or ".join(["a"] * 101), "1" * 999 + "万 万"],
)
def test_hostile_text_exhausts_nothing(text: str) -> None:
    with pytest.raises(ExpressionSyntaxError):
        parse(text)


def test_leaves_keep_their_columns() -> None:
    tree = parse("a >= 3% and b in ('x')")
    assert isinstance(tree, Binary)
    assert tree.at == 9
    assert isinstance(tree.left, Binary)
    assert tree.left.right == Number(Fraction(3, 100), tree.left.right.unit, 6)  # type: ignore[union-attr]
    assert isinstance(tree.right, Membership)
    assert tree.right.members == (Text("x", 19),)
