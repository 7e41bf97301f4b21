import pytest

from tests.reader.kit import figures, goals, item
from tidu.reader import read


def test_a_target_has_time_basis_scope_and_place() -> None:
    text = "一、主要目标\n到2025年，全市累计培育甲企业50家以上。"
    target = read(text).targets[0]
    assert (target.metric, target.by, target.basis, target.scope) == ("甲企业", 2025, "cumulative", "全市")
    assert text[target.start : target.end] == target.quote == "全市累计培育甲企业50家以上"
    assert target.confidence >= 0.9


@pytest.mark.parametrize(
    ("body", "basis"),
    [
        ("新增甲企业10家", "new"),
        ("甲投入占收入比重达到3%", "share"),
        ("户均专利数不少于3个", "average"),
        ("累计达到80家", "cumulative"),
        ("甲企业达到8家", None),
    ],
)
def test_bases(body: str, basis: str | None) -> None:
    assert goals(f"到2025年，甲库{body}。").targets[0].basis == basis


def test_time_goes_on_within_goals_and_stops_after_an_item_s_sentence() -> None:
    assert [target.by for target in goals("到2025年，建成甲平台。乙企业达到10家。").targets] == [2025]
    assert [target.by for target in item("到2025年，培育甲企业1家。培育乙企业2家。").targets] == [2025, None]


def test_bullets_inherit_the_time_above_them() -> None:
    text = (
        "一、主要目标\n到2025年，体系更加完善。\n——甲不断壮大。培育甲企业50家以上。\n"
        "——乙显著提升。到2024年，乙率超过65%。"
    )
    assert [(target.metric, target.by) for target in read(text).targets] == [("甲企业", 2025), ("乙率", 2024)]


def test_bullets_after_a_colon_inherit_outside_goals_too() -> None:
    text = "一、任务\n（一）行动。到2025年实现以下成效：\n——甲。培育甲企业5家。\n（二）别的。培育乙企业6家。"
    assert [(target.metric, target.by) for target in read(text).targets] == [
        ("甲企业", 2025),
        ("乙企业", None),
    ]


def test_every_year_goes_on_until_the_count_starts_anew() -> None:
    body = "到2023年，每年实施甲项目1000个、乙活动5场，累计培育丙项目120个。"
    assert [target.per for target in item(body).targets] == ["year", "year", None]


def test_months_are_noted() -> None:
    target = item("每月至少走访2家企业。").targets[0]
    assert target.per is None
    assert "原文按月计" in target.doubts


def test_parts_in_brackets() -> None:
    assert figures(item("到2024年，培育市级及以上研发机构15个（其中省级不少于5个）。")) == [
        ("市级及以上研发机构", "=", 15, "个"),
        ("省级研发机构", ">=", 5, "个"),
    ]


def test_full_coverage() -> None:
    assert figures(item("对示例企业实现培训服务全覆盖。到2023年实现示例企业贯标清零。")) == [
        ("示例企业培训服务", "full", 100, "%"),
        ("示例企业贯标", "zero", 0, ""),
    ]
    assert figures(item("加快5G网络全覆盖。")) == []


def test_money_rules_are_no_targets() -> None:
    assert figures(item("对甲企业给予100万元奖励，单家企业最高不超过300万元。")) == []


def test_an_index_needs_no_unit_and_a_bare_number_is_nothing() -> None:
    assert figures(goals("甲发展指数达到125左右，乙达到30。")) == [("甲发展指数", "~", 125, "")]


def test_the_task_of_a_target() -> None:
    text = "一、任务\n1.做甲。好。（市甲局负责）\n2.做乙。到2025年，培育乙企业5家。（市乙局负责）"
    assert read(text).targets[0].task == 2


def test_people_are_chosen_and_sponsored() -> None:
    body = "五年内选拔资助不少于70名示例青年，培养30名优秀示例教师，选拔认定名校长15名。"
    assert [target[1:] for target in figures(item(body))] == [
        (">=", 70, "名"),
        ("=", 30, "名"),
        ("=", 15, "名"),
    ]


def test_who_gets_money_is_no_goal() -> None:
    for body in (
        "每引进1名示例人才，给予2万元奖励。",
        "对每个展会不超过2名人员的交通费，给予70%补贴。",
        "原则上每人单次最高2万元。",
        "给予人才指标，同一企业最多不超过10名。",
    ):
        assert figures(item(body)) == []


