"""Bounds of tiers are read exactly and must have the unit of the value."""

from fractions import Fraction

import msgspec
import pytest

from tidu.engine.indicators import KINDS
from tidu.engine.indicators.base import TableError, exact, literal
from tidu.engine.schema.scores import Indicator
from tidu.engine.units import Unit


def test_kinds_are_keys_of_an_indicator() -> None:
    keys = {field.encode_name for field in msgspec.structs.fields(Indicator)}
    assert set(KINDS) <= keys
    assert all(name == kind.name for name, kind in KINDS.items())


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("80%", Unit.share, Fraction(4, 5)),
        ("-5%", Unit.share, Fraction(-1, 20)),
        (" - 5%", Unit.share, Fraction(-1, 20)),
        ("500万", Unit.money, Fraction(5_000_000)),
        ("3", Unit.years, Fraction(3)),
        ("0", Unit.money, Fraction(0)),
    ],
)
def test_a_bound(text: str, unit: Unit, value: Fraction) -> None:
    assert literal(text, unit, "x") == value


@pytest.mark.parametrize(("text", "unit"), [("80", Unit.share), ("3年", Unit.money), ("5万", Unit.points)])
def test_a_bound_of_another_unit(text: str, unit: Unit) -> None:
    with pytest.raises(TableError, match="单位不同") as raised:
        literal(text, unit, "tiers[0].from")
    assert (raised.value.path, raised.value.expected) == ("tiers[0].from", unit.label)


@pytest.mark.parametrize("text", ["", "--5%", "很多", "80％"])
def test_an_unreadable_bound(text: str) -> None:
    with pytest.raises(TableError, match="无法识别"):
        literal(text, Unit.share, "x")


def test_points_are_as_written() -> None:
    assert exact(0.1) + exact(0.2) == Fraction(3, 10)
