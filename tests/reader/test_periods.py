import pytest

from tidu.reader.periods import plan_period, when, without_time, years

PLAN = (2022, 2025)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("到2025年", 2025),
        ("力争到2024年底", 2024),
        ("2023年底前", 2023),
        ("2022—2024年", 2024),
        ("到“十四五”末", 2025),
        ("三年内新增", 2024),
        ("用三年时间", 2024),
        ("三年促成示例项目", 2024),
        ("三年行动计划", None),
        ("三年建设示例设施", 2024),
        ("连续三年增长", None),
        ("做好示例", None),
    ],
)
def test_by_which_year(text: str, by: int | None) -> None:
    assert when(text, PLAN).by == by


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每年培育", "year"),
        ("年均增长", "year"),
        ("每季度召开", "quarter"),
        ("每月走访", "month"),
        ("每半年", "half-year"),
    ],
)
def test_how_often(text: str, per: str) -> None:
    assert when(text, PLAN).per == per


def test_what_looks_back() -> None:
    assert when("截至2024年底", PLAN).reports
    assert when("全市已有企业120家", PLAN).past
    assert when("到2021年达到100家", PLAN).past
    assert not when("力争到2025年达到100家", PLAN).past


def test_years_from_nothing_are_not_invented() -> None:
    assert when("三年内", (None, None)).by is None
    assert when("三年内", (None, None)).dated


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("到2025年底新增", "新增"),
        ("每年新增", "新增"),
        ("年底前新增", "新增"),
        ("三年内新增", "新增"),
        ("三年整治", "整治"),
        ("3年新建示例", "新建示例"),
        ("今后三年每年新增", "每年新增"),
        ("三年建设示例", "建设示例"),
        ("经过三年建设", ""),
        ("三年期示例", "三年期示例"),
        ("新增", "新增"),
    ],
)
def test_time_at_the_front(text: str, rest: str) -> None:
    assert without_time(text) == rest


def test_lists_of_years() -> None:
    assert years("2023年、2024年和2025年") == (2023, 2024, 2025)
    assert years("2023年") == ()


def test_years_of_a_plan() -> None:
    assert plan_period("示例计划（2023—2025年）", "") == (2023, 2025)
    assert plan_period("2024年示例工作要点", "") == (2024, 2024)
    assert plan_period("示例意见", "用三年时间(2022-2024年)") == (2022, 2024)
    assert plan_period("示例意见", "") == (None, None)
    assert plan_period("示例意见", "《示例方案（2026—2028年）》已经同意，现印发给你们。") == (2026, 2028)
    cites = "根据《示例建设纲要（2021—2035年）》《示例规划（2021—2030年）》，"
    assert plan_period("示例意见", cites + "制定本意见。") == (None, None)
    assert plan_period("示例意见", cites + "2026—2028年实施。") == (2026, 2028)


def test_a_comparison_with_last_year_looks_back_unless_it_hopes() -> None:
    assert when("示例产值同比增长12%", (None, None)).compares
    assert not when("力争示例产值同比增长12%", (None, None)).compares
    assert not when("示例产值同比增长12%以上", (None, None)).compares


def test_years_in_digits_and_what_a_year_brings() -> None:
    assert when("3年新建示例园区", (2026, 2028)).by == 2028
    assert when("每个园区年度引进示例项目", (None, None)).per == "year"
