"""Plain evaluation of typed numbers in fractions, and random trees to evaluate: what the engine is held to."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import strategies as st

from tidu.engine.expressions.typed import Arithmetic, Compare, Literal, Numeric, Reference, Slot
from tidu.engine.units import Unit

SLOTS = tuple(Slot(name, offset) for name in ("a", "b") for offset in (0, -1))
VALUES = st.integers(-6, 6).map(Fraction) | st.fractions(-3, 3, max_denominator=4)
FIRMS = st.fixed_dictionaries(dict.fromkeys(SLOTS, VALUES))


def value_of(node: Numeric, firm: Mapping[Slot, Fraction]) -> Fraction | None:
    """The value of a number; None where a denominator is zero or negative."""
    match node:
        case Literal(value, _):
            return value
        case Reference(slot, _, _, _):
            return firm[slot]
        case Arithmetic(operator, left, right, _):
            first, second = value_of(left, firm), value_of(right, firm)
            if first is None or second is None or (operator == "/" and second <= 0):
                return None
            return {
                "+": lambda: first + second,
                "-": lambda: first - second,
                "*": lambda: first * second,
                "/": lambda: first / second,
            }[operator]()
        case _:
            raise TypeError(type(node).__name__)


def holds(node: Compare, firm: Mapping[Slot, Fraction]) -> bool:
    """Whether a comparison holds; what cannot be computed never does."""
    left, right = value_of(node.left, firm), value_of(node.right, firm)
    if left is None or right is None:
        return False
    return {">=": left >= right, ">": left > right, "<=": left <= right, "<": left < right}[node.operator]


def _arithmetic(inner: st.SearchStrategy[Numeric]) -> st.SearchStrategy[Numeric]:
    return st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner, st.just(Unit.number))


LEAVES: st.SearchStrategy[Numeric] = st.builds(Literal, VALUES, st.just(Unit.number)) | st.builds(
    Reference, st.sampled_from(SLOTS), st.just(Unit.number), st.none(), st.none()
)
NUMBERS: st.SearchStrategy[Numeric] = st.recursive(LEAVES, _arithmetic, max_leaves=6)
COMPARES = st.builds(Compare, st.sampled_from([">=", ">", "<=", "<"]), NUMBERS, NUMBERS)
