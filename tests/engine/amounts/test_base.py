from fractions import Fraction

import pytest

from tidu.engine.amounts.base import positive, share
from tidu.engine.indicators.base import TableError
from tidu.engine.units import Unit


def test_a_literal_is_read_in_base_units() -> None:
    assert positive("1.5万", "x", Unit.money) == (Fraction(15000), Unit.money)
    assert share("0.2%", "x") == Fraction(1, 500)
    assert share("100%", "x") == 1


@pytest.mark.parametrize("text", ["", "五十万", "-5万", "5万 元", "1e4元"])
def test_what_is_no_literal_is_refused(text: str) -> None:
    with pytest.raises(TableError, match="数值无法识别") as caught:
        positive(text, "rate.cap", Unit.money)
    assert caught.value.path == "rate.cap"
    assert "1500万" in caught.value.expected


def test_the_units_wanted_are_named() -> None:
    with pytest.raises(TableError) as caught:
        positive("3年", "x", Unit.money, Unit.share)
    assert "金额" in caught.value.expected
    assert "比例" in caught.value.expected
    assert "3年" in caught.value.got


def test_a_share_above_one_is_refused() -> None:
    with pytest.raises(TableError, match="不能超过 100%"):
        share("100.01%", "x")
