"""Years in headings."""

import pytest

from tidu.tables.roster.headings.years import is_partial, split_years


@pytest.mark.parametrize(
    ("text", "rest", "years"),
    [
        ("营业收入2025", "营业收入", {2025}),
        ("2025年度营业收入", "营业收入", {2025}),
        ("截至2025年12月31日资产总额", "资产总额", {2025}),
        ("2025年1-12月营业收入", "营业收入", {2025}),
        ("2025年1-6月营业收入", "1-6月营业收入", {2025}),
        ("2024、2025年营业收入", "、营业收入", {2024, 2025}),
        ("上年度营业收入", "营业收入", {2025}),
        ("前一年度营业收入", "营业收入", {2024}),
        ("大前年营业收入", "营业收入", {2023}),
        ("今年营业收入", "营业收入", {2026}),
        ("近三年营业收入", "近三年营业收入", set()),
        ("1234520256", "1234520256", set()),
    ],
)
def test_split_years(text: str, rest: str, years: set[int]) -> None:
    assert split_years(text, 2026) == (rest, years)


@pytest.mark.parametrize(
    "rest", ["1-6月", "上半年", "三季度", "年初", "同比增长", "预计", "近三年合计", "占比"]
)
def test_part_years_are_seen(rest: str) -> None:
    assert is_partial(rest)


@pytest.mark.parametrize("rest", ["", "经营情况", "基本信息", "年末"])
def test_whole_years_are_not(rest: str) -> None:
    assert not is_partial(rest)
