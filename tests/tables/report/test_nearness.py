import pytest

from tests.tables.report.firm import judged
from tidu.tables.report.nearness import distance, open_conditions, unmet_conditions


def test_what_is_unmet_and_what_is_open() -> None:
    result = judged("national.srdi-2026")
    assert [one.label for one in unmet_conditions(result)] == [
        "上年末资产负债率不高于80%",
        "近两年每年的研发费用",
    ]
    assert {one.label for one in open_conditions(result)} == {
        "市场占有率较为靠前，有一定知名度",
        "专精特新发展评价得分",
    }


def test_a_quarter_is_missing() -> None:
    # Three patents of the four: one lacks. Everything else of the little giant is met.
    result = judged(
        "national.little-giant-2026",
        class1_ip=3,
        national_science_award_rank=0,
        srdi_until="2027-01-01",
        revenue="6000万",
        **{"revenue[-1]": "5000万", "revenue[-2]": "4000万"},
        main_revenue="5900万",
        rd_expense="700万",
        **{"rd_expense[-1]": "700万"},
        total_liabilities="1000万",
        market_share_national="0.2",
        key_link=True,
        evaluation_score=70,
    )
    assert [one.id for one in unmet_conditions(result)] == ["class1-ip"]
    assert distance(result) == pytest.approx(0.25)


def test_nothing_is_near_where_nothing_is_unmet() -> None:
    assert distance(judged("national.innovative-2022")) == 0


def test_a_farther_firm_is_farther() -> None:
    near = distance(judged("national.srdi-2026"))
    assert near < distance(judged("national.srdi-2026", total_liabilities="5900万"))
    assert near > distance(judged("national.srdi-2026", total_liabilities="4000万"))
