from decimal import Decimal

import pytest

from tidu.reader.quantities import Quantity, quantities
from tidu.reader.rule import Grant, fill, fraction, joined
from tidu.reader.spans import Pairs


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    [found] = quantities(text, 0, len(text), Pairs())
    return found


def begun() -> Grant:
    return Grant("示例企业", "示例企业奖励", 0, 0, 0)


@pytest.mark.parametrize(
    ("text", "amount", "cap"),
    [
        ("奖励30万元", 300_000, None),
        ("奖励不超过30万元", None, 300_000),
        ("奖励20万元—30万元", None, 300_000),
    ],
)
def test_a_figure_fills_amount_or_cap(text: str, amount: int | None, cap: int | None) -> None:
    rule = begun()
    fill(rule, only(text), "")
    assert (rule.amount, rule.cap) == (amount, cap)
    assert not rule.vague


def test_words_beside_the_figure_limit_it() -> None:
    rule = begun()
    fill(rule, only("奖励30万元"), "累计")
    assert (rule.amount, rule.cap) == (None, Decimal(300_000))


def test_a_range_is_doubted() -> None:
    rule = begun()
    fill(rule, only("奖励20万元—30万元"), "")
    assert "区间" in rule.doubts.texts[0]


def test_a_share_is_a_rate() -> None:
    rule = begun()
    assert rule.vague
    fill(rule, only("达到30%"), "")
    assert rule.rate == Decimal("0.3")
    assert fraction(only("达到5‰")) == Decimal("0.005")
    assert fraction(only("奖励30万元")) is None


def test_names_put_together_say_nothing_twice() -> None:
    assert joined("获得立项的项目", "项目投入") == "获得立项的项目投入"
    assert joined("示例企业", "补助") == "示例企业补助"
    assert joined("示例企业补助", "补助") == "示例企业补助"
    assert joined("示例企业贷款", "贷款市场报价利率") == "示例企业贷款贷款市场报价利率"
