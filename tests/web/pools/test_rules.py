from datetime import date

import pytest

from tidu.engine import Facts
from tidu.web.packs import library
from tidu.web.pools.rules import RuleError, compiled, decide

ON = date(2026, 6, 1)


def firm(**facts: object) -> Facts:
    return Facts.read(facts, catalogue=library().catalogue, on=ON)


def test_in_out_and_undecided() -> None:
    firms = [firm(revenue="3000万"), firm(revenue="1999万"), firm(), firm(revenue="2000万")]
    found = decide("revenue >= 2000万", firms, on=ON)
    assert (found.members, found.undecided) == ((0, 3), (2,))


def test_facts_and_titles_together() -> None:
    firms = [firm(revenue="3000万", srdi_until="2027-01-01"), firm(revenue="3000万", srdi_until="2026-05-31")]
    assert decide("revenue >= 2000万 and not valid(srdi)", firms, on=ON).members == (1,)


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        ("revenue >= 2000", "金额"),
        ("turnover >= 1万", "turnover"),
        ("revenue >=", "有误"),
        ("revenue", "有误"),
    ],
)
def test_a_rule_that_cannot_be_read_teaches(rule: str, word: str) -> None:
    with pytest.raises(RuleError, match=word):
        compiled(rule)


def test_an_error_is_told_of_the_rule_alone() -> None:
    with pytest.raises(RuleError) as told:
        compiled("revenue >= 一千")
    assert "count(" not in str(told.value)
    assert "第 12 个字符" in str(told.value)
