import pytest

from tests.tables.out.made import ON, SRDI, SRDI_2022, result
from tidu.engine import UnknownIdError, load_packs
from tidu.tables.out.findings import decided_by, fact_name, shortfalls, shown_value, undecided, unmet

GIANT_2022 = "national.little-giant-2022"


def lacking(standard: str = SRDI, **changes: object) -> list[tuple[str, str, bool]]:
    """(condition, part, alternative) of everything a firm lacks."""
    program = load_packs().standard(standard).program("new")
    return [
        (found.top.id, found.part.id, found.alternative)
        for found in shortfalls(result(standard, **changes), program)  # type: ignore[arg-type]
    ]


def test_a_sound_firm_lacks_nothing() -> None:
    assert lacking() == []


def test_the_innermost_part_is_named() -> None:
    assert lacking(rd_expense="50万") == [
        ("rd-each-year", "rd-amount", False),
        ("rd-each-year", "rd-ratio", False),
    ]


def test_alternatives_are_marked() -> None:
    assert lacking(revenue="1499.99万", main_revenue="1499.99万") == [
        ("revenue-or-equity", "revenue", True),
        ("revenue-or-equity", "equity", True),
    ]


def test_exemptions_are_not_asked_for() -> None:
    assert lacking(class1_ip=0) == [("class1-ip", "class1-ip", False)]


def test_of_several_bands_only_the_firms_own() -> None:
    poor = {"revenue": "1.2亿", "rd_expense": "1万", "rd_expense__1": "1万", "maker_china_rank": 0}
    parts = {part for _, part, _ in lacking(GIANT_2022, **poor)}
    assert parts & {"rd-large", "rd-middle", "rd-small-equity", "rd-small-amount"} == {"rd-large"}


def test_unmet_and_undecided() -> None:
    found = result(class1_ip=0, market_position_ok=None, evaluation_score=None)
    assert [condition.id for condition in unmet(found)] == ["class1-ip"]
    assert [condition.id for condition in undecided(found)] == ["market-position", "evaluation"]


def test_what_a_missing_fact_decides() -> None:
    found = result(rd_expense__1=None)
    assert [condition.id for condition in decided_by(found, "rd_expense[-1]")] == ["rd-each-year"]
    assert decided_by(found, "revenue") == ()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("revenue", "营业收入（2025年）"),
        ("revenue[-1]", "营业收入（2024年）"),
        ("class1_ip", "Ⅰ类知识产权数量"),
    ],
)
def test_fact_keys_become_words(key: str, text: str) -> None:
    assert fact_name(key, load_packs().catalogue, ON).text == text


def test_the_score_of_the_year_itself() -> None:
    assert fact_name("evaluation_score", load_packs().catalogue, ON).year == 2026


def test_an_unknown_key() -> None:
    with pytest.raises(UnknownIdError):
        fact_name("nothing", load_packs().catalogue, ON)


def shown(condition: str, **changes: object) -> str:
    return shown_value(result(**changes).condition(condition))  # type: ignore[arg-type]


def test_verdict_with_its_figure_never_across_the_bound() -> None:
    assert shown("main-share") == "满足：90.0%"
    just_under = shown("main-share", main_revenue="1599.99万")
    assert just_under.startswith("不满足：79.9")
    assert "80.0" not in just_under


def test_a_yes_or_no_is_told_by_the_verdict() -> None:
    assert shown("no-major-incident") == "满足"
    assert shown("market-position", market_position_ok=None) == "待人工认定"


def test_a_missing_figure_is_told_by_the_verdict() -> None:
    assert shown("evaluation", evaluation_score=None) == "待补数据"


def test_the_alternative_or_exemption_taken_is_named() -> None:
    assert shown("revenue-or-equity") == "满足（上年营业收入1500万元以上）"
    assert shown("class1-ip", class1_ip=0, rd_institution_level="省级").startswith("满足（豁免：")


def test_a_size_and_many_alternatives_show_the_verdict_alone() -> None:
    assert shown("sme") == "满足"
    many = result(SRDI_2022, class1_ip=None)
    top = next(
        condition for condition in many.conditions if condition.kind == "any_of" and len(condition.parts) > 2
    )
    assert "；" not in shown_value(top)
