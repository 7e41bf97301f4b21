"""Where a firm stands before the levels above its own."""

from datetime import date

from tidu.engine import Facts
from tidu.web.enterprises.outlook import Outlook, outlooks
from tidu.web.packs import library

ON = date(2026, 6, 1)


def ahead(rank: int, **raw: object) -> tuple[Outlook, ...]:
    facts = Facts.read(raw, catalogue=library().catalogue, on=ON)
    return outlooks(facts, rank=rank, on=ON, jurisdiction="")


def test_only_levels_above_count_and_the_nearest_is_marked() -> None:
    found = ahead(30)
    assert [(one.level, one.nearest) for one in found] == [
        ("专精特新“小巨人”企业", True),
        ("制造业单项冠军", False),
    ]
    assert ahead(1000) == ()


def test_unmet_conditions_come_with_their_gaps_and_missing_facts_with_their_years() -> None:
    (giant, _) = ahead(30, revenue="2000万", rd_expense="100万")
    assert (giant.verdict, giant.tone) == ("不满足", "red")
    assert ("上年营业收入5000万元以上", "营业收入再增加 3,000 万元") in giant.unmet
    missing = {(one.fact, one.year) for one in giant.missing}
    assert {("revenue", 2023), ("total_assets", 2025), ("rd_expense", 2024)} <= missing
    assert ("class1_ip", 0) in missing
    assert giant.conditions == giant.met + len(giant.unmet) + len(giant.waiting) + len(giant.judgements)


def test_missing_is_never_unmet() -> None:
    innovative = ahead(0)[0]
    assert innovative.level == "创新型中小企业"
    assert innovative.unmet == ()
    assert "符合中小企业划型标准" in innovative.waiting
    assert len(innovative.judgements) == 3
