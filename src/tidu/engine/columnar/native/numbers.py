"""Numbers of a step of firms: a vector, and a word that says who has one.

Facts keep the type of their column until they are reckoned with; from then on a number is a ``byte`` (codes and
points, of which a plan knows that they fit), ``whole`` (64 bits) or ``real``. NaN stands above all numbers and
equals itself, as it does in Polars.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

from tidu.engine.columnar.native import truths
from tidu.engine.columnar.native.code import EVERY, FIRMS, NONE, splat, vector

if TYPE_CHECKING:
    from tidu.engine.columnar.native.code import Code
    from tidu.engine.columnar.native.truths import Truth

BYTE, WHOLE, REAL = "byte", "whole", "real"
_BYTES = 255

ELEMENTS = {
    BYTE: "i8", WHOLE: "i64", REAL: "double",
    "i8": "i8", "i16": "i16", "i32": "i32", "i64": "i64", "u8": "i8", "u16": "i16", "u32": "i32",
}  # fmt: skip
"""LLVM's type of one element, by kind; those that begin with u (and bytes) have no sign."""

_REALS = {">=": "uge", ">": "ugt", "<=": "ole", "<": "olt", "==": "oeq", "!=": "une"}
_WHOLES = {">=": "ge", ">": "gt", "<=": "le", "<": "lt"}
_ROUNDED = {">=": ceil, "<": ceil, ">": floor, "<=": floor}
_FLOATS = {"add": "fadd", "subtract": "fsub", "multiply": "fmul", "divide": "fdiv"}
_INTEGERS = {"add": "add", "subtract": "sub", "multiply": "mul"}


@dataclass(frozen=True, slots=True)
class Number:
    """A vector of one of the kinds; what stands where ``valid`` has no bit means nothing."""

    text: str
    kind: str
    valid: str = EVERY

    @property
    def vector(self) -> str:
        """LLVM's type of the vector."""
        return vector(ELEMENTS[self.kind])


def constant(value: float) -> Number:
    """The same number for every firm."""
    if isinstance(value, int):
        kind = BYTE if 0 <= value <= _BYTES else WHOLE
        return Number(splat(ELEMENTS[kind], value), kind)
    return Number(splat("double", value), REAL)


def as_kind(code: Code, number: Number, kind: str) -> Number:
    """The number in a wider kind."""
    if number.kind == kind:
        return number
    if number.text.startswith("splat"):
        value = int(number.text.split()[-1].rstrip(")"))
        return Number(splat(ELEMENTS[kind], value), kind, number.valid)
    if ELEMENTS[number.kind] == ELEMENTS[kind]:
        return Number(number.text, kind, number.valid)
    word = {True: "uitofp", False: "sitofp"} if kind == REAL else {True: "zext", False: "sext"}
    how, target = word[_unsigned(number.kind)], vector(ELEMENTS[kind])
    return Number(code.make(f"{how} {number.vector} {number.text} to {target}"), kind, number.valid)


def alike(code: Code, numbers: list[Number]) -> list[Number]:
    """The numbers in the narrowest kind that holds all of them."""
    kinds = {number.kind for number in numbers}
    kind = REAL if REAL in kinds else BYTE if kinds == {BYTE} else WHOLE
    return [as_kind(code, number, kind) for number in numbers]


def arithmetic(code: Code, op: str, left: Number, right: Number) -> Number:
    """``left op right`` for add, subtract, multiply, divide, least, greatest."""
    numbers = [left, right]
    if op == "divide":
        numbers = [as_kind(code, number, REAL) for number in numbers]
    left, right = alike(code, numbers)
    valid = code.both(left.valid, right.valid)
    if op in ("least", "greatest"):
        order = "<" if op == "least" else ">"
        return Number(_picked(code, _ordered(code, order, left, right), left, right), left.kind, valid)
    name = (_FLOATS if left.kind == REAL else _INTEGERS)[op]
    return Number(code.make(f"{name} {left.vector} {left.text}, {right.text}"), left.kind, valid)