def test_a_figure_called_a_goal() -> None:
    assert figures(item("2027年确保实现示例收入增长4%的目标。")) == [("示例收入增长", "=", 4, "%")]


def test_months_inside_a_name() -> None:
    body = "示例资金须于2027年6月底前下达60%以上、9月底前下达80%以上。"
    assert [target[1:] for target in figures(item(body))] == [(">=", 60, "%"), (">=", 80, "%")]


def test_states_in_a_list_have_no_figure() -> None:
    body = "示例产值增长5%以上、居民收入与经济增长同步、示例产量500万吨左右、能耗完成下达任务等目标。"
    assert figures(goals(body))[-1] == ("示例产量", "~", 5_000_000, "吨")


def test_firms_that_pay_tax_are_counted() -> None:
    assert figures(goals("到2027年，纳税过1亿元的企业达30家。"))[0][1:] == (">=", 30, "家")


def test_years_of_effort_are_a_time() -> None:
    document = goals("经过5年努力，全省示例产业增加值增长55%以上、达到3万亿元。")
    assert [target[1:] for target in figures(document)] == [(">=", 55, "%"), (">=", 30_000, "亿元")]


def test_what_a_year_is_compared_with_is_no_deadline() -> None:
    document = goals("到2028年，示例产业比重达到11%，比2024年提高4个百分点。")
    assert [(target.metric, target.by) for target in document.targets] == [
        ("示例产业比重", 2028),
        ("示例产业比重提高", 2028),
    ]


@pytest.mark.parametrize(
    "report",
    [
        "2024年，示例率达到51%，建成示例车间7个，为下一步发展打下了较好基础。",
        "“十三五”末，示例产值达到300亿元。",
    ],
)
def test_what_was_reached_before_is_no_goal(report: str) -> None:
    assert figures(goals(f"{report}到2027年，示例产值达到400亿元。")) == [("示例产值", ">=", 400, "亿元")]


def test_what_it_rises_from_is_no_goal() -> None:
    assert figures(item("推动示例加工，示例转化率由目前的21%提高到43%。")) == [("示例转化率", ">=", 43, "%")]


def test_units_with_a_second_word() -> None:
    assert figures(goals("到2028年，示例设备上云突破3万台（套）。"))[0][1:] == (">", 30_000, "台（套）")


def test_counts_a_year_and_within_years() -> None:
    assert [target.per for target in item("年培训示例人才3000人次。").targets] == ["year"]
    assert [(target.metric, target.per) for target in item("三年新增示例企业6家。").targets] == [
        ("示例企业", None)
    ]


def test_a_fund_of_a_bare_size() -> None:
    assert figures(item("设立首期规模8亿元的示例产业基金。"))[0][1:] == ("=", 8, "亿元")


def test_taxes_paid_describe_firms() -> None:
    assert figures(goals("到2028年，税金过3亿元的示例园区达到20个以上。"))[0][1:] == (">=", 20, "个")


def test_a_change_without_a_year() -> None:
    target = item("示例通关时间较2021年压缩40%以上。").targets[0]
    assert (target.by, target.confidence < 0.9) == (None, True)


def test_amounts_that_say_which_firms_are_counted() -> None:
    assert figures(goals("到2028年，市值达500亿元企业三户以上。")) == [("市值达500亿元企业", ">=", 3, "户")]


def test_names_of_documents_hold_no_goals() -> None:
    assert figures(item("依据：某省政府关于印发推动示例发展20条措施的通知。")) == []


def test_what_is_done_for_many() -> None:
    assert figures(item("为困难示例家庭适老化改造700户。")) == [("困难示例家庭适老化改造", "=", 700, "户")]


def test_conditions_beside_a_grant_are_no_goals() -> None:
    document = item("对租用厂房的示例企业给予租金补贴，面积不超过600平方米。")
    assert figures(document) == []


def test_examples_with_figures_of_their_own() -> None:
    body = "到2030年，示例硫、示例氮和示例碳等主要示例物排放总量比2025年分别下降12%、9%和21%。"
    assert figures(goals(body)) == [
        ("示例硫主要示例物排放总量下降", "=", 12, "%"),
        ("示例氮主要示例物排放总量下降", "=", 9, "%"),
        ("示例碳主要示例物排放总量下降", "=", 21, "%"),
    ]


