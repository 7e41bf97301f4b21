"""Lines of the page on which columns are confirmed."""

from datetime import date

from tests.tables.imports.kit import kind, proposed
from tests.tables.kit import CODE, Row, code
from tidu.tables.imports import Mapping
from tidu.web.imports.column_lines import (
    kind_choices,
    lacks_year,
    lines_of,
    read_choices,
    target_groups,
    with_saved,
    years,
)

ON = date(2026, 6, 1)
ROWS: list[Row] = [
    [CODE, "企业名称", "营业收入", "2009年净利润（元）", "从业人员（万人）2025", "贡献（元）"],
    [code(1), "示例甲", 3200, 3_000_000, 0.1, 5],
]


def chosen(**posted: str) -> Mapping:
    return read_choices(posted, proposed(ROWS), kind(), ON)


def keys(mapping: Mapping) -> list[tuple[str, int | None, str]]:
    return [(one.target, one.year, one.unit) for one in mapping.columns]


def test_what_is_not_said_stays_as_proposed() -> None:
    assert chosen() == proposed(ROWS).mapping
    assert keys(chosen())[2:] == [
        ("revenue", None, "万元"),
        ("net_profit", 2009, "元"),
        ("employees", 2025, "万人"),
        ("", None, ""),
    ]


def test_choices_are_taken() -> None:
    mapping = chosen(default_year="2024", target_5="local_contribution", unit_2="元", target_1="")
    assert keys(mapping)[1:4] == [("", None, ""), ("revenue", 2024, "元"), ("net_profit", 2009, "元")]
    # A new target takes the unit that the heading names.
    assert keys(mapping)[5] == ("local_contribution", 2024, "")
    assert keys(chosen(year_2="2023", default_year="2024"))[2][1] == 2023
    assert keys(chosen(year_3="2009"))[3][1] == 2009
    assert keys(chosen(year_3=""))[3][1] is None


def test_what_cannot_be_chosen_is_not() -> None:
    mapping = chosen(target_2="nowhere", year_4="3000", unit_3="公斤", target_5="name", unit_5="万元")
    assert keys(mapping)[2:] == [
        ("", None, ""),
        ("net_profit", 2009, "元"),
        ("employees", None, "万人"),
        ("name", None, ""),
    ]


def test_rows_with_their_own_year_need_no_year_of_the_table() -> None:
    mapping = chosen(default_year="2024", target_5="year")
    assert keys(mapping)[2] == ("revenue", None, "万元")
    assert not lacks_year(mapping, kind())
    assert lacks_year(chosen(), kind())


def test_lines_show_what_a_column_needs() -> None:
    lines = lines_of(proposed(ROWS), chosen(), kind())
    by_index = {line.column.index: line for line in lines}
    assert lines[0].column.index == 2
    assert (by_index[2].asks_year, by_index[2].units[0], by_index[2].tone) == (True, "万元", "warning")
    assert (by_index[1].asks_year, by_index[1].units, by_index[1].tone) == (False, (), "")
    assert by_index[5].tone == "muted"


def test_targets_are_grouped_and_each_stands_once() -> None:
    groups = target_groups(kind())
    assert [name for name, _ in groups] == ["企业身份", "年度数据", "基本信息", "称号有效期", "其他数据"]
    ids = [value for _, choices in groups for value, _ in choices]
    assert len(ids) == len(set(ids)) == len(kind().targets.facts)
    assert [name for name, _ in target_groups(kind("ip"))] == ["企业身份", "知识产权台账（每行一条）"]
    assert kind_choices()[0] == ("roster", "企业名单（每行一家企业）")
    assert years(ON)[0] == 2026


def test_a_saved_mapping_counts_where_it_is_of_the_same_table() -> None:
    proposal = proposed(ROWS)
    saved = chosen(target_5="sector")
    assert with_saved(proposal, saved.to_json()) == saved
    assert with_saved(proposal, None) == proposal.mapping
    other = proposed([[CODE, "企业名称"], [code(1), "示例甲"]])
    assert with_saved(other, saved.to_json()) == other.mapping