def size(code: Code, number: Number) -> Number:
    """Absolute value."""
    if number.kind != REAL:
        number = as_kind(code, number, WHOLE)
        less = arithmetic(code, "subtract", constant(0), number)
        return Number(arithmetic(code, "greatest", number, less).text, WHOLE, number.valid)
    call = f"call {number.vector} @llvm.fabs.v{FIRMS}f64({number.vector} {number.text})"
    return Number(code.make(call), REAL, number.valid)


def chosen(code: Code, test: str, then: Number, otherwise: Number) -> Number:
    """One number for the firms of a word, another for the rest; both of one kind."""
    valid = code.picked(test, then.valid, otherwise.valid)
    if test in (NONE, EVERY) or then.text == otherwise.text:
        return Number((otherwise if test == NONE else then).text, then.kind, valid)
    return Number(_picked(code, code.mask(test), then, otherwise), then.kind, valid)


def compare(code: Code, op: str, number: Number, bound: float) -> Truth:
    """Compare with the same number for all firms."""
    if number.kind == REAL or not isfinite(bound):
        number = as_kind(code, number, REAL)
        test = f"fcmp {_REALS[op]} {number.vector} {number.text}, {splat('double', float(bound))}"
        return truths.known(code, code.word(code.make(test)), number.valid)
    return truths.known(code, _against_whole(code, op, number, bound), number.valid)


def relate(code: Code, op: str, left: Number, right: Number) -> Truth:
    """Compare two numbers of each firm."""
    left, right = alike(code, [left, right])
    word = code.word(_ordered(code, {">=": "<", "<=": ">", "!=": "=="}.get(op, op), left, right))
    if op in (">=", "<=", "!="):
        word = code.others(word)
    return truths.known(code, word, code.both(left.valid, right.valid))


def _ordered(code: Code, op: str, left: Number, right: Number) -> str:
    """Bits of ``< > ==``, NaN above all."""
    if op == ">":
        op, left, right = "<", right, left
    if left.kind != REAL:
        name = "eq" if op == "==" else ("ult" if _unsigned(left.kind) else "slt")
        return code.make(f"icmp {name} {left.vector} {left.text}, {right.text}")
    plain = code.word(code.make(f"fcmp {_REALS[op]} {left.vector} {left.text}, {right.text}"))
    ours, theirs = _nan(code, left), _nan(code, right)
    beyond = code.both(theirs, ours if op == "==" else code.others(ours))
    return code.mask(code.either(plain, beyond))


def _nan(code: Code, number: Number) -> str:
    if number.text.startswith("splat"):
        return NONE
    return code.word(code.make(f"fcmp uno {number.vector} {number.text}, {number.text}"))


def _picked(code: Code, mask: str, then: Number, otherwise: Number) -> str:
    return code.make(
        f"select {vector('i1')} {mask}, {then.vector} {then.text}, {then.vector} {otherwise.text}"
    )


def _against_whole(code: Code, op: str, number: Number, bound: float) -> str:
    """Whole numbers against any bound: against the next whole number that says the same."""
    if op in ("==", "!="):
        equal = _equal(code, number, bound)
        return equal if op == "==" else code.others(equal)
    edge = _ROUNDED[op](bound)
    low, high = _range(number.kind)
    if not low <= edge <= high:
        above = op in (">=", ">")
        return EVERY if above == (edge < low) else NONE
    sign = "u" if _unsigned(number.kind) else "s"
    test = f"icmp {sign}{_WHOLES[op]} {number.vector} {number.text}, {splat(ELEMENTS[number.kind], edge)}"
    return code.word(code.make(test))


def _equal(code: Code, number: Number, bound: float) -> str:
    low, high = _range(number.kind)
    if bound != floor(bound) or not low <= bound <= high:
        return NONE
    element = splat(ELEMENTS[number.kind], bound)
    return code.word(code.make(f"icmp eq {number.vector} {number.text}, {element}"))


def _unsigned(kind: str) -> bool:
    return kind == BYTE or kind.startswith("u")


def _range(kind: str) -> tuple[int, int]:
    bits = int(ELEMENTS[kind][1:])
    return (0, 2**bits - 1) if _unsigned(kind) else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