def test_figures_that_pair_with_nothing_are_doubted() -> None:
    found = goals("到2030年，示例产业增加值分别增长12%、9%和21%。").targets
    assert len(found) == 3
    assert all(target.confidence < 0.9 for target in found)


def test_a_threshold_of_things_made() -> None:
    assert figures(goals("到2030年，培育年产量30万吨以上企业6户。"))[0][1:] == ("=", 6, "户")


def test_a_rate_of_all() -> None:
    target = item("完善示例平台，示例平台接入率100%。").targets[0]
    assert (target.metric, target.confidence < 0.9) == ("示例平台接入率", True)


def test_goals_before_a_grant_in_one_sentence() -> None:
    document = item("三年新增示例贷款90亿元以上；对首次贷款的示例企业，按贷款金额的2%给予补助，最高20万元。")
    assert [target[1:] for target in figures(document)] == [(">=", 90, "亿元")]


def test_counts_by_size() -> None:
    body = (
        "力争通过3年建设，建成一批百亿示例集群，其中年产值超900亿元的2个、超400亿元的5个。"
        "涌现一批示例企业，年产值超90亿元的示例企业7家、超9亿元的骨干企业60家以上。"
    )
    found = figures(goals(body))
    assert [one[1:] for one in found] == [("=", 2, "个"), ("=", 5, "个"), ("=", 7, "家"), (">=", 60, "家")]
    assert found[1][0] == "超400亿元的百亿示例集群"


def test_shares_of_things_in_a_list() -> None:
    body = "到2030年，培育示例机构90家，80%以上的示例机构设立在企业、80%以上的示例人员集中在企业。"
    assert [target[1:] for target in figures(goals(body))] == [
        ("=", 90, "家"),
        (">=", 80, "%"),
        (">=", 80, "%"),
    ]


def test_the_name_of_a_rate_and_a_unit_in_the_name() -> None:
    assert [target[1:] for target in figures(goals("全区千人托位数达3.9个，服务人次达300万以上。"))] == [
        (">=", 3.9, "个"),
        (">=", 3_000_000, "人次"),
    ]


def test_dated_figures_without_a_verb() -> None:
    document = item("到2030年，示例游客7亿人次，示例收入2万亿元。")
    assert figures(document) == [("示例游客", "=", 700_000_000, "人次"), ("示例收入", "=", 20_000, "亿元")]
    assert document.targets[0].confidence < 0.9


def test_names_that_hold_figures() -> None:
    assert figures(goals("到2030年，提高65岁以上老年人健康水平，打造甲、乙2个300亿级示例集群。")) == [
        ("300亿级示例集群", "=", 2, "个")
    ]
    assert figures(item("深化多层次、全覆盖的示例培训，推出24条举措，重点发展甲、乙等12个领域。")) == []


@pytest.mark.parametrize(
    ("body", "doubted"),
    [
        ("到2030年，示例能力达到900吨（干）。", True),
        ("2028年，示例平台达到3个。到2030年，示例平台达到5个。", True),
        ("到2030年，示例平台达到5个。", False),
    ],
)
def test_unsure_ground_lowers_the_confidence(body: str, doubted: bool) -> None:  # noqa: FBT001 - a parameter
    assert (goals(body).targets[0].confidence < 0.9) is doubted


def test_a_sentence_that_only_names_the_year_dates_those_after_it() -> None:
    document = item("到2029年，示例目标基本实现。示例增加值占比达到40%，示例产业突破90亿元。")
    assert [target.by for target in document.targets] == [2029, 2029]


def test_what_is_counted_for_each_piece() -> None:
    assert figures(goals("示例收入迈上4万亿元台阶，劳动生产率提高至50万元/人。")) == [
        ("示例收入", ">=", 40_000, "亿元"),
        ("劳动生产率", ">=", 50, "万元/人"),
    ]


def test_work_towards_an_aim_names_it() -> None:
    assert figures(item("围绕实现全年示例投资增长30%的工作目标，建立示例制度。")) == [
        ("示例投资增长", "=", 30, "%")
    ]


def test_goals_may_be_compared_with_the_year_before() -> None:
    assert figures(goals("示例产值同比增长5.5%，示例投资同比增长6%。")) == [
        ("示例产值同比增长", "=", 5.5, "%"),
        ("示例投资同比增长", "=", 6, "%"),
    ]
    assert figures(item("示例产值同比增长5.5%，为下一步打下基础。")) == []
