"""Units from headings and from figures."""

from decimal import Decimal

import pytest

from tests.tables.imports.kit import kind
from tidu.engine.schema.facts import FactDefinition
from tidu.tables.imports.profile import Profile
from tidu.tables.imports.units import factor, guess, options


def fact(name: str) -> FactDefinition:
    return kind().targets.fact(name)


def look(middle: str, largest: str = "", numbers: int = 9) -> Profile:
    return Profile((), numbers, numbers, Decimal(middle), Decimal(largest or middle))


@pytest.mark.parametrize(
    ("said", "sibling", "declared", "profile", "unit", "why", "doubt"),
    [
        ("万元", "", "", look("3200"), "万元", "", ""),
        ("元", "", "", look("32000000"), "元", "", ""),
        ("", "亿元", "万元", look("3"), "亿元", "按同一项目其他年度的单位", ""),
        ("", "", "千元", look("30000"), "千元", "按表头上方写明的单位", ""),
        ("", "", "", look("3200"), "万元", "按数值大小推断", "没有写单位，数值的中位数是 3,200，暂按万元，请确认"),
        ("", "", "", look("32000000"), "元", "按数值大小推断", "没有写单位，数值的中位数是 32,000,000，暂按元，请确认"),
        ("", "", "", Profile(), "万元", "没有写单位", "没有写单位，也没有数值可供判断，暂按万元，请确认"),
        ("万元", "", "", look("32000000"), "万元", "", "像是以元填写，请核对"),
        ("元", "", "", look("3200"), "元", "", "像是以万元填写，请核对"),
        ("元", "", "", look("3200", numbers=2), "元", "", ""),
        ("人", "", "", look("3200"), "万元", "按数值大小推断", "标题里的单位“人”不是金额单位"),
    ],
)  # fmt: skip
def test_money(
    said: str, sibling: str, declared: str, profile: Profile, unit: str, why: str, doubt: str
) -> None:
    found = guess(fact("revenue"), said, sibling=sibling, declared=declared, profile=profile)
    assert (found.unit, found.why) == (unit, why)
    assert doubt in found.doubt
    assert bool(doubt) == bool(found.doubt)


@pytest.mark.parametrize(
    ("said", "profile", "unit", "doubt"),
    [
        ("%", look("35"), "%", ""),
        ("%", look("0.35"), "%", "都不超过 1"),
        ("小数", look("0.35", "35"), "小数", "有大于 1 的数"),
        ("", look("0.35"), "小数", "暂按小数"),
        ("", look("0.5", "35"), "%", "有大于 1 的数"),
        ("", Profile(), "%", ""),
    ],
)
def test_shares(said: str, profile: Profile, unit: str, doubt: str) -> None:
    found = guess(fact("market_share_national"), said, profile=profile)
    assert found.unit == unit
    assert doubt in found.doubt
    assert bool(doubt) == bool(found.doubt)


def test_counts() -> None:
    assert guess(fact("employees"), "万人", profile=look("3")).unit == "万人"
    assert guess(fact("employees"), "", profile=look("3")).unit == "人"
    assert "与“从业人员”不符" in guess(fact("employees"), "万元", profile=look("3")).doubt
    assert guess(fact("name"), "", profile=Profile()).unit == ""


def test_factors_and_what_may_be_chosen() -> None:
    assert factor(fact("revenue"), "万元") == 10_000
    assert factor(fact("revenue"), "") is None
    assert factor(fact("revenue"), "%") is None
    assert factor(fact("employees"), "") == 1
    assert factor(fact("name"), "") == 1
    assert options(fact("revenue"))[0] == "万元"
    assert options(fact("market_share_national"))[0] == "%"
    assert options(fact("employees")) == ("人", "万人")
    assert options(fact("name")) == ()
