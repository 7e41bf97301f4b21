from fractions import Fraction

import pytest

from tidu.engine.measures.texts import measured_text
from tidu.engine.scalar.intervals import UNDEFINED, Interval
from tidu.engine.units import Unit


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(Fraction(37), Fraction(37)), "37"),
        (Interval(Fraction(35), Fraction(37)), "35 至 37"),
        (Interval(Fraction(35), None), "35以上"),
        (Interval(None, Fraction(35)), "35以下"),
        (Interval(None, None), "待定"),
        (Interval(Fraction(1), Fraction(1), perhaps_undefined=True), "1 至 1，也可能无法计算"),
        (UNDEFINED, "无法计算：没有可计算的企业，或分母为零"),
    ],
)
def test_every_outcome_has_words(interval: Interval, text: str) -> None:
    assert measured_text(interval, Unit.count) == text
