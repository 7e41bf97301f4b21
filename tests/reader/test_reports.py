import pytest

from tests.reader.kit import figures
from tidu.reader import read
from tidu.reader.reports import since

HEAD = "示例市人民政府关于支持示例发展的若干措施\n2026年3月2日\n"
TAIL = "\n一、主要任务\n1.示例工作。到2028年，培育甲企业300家。"
GOAL = [("甲企业", "=", 300, "家")]


@pytest.mark.parametrize(
    "opening",
    [
        "2025年，全市实现示例产值120亿元，同比增长6%，甲企业达到120家；累计培育乙企业30家。",
        "近年来，示例稳步发展。2025年，全市示例产值达到120亿元，比上年增长6%。累计建成丙平台9个，高于全省平均水平1.2个百分点。",
        "截至2025年底，全市甲企业达到120家。全年新增乙企业30家，较2021年增加12家。但也要看到，丙平台仅有3个。",
        "2025年，全市新增甲企业20家，主要示例产品产量达到30万吨。",
    ],
)
def test_what_was_reached_before_the_first_heading_is_no_goal(opening: str) -> None:
    assert figures(read(HEAD + opening + TAIL)) == GOAL
    assert figures(read(opening + TAIL)) == GOAL


@pytest.mark.parametrize(
    "opening",
    [
        "2025年，全市甲企业达到120家。到2027年，力争乙企业达到80家。",
        "2025年，全市乙企业达到40家，力争到2027年达到80家。",
        "近年来，乙企业达到40家。力争2026年乙企业达到80家以上。",
    ],
)
def test_goals_before_the_first_heading_stay(opening: str) -> None:
    assert ("乙企业", ">=", 80, "家") in figures(read(HEAD + opening + TAIL))


def test_an_article_that_looks_back() -> None:
    text = (
        "示例办法\n第一章 总则\n第一条 2025年，全县新增甲企业20家，年末乙企业达到90家，占比达到61%。"
        "累计培育丙企业8家。\n"
        "第二条 工作目标。2026年至2028年，每年新增甲企业30家以上。"
    )
    assert figures(read(text)) == [("甲企业", ">=", 30, "家")]


def test_the_date_until_which_it_holds_is_no_beginning() -> None:
    assert since("到2027年，示例。有效期至2029年。", None, 2029) == 2027
    assert since("示例。", 2025, 2024) == 2025
    assert since("示例。", None, None) is None


@pytest.mark.parametrize(
    "article",
    [
        "我县是示例大县，2025年示例总产量达到52万吨，现有基地36个，其中市级9个；示例社640家、示例场900家，收入1.8万元。",
        "近年来，示例工作成效明显。2025年，全市示例合格率为91.2%，示例专利1300件，累计获得示例奖的组织7家。",
    ],
)
def test_years_before_the_date_of_a_document_without_a_period_are_past(article: str) -> None:
    text = f"示例办法\n2026年2月6日\n第一章 总则\n第一条 {article}\n第二条 到2028年，甲企业达到60家。"
    assert figures(read(text)) == [("甲企业", ">=", 60, "家")]
    # Nothing says when it was issued: the figures are shown.
    assert len(figures(read(text.replace("2026年2月6日", "")))) > 1


def test_part_of_a_year_that_has_begun() -> None:
    opening = "2026年上半年，全县示例面积9万亩，认定示例基地3个，带动就业1.1万人。"
    text = "示例方案（2026—2028年）\n2026年9月2日\n{}一、任务\n1.示例工作。{}到2027年甲基地达到40个。"
    goal = [("甲基地", ">=", 40, "个")]
    assert figures(read(text.format(opening + "\n", ""))) == goal
    assert figures(read(text.format("", "全县现有甲基地28个，2026年1—8月新增4个。"))) == goal
    assert len(figures(read(text.format("", "2026年上半年建成乙平台3个。")))) == 2
