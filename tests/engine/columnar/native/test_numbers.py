"""Kinds of numbers, and bounds that lie outside of them."""

import pytest

from tidu.engine.columnar.native import numbers
from tidu.engine.columnar.native.code import EVERY, NONE, Code
from tidu.engine.columnar.native.numbers import BYTE, REAL, WHOLE, Number


@pytest.mark.parametrize(
    ("value", "kind"), [(0, BYTE), (255, BYTE), (256, WHOLE), (-1, WHOLE), (1.0, REAL)], ids=str
)
def test_constants_take_the_narrowest_kind(value: float, kind: str) -> None:
    assert numbers.constant(value).kind == kind


def test_constants_are_widened_as_constants() -> None:
    code = Code()
    assert numbers.as_kind(code, numbers.constant(3), REAL) == numbers.constant(3.0)
    assert numbers.as_kind(code, numbers.constant(3), WHOLE).text == "splat (i64 3)"
    assert code.lines == []


@pytest.mark.parametrize(("kind", "wide"), [("u8", "zext"), ("i32", "sext"), ("u16", "zext"), (BYTE, "zext")])
def test_columns_are_widened_with_their_sign(kind: str, wide: str) -> None:
    code = Code()
    assert numbers.as_kind(code, Number("%a", kind), WHOLE).kind == WHOLE
    assert f"= {wide} " in code.lines[0]


@pytest.mark.parametrize(
    ("op", "bound", "word"),
    [(">=", -1, EVERY), (">", 256, NONE), ("<", -1, NONE), ("<=", 300, EVERY), ("==", 0.5, NONE), ("!=", 256, EVERY)],
)  # fmt: skip
def test_bounds_outside_a_kind_decide_at_once(op: str, bound: float, word: str) -> None:
    code = Code()
    truth = numbers.compare(code, op, Number("%a", "u8"), bound)
    assert (truth.yes, truth.may) == (word, word)


def test_bytes_stay_bytes_and_columns_do_not() -> None:
    code = Code()
    byte, column = numbers.constant(3), Number("%a", "u8")
    assert numbers.arithmetic(code, "add", byte, byte).kind == BYTE
    assert numbers.arithmetic(code, "add", byte, column).kind == WHOLE
    assert numbers.arithmetic(code, "divide", byte, byte).kind == REAL
