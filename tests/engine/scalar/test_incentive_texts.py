from fractions import Fraction

from tidu.engine.compiled.amounts import Grant
from tidu.engine.expressions.typed import Literal, Reference, Slot
from tidu.engine.results import Input
from tidu.engine.scalar import incentive_texts as texts
from tidu.engine.units import Unit

BASE = Reference(Slot("purchase"), Unit.money, Fraction(0), None)


def grant(factor: str, most: int | None = None) -> Grant:
    cap = Literal(Fraction(most), Unit.money) if most is not None else None
    return Grant(Fraction(factor), BASE, Fraction(0), cap, up_to=False, label="采购额")


def test_shares_are_shown_in_full() -> None:
    assert texts.figure(grant("1/8"), Fraction(80_000), Fraction(10_000)) == "采购额 8 万元 × 12.5% = 1 万元"
    assert "× 50%" in texts.figure(grant("1/2"), Fraction(80_000), Fraction(40_000))


def test_a_range_without_an_upper_end() -> None:
    assert texts.between(Fraction(5000), None) == "5,000 元以上"
    assert texts.between(Fraction(0), None) == "金额待定"


def test_years_of_one_fact_are_named_once_each_and_judgements_apart() -> None:
    facts = [
        Input("revenue", "营业收入（2025年）", 2025, None, "missing", "未填"),
        Input("revenue", "营业收入（2025年）", 2025, None, "missing", "未填"),
        Input("key_link", "位于产业链关键环节", None, None, "open", "待认定"),
    ]
    assert (
        texts.waiting("金额待定", facts) == "金额待定；待补：营业收入（2025年）；待认定：位于产业链关键环节"
    )
