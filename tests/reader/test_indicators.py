import pytest

from tests.reader.kit import figures
from tidu.reader import read

HEAD = "示例三年行动计划（2031—2033年）\n一、主要目标\n"


def table(*rows: str, at: str = "\t", head: str = HEAD) -> str:
    return head + "\n".join(row.replace(" ", at) for row in rows) + "\n二、任务\n1.做好示例。推进示例。\n"


@pytest.mark.parametrize("at", ["\t", " | ", "│", "    "])
def test_a_table_of_indicators(at: str) -> None:
    document = read(
        table("序号 指标 单位 2030年 2033年目标", "1 示例企业数 家 120 200", "2 示例产值 亿元 5 8.5", at=at)
    )
    assert figures(document) == [("示例企业数", "=", 200, "家"), ("示例产值", "=", 8.5, "亿元")]
    first = document.targets[0]
    assert (first.by, first.confidence < 0.9) == (2033, True)
    assert document.text[first.start : first.end] == first.quote
    assert first.quote.startswith("示例企业数")
    assert first.quote.endswith("200")


@pytest.mark.parametrize(
    ("cell", "op", "value"),
    [
        ("≥60", ">=", 60),
        ("＞６０", ">", 60),
        ("60以上", ">=", 60),
        ("60左右", "~", 60),
        ("不超过60", "<=", 60),
        ("<60", "<", 60),
        ("50-60", "range", (50, 60)),
        ("1,060", "=", 1060),
        ("60个", "=", 60),
        ("全覆盖", "full", 100),
    ],
)
def test_what_a_cell_says_beside_its_number(cell: str, op: str, value: object) -> None:
    found = figures(read(table("指标 单位 2030年 2033年", f"示例平台 个 1 {cell}")))
    assert [one[1:3] for one in found] == [(op, value)]


def test_where_the_unit_stands() -> None:
    rows = ("示例平台（个） - 1 60", "示例户数 万户 1 3.5", "示例指数 — 100 120")
    assert figures(read(table("指标名称 单位 现状值 目标值", *rows))) == [
        ("示例平台", "=", 60, "个"),
        ("示例户数", "=", 35_000, "户"),
        ("示例指数", "=", 120, ""),
    ]


def test_columns_of_years() -> None:
    document = read(table("指标 2030年 2031年 2033年", "示例率（%） 50 60 80"))
    assert [(target.by, int(target.value)) for target in document.targets] == [(2031, 60), (2033, 80)]  # type: ignore[arg-type]
    with_base = read(
        table(
            "指标 单位 2029年基期值 2030年 2033年 年均增长", "示例产值 亿元 5 6 8 12左右", head="一、目标\n"
        )
    )
    assert [(target.metric, target.by, target.per) for target in with_base.targets] == [
        ("示例产值", 2030, None),
        ("示例产值", 2033, None),
        ("示例产值年均增长", None, "year"),
    ]


def test_sums_over_years_stand_in_brackets() -> None:
    assert read(table("指标 单位 2033年", "示例培训 人次 〔5000〕")).targets[0].basis == "cumulative"


def test_a_goal_of_the_text_and_of_the_table_is_one() -> None:
    rows = "指标\t单位\t2033年\n示例企业数\t家\t200"
    document = read(f"{HEAD}到2033年，示例企业数达到200家。\n{rows}\n二、任务\n1.做好。")
    assert figures(document) == [("示例企业", ">=", 200, "家")]
    assert len(document.targets[0].spans) == 2


@pytest.mark.parametrize(
    "rows",
    [
        ("姓名 单位 2033年", "张某 市甲局 3"),
        ("指标 单位 备注", "示例企业 家 3"),
        ("指标 单位 2030年实际", "示例企业 家 3"),
        ("指标 单位 2033年", "示例企业 家 按上级要求"),
    ],
)
def test_other_tables_hold_no_targets(rows: tuple[str, ...]) -> None:
    assert figures(read(table(*rows))) == []


def test_a_web_page_with_merged_cells() -> None:
    page = (
        "<html><table><tr><th>类别</th><th>指标</th><th>单位</th><th>2033年目标</th></tr>"
        "<tr><td rowspan='2'>规模</td><td>示例企业</td><td>家</td><td>30</td></tr>"
        "<tr><td>示例平台</td><td>个</td><td>7</td></tr></table></html>"
    )
    assert figures(read(page.encode())) == [("示例企业", "=", 30, "家"), ("示例平台", "=", 7, "个")]


def test_a_head_of_two_rows() -> None:
    table = "指标\t单位\t2024年\t目标\t\n\t\t\t2026年\t2027年\n示例企业\t家\t100\t150\t≥200\n"
    document = read(table)
    assert figures(document) == [("示例企业", "=", 150, "家"), ("示例企业", ">=", 200, "家")]
    assert [target.by for target in document.targets] == [2026, 2027]
