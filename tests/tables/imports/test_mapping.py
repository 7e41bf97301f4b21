"""What must be settled before a table can be read, and how a mapping is kept."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.tables.imports.kit import dated, packs, proposed
from tests.tables.kit import CODE, Row, code
from tidu.tables.imports import ColumnMapping, Mapping

ROWS: list[Row] = [
    [CODE, "企业名称", "营业收入（万元）2025", "营业收入2024", ""],
    [code(1), "示例甲", 1, 2, 3],
]


def problems(mapping: Mapping) -> tuple[str, ...]:
    return mapping.problems(packs().catalogue, packs().levels)


def with_targets(targets: Iterable[str], kind: str = "roster") -> Mapping:
    columns = tuple(
        ColumnMapping(index, "ABCDEFGH"[index], f"列{index}", target, None, "")
        for index, target in enumerate(targets)
    )
    return Mapping("", kind, 0, 0, columns)


def test_a_mapping_survives_being_kept() -> None:
    mapping = proposed(ROWS).mapping
    assert Mapping.from_json(mapping.to_json()) == mapping
    assert mapping.headings == (CODE, "企业名称", "营业收入（万元）2025", "营业收入2024", "")
    assert mapping.columns[4].title == "E 列"
    assert problems(mapping) == ()
    with pytest.raises(KeyError):
        Mapping.from_json({})


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        (with_targets(["uscc", "revenue"]), "“列1”没有写明是哪一年的数据"),
        (with_targets(["", "sector"]), "没有指定哪一列是“统一社会信用代码”"),
        (with_targets(["uscc"]), "除代码外没有要导入的列"),
        (with_targets(["uscc", "name"], "ip"), "没有指定“知识产权台账（每行一条）”的任何一列"),
        (with_targets(["uscc", "titles.level"], "titles"), "请指定哪一列是“有效期至”"),
        (with_targets(["uscc", "sector", "sector"]), "“列1”、“列2”都对应“产业领域”，请只留一列"),
        (with_targets(["uscc", "market_share_national", "year"]), "请为“列1”选择单位"),
        (with_targets(["uscc", "nowhere"]), "“列1”对应的项目不存在"),
        (with_targets(["uscc", "name"], "nowhere"), "没有这种表格"),
        (with_targets(["uscc", *["revenue"] * 6]), "等 6 列"),
    ],
)
def test_problems_say_which_columns(mapping: Mapping, words: str) -> None:
    assert any(words in text for text in problems(mapping)), problems(mapping)


def test_rows_with_their_own_year_need_none_in_the_heading() -> None:
    assert problems(with_targets(["uscc", "employees", "year"])) == ()


def test_the_same_fact_may_stand_in_two_years() -> None:
    mapping = dated(with_targets(["uscc", "employees", "employees"]))
    assert any("都对应“从业人员（2025 年）”" in text for text in problems(mapping))
    first, second, third = mapping.columns
    assert problems(mapping.with_columns([first, second, replace(third, year=2024)])) == ()
