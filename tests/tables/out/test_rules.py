import pytest

from tidu.engine import load_packs
from tidu.tables.out.rules import RuleWriter, rule_writer


@pytest.fixture(name="writer")
def fixture_writer() -> RuleWriter:
    return rule_writer(load_packs())


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("revenue >= 1500万", "上年度营业收入 ≥ 1,500 万元"),
        ("main_revenue / revenue >= 80%", "上年度主营业务收入 ÷ 上年度营业收入 ≥ 80%"),
        ("revenue[-1] > 0元", "前一年度营业收入 ＞ 0 元"),
        ("each_year(rd_expense >= 100万, 2)", "近2年每年 研发费用 ≥ 100 万元"),
        ("each_year(revenue > revenue[-1], 2)", "近2年每年 营业收入 ＞ 上一年营业收入"),
        ("compound_growth(revenue, 2) >= 5%", "近2年营业收入复合增长率 ≥ 5%"),
        ("within_top(market_rank_national, 3)", "国内市场占有率排名进入前3名"),
        ("class1_ip >= 4项", "Ⅰ类知识产权数量 ≥ 4 项"),
        ("niche_years >= 3年", "上年度从事特定细分市场年限 ≥ 3 年"),
        ("evaluation_score >= 50分", "本年度专精特新发展评价得分（平台） ≥ 50 分"),
        ("evaluation_score[-1] >= 50分", "上年度专精特新发展评价得分（平台） ≥ 50 分"),
        ("not major_incident", "“近三年重大事故或违法”为否"),
        ("own_brand", "“自主品牌”为是"),
        ("not (own_brand and quality_award)", "不是：“自主品牌”为是 且 “省级以上质量奖”为是"),
        ("rd_institution_level in ('province', 'nation')", "研发机构级别为省级、国家级"),
        ("full_years(established_on) >= 10年", "自成立日期起满年数 ≥ 10 年"),
        (
            "revenue >= 1亿 and (own_brand or quality_award)",
            "上年度营业收入 ≥ 1 亿元 且 （“自主品牌”为是 或 “省级以上质量奖”为是）",
        ),
        (
            "(revenue - main_revenue) / revenue <= 10%",
            "（上年度营业收入 － 上年度主营业务收入） ÷ 上年度营业收入 ≤ 10%",
        ),
        ("-net_profit <= 0元", "－上年度净利润 ≤ 0 元"),
        ("valid(srdi)", "专精特新中小企业称号有效"),
    ],
)
def test_rules_in_chinese(writer: RuleWriter, rule: str, text: str) -> None:
    assert writer.expression(rule) == text


def test_a_choice_of_one(writer: RuleWriter) -> None:
    assert writer.expression("rd_institution_level == 'nation'") == "研发机构级别 ＝ 国家级"


def test_every_rule_of_every_pack_can_be_said(writer: RuleWriter) -> None:
    for standard in load_packs().standards.values():
        for program in standard.programs.values():
            for condition in program.conditions:
                assert writer.condition(condition)


def test_aggregates_over_firms_are_no_conditions(writer: RuleWriter) -> None:
    with pytest.raises(TypeError):
        writer.expression("count(firms where own_brand) >= 3家")


def condition(writer: RuleWriter, standard: str, wanted: str) -> str:
    program = load_packs().standard(standard).program("new")
    groups = {group.id: group.label for group in program.groups}
    found = next(item for item in program.conditions if item.id == wanted)
    return writer.condition(found, groups)


def test_parts_and_exemptions(writer: RuleWriter) -> None:
    assert condition(writer, "srdi-2026", "revenue-or-equity") == (
        "上年度营业收入 ≥ 1,500 万元；或 近2年新增股权融资（合格机构投资者实缴）累计 ≥ 2,000 万元"
    )
    assert "。可豁免：" in condition(writer, "srdi-2026", "class1-ip")


def test_scores_bands_titles_and_sizes(writer: RuleWriter) -> None:
    program = load_packs().standard("innovative-2022").program("new")
    text = "".join(condition(writer, "innovative-2022", item.id) for item in program.conditions)
    assert "总分 ≥ 60 分" in text
    assert "创新能力指标 ≥ 20 分" in text
    assert "符合中小企业划型标准" in text
    program = load_packs().standard("little-giant-2022").program("new")
    assert "【" in "".join(writer.condition(item) for item in program.conditions)
