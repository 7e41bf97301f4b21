import pytest

from tests.reader.kit import Plain, figures, goals, item, plain


def by_year(body: str) -> list[tuple[str, Plain, int | None]]:
    return [(target.metric, plain(target.value), target.by) for target in goals(body).targets]


def test_words_before_and_after() -> None:
    assert figures(goals("培育甲企业50家以上，建成20家乙平台。")) == [
        ("甲企业", ">=", 50, "家"),
        ("乙平台", "=", 20, "家"),
    ]


def test_lists_pair_names_and_figures() -> None:
    assert figures(goals("甲企业、乙企业分别达到10家、20家。")) == [
        ("甲企业", ">=", 10, "家"),
        ("乙企业", ">=", 20, "家"),
    ]


def test_lists_pair_years_and_figures() -> None:
    assert by_year("2023年、2024年、2025年，甲企业分别达到100家、150家、200家。") == [
        ("甲企业", 100, 2023),
        ("甲企业", 150, 2024),
        ("甲企业", 200, 2025),
    ]
    assert by_year("到2024、2025年，甲企业分别达到100、150家。") == [
        ("甲企业", 100, 2024),
        ("甲企业", 150, 2025),
    ]


def test_a_noun_that_stands_once() -> None:
    assert figures(goals("引育9名国家级、15名省级示例人才。")) == [
        ("国家级示例人才", "=", 9, "名"),
        ("省级示例人才", "=", 15, "名"),
    ]


def test_what_the_counted_things_shall_do() -> None:
    assert figures(item("年底前，市、县100个高频事项实现一次办成。")) == [
        ("高频事项实现一次办成", "=", 100, "个")
    ]


def test_for_each() -> None:
    assert figures(item("力争每两家企业配备1名专员。")) == [("每两家企业配备专员", "=", 1, "名")]


def test_a_fund_and_a_threshold() -> None:
    assert figures(item("设立总规模不少于100亿元的示例基金。")) == [("示例基金总规模", ">=", 100, "亿元")]
    assert figures(item("支持收入2000万元以上的企业发展。")) == []


def test_a_figure_inside_a_noun() -> None:
    assert figures(item("组建能源、工业、商贸6个服务专班。")) == []


def test_examples_before_the_figure() -> None:
    assert figures(item("到2025年，实施甲厂、乙厂等200个以上示例项目。")) == [("示例项目", ">=", 200, "个")]


def test_where_a_rise_began_is_no_goal() -> None:
    assert figures(item("到2025年，甲率由75%提高到80%。")) == [("甲率", ">=", 80, "%")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "到2027年，培育营收超100亿元示例企业3家、超10亿元示例企业20家。",
            [("营收超100亿元示例企业", 3), ("营收超10亿元示例企业", 20)],
        ),
        (
            "到2027年，示例产值超亿元企业达到100户，其中超10亿元企业10户。",
            [("示例产值超亿元企业", 100), ("示例产值超10亿元企业", 10)],
        ),
        ("到2027年，形成2个千亿级、5个百亿级示例集群。", [("千亿级示例集群", 2), ("百亿级示例集群", 5)]),
        ("到2027年，示例至示范4条高速公路建成通车。", [("高速公路建成通车", 4)]),
        ("到2027年，保持示例增加值年均15%以上的增长速度。", [("示例增加值年均增长速度", 15)]),
        (
            "到2027年，甲业增加值、乙业投资年均分别增长8%、10%。",
            [("甲业增加值年均增长", 8), ("乙业投资年均增长", 10)],
        ),
        ("到2027年，示例服务费用至少降低10%。", [("示例服务费用降低", 10)]),
        (
            "到2027年，城乡居民示例收入分别达到3万元、2万元。",
            [("城镇居民示例收入", 3), ("农村居民示例收入", 2)],
        ),
        ("到2027年，示例信心指数跃升到120以上。", [("示例信心指数", 120)]),
        (
            "到2027年，示例工程（即打造100个示例项目、1000个示例网店）基本完成。",
            [("示例项目", 100), ("示例网店", 1000)],
        ),
        (
            "到2027年，形成产值超500亿元示例集群2个，百亿元企业达到3家。",
            [("产值超500亿元示例集群", 2), ("百亿元企业", 3)],
        ),
        ("到2027年，示例收入年均增长20%，突破30亿元大关。", [("示例收入年均增长", 20), ("示例收入", 30)]),
        ("支持企业参加示例展会，每年安排不少于20场次。", [("企业参加示例展会", 20)]),
        ("到2027年，建设高标准农田20万亩。", [("高标准农田", 200_000)]),
        (
            "到2027年，示例工具普及率、示例数控化率分别提高15个、13个百分点。",
            [("示例工具普及率提高", 15), ("示例数控化率提高", 13)],
        ),
        ("到2027年，示例保税区实现进出口值300亿元。", [("示例保税区实现进出口值", 300)]),
        ("到2027年，示例回收量较2024年增长一倍。", [("示例回收量较2024年增长", 1)]),
        ("到2027年，示例发展水平达到66。", [("示例发展水平", 66)]),
        (
            "到2027年，淘汰示例企业50家，腾出用地5万亩、用能12万吨标准煤。",
            [("示例企业", 50), ("腾出用地", 50_000), ("用能", 120_000)],
        ),
        (
            "到2027年，工业、农业、建筑、交通、教育、文旅、医疗等领域设备投资规模增长25%以上。",
            [("工业、农业、建筑、交通、教育、文旅、医疗等领域设备投资规模增长", 25)],
        ),
        ("巩固提升甲、乙2个示例产业。", []),
        ("力争示例产业两年内销售收入过150亿元。", [("示例产业销售收入", 150)]),
        ("用好示例专项资金，每年争取不低于5000万元。", [("示例专项资金", 5_000)]),
        ("到2027年，服务业增加值达到200亿元。", [("服务业增加值", 200)]),
        ("到2027年，经营主体达到50万户，其中企业20万户。", [("经营主体", 500_000), ("企业", 200_000)]),
    ],
)
def test_what_a_list_says_once(body: str, expected: list[tuple[str, float]]) -> None:
    assert [(metric, value) for metric, _, value, _ in figures(goals(body))] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "到2027年，甲材料、乙材料、示例产能分别达到90万吨、30万吨、110吉瓦时。",
            [
                ("甲材料产能", ">=", 900_000, "吨"),
                ("乙材料产能", ">=", 300_000, "吨"),
                ("示例产能", ">=", 110, "吉瓦时"),
            ],
        ),
        (
            "示例企业主导或参与制修订国家标准、行业标准分别达到30项、50项。",
            [("示例企业主导或参与制修订国家标准", ">=", 30, "项"), ("行业标准", ">=", 50, "项")],
        ),
        ("每年从示例院所选派“示例副总”20名到企业开展服务。", [("“示例副总”", "=", 20, "名")]),
        ("选派示例专员30名入驻企业。", [("示例专员", "=", 30, "名")]),
        ("加快推进年产50万吨示例板材项目建设。", []),
        ("新增获批上市的1类示例药不少于4个。", [("获批上市的1类示例药", ">=", 4, "个")]),
        ("对3类示例企业分类施策，培育甲企业9家。", [("甲企业", "=", 9, "家")]),
        ("新增3类示例器械注册证60张以上。", [("3类示例器械注册证", ">=", 60, "张")]),
        (
            "三年新增甲矿资源量2亿吨、乙矿资源量3000万吨。",
            [("甲矿资源量", "=", 2, "亿吨"), ("乙矿资源量", "=", 30_000_000, "吨")],
        ),
        (
            "建设智慧示例车间20个、典型示例场景150个。",
            [("智慧示例车间", "=", 20, "个"), ("典型示例场景", "=", 150, "个")],
        ),
    ],
)
def test_units_and_words_of_a_list(body: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert figures(item(body)) == expected


def test_a_figure_that_only_counts_the_list_it_closes() -> None:
    body = "将甲项目、乙项目、丙项目等3类示例工程的审批时间分别压缩至70、40、35个工作日。"
    assert figures(item(body)) == [
        ("甲项目审批时间", "<=", 70, "个工作日"),
        ("乙项目审批时间", "<=", 40, "个工作日"),
        ("丙项目审批时间", "<=", 35, "个工作日"),
    ]


def test_a_part_that_an_amount_tells_apart() -> None:
    assert figures(goals("收入突破10亿元的示例集群达7个，其中3个收入超20亿元。")) == [
        ("收入突破10亿元的示例集群", ">=", 7, "个"),
        ("收入超20亿元的示例集群", "=", 3, "个"),
    ]


def test_a_list_is_built_that_a_figure_counts() -> None:
    assert figures(item("建成通车甲乙、丙丁2条示例公路。")) == [("甲乙、丙丁示例公路", "=", 2, "条")]
    assert figures(item("协调甲、乙2个专班。")) == []


def test_a_milestone_of_the_clause_before() -> None:
    body = "到2025年，示例业增加值破万亿、占示例比重达65%，到2027年突破1.2万亿、占示例比重达70%以上。"
    assert figures(goals(body)) == [
        ("示例业增加值", ">", 10_000, "亿元"),
        ("示例业增加值占示例比重", ">=", 65, "%"),
        ("示例业增加值", ">", 12_000, "亿元"),
        ("示例业增加值占示例比重", ">=", 70, "%"),
    ]


def test_as_many_of_each() -> None:
    assert figures(item("完成开工、竣工各100万平方米。")) == [
        ("开工", "=", 1_000_000, "平方米"),
        ("竣工", "=", 1_000_000, "平方米"),
    ]


def test_what_the_document_holds_is_no_goal() -> None:
    assert figures(item("开展设备更新、标准提升2大行动、17个工程、55项具体任务。")) == []


def test_names_of_the_list_before() -> None:
    assert by_year("到2026年，甲率、乙率分别达到60%、55%；到2028年，分别达到72%、68%。") == [
        ("甲率", 60, 2026),
        ("乙率", 55, 2026),
        ("甲率", 72, 2028),
        ("乙率", 68, 2028),
    ]


def test_a_part_is_not_what_the_next_sentence_counts() -> None:
    body = "累计新增甲企业240家以上，其中乙企业120家、丙企业50家。2026年、2027年分别新增70家、80家。"
    assert by_year(body)[-2:] == [("甲企业", 70, 2026), ("甲企业", 80, 2027)]
    assert (
        figures(goals("新建省级以上示例创新平台80家，其中国家级平台不少于5家。"))[1][0]
        == "国家级示例创新平台"
    )


def test_at_least_before_the_verb() -> None:
    assert figures(item("每个片区至少推出2条示例线路，每镇至少有3个示例站。")) == [
        ("示例线路", ">=", 2, "条"),
        ("示例站", ">=", 3, "个"),
    ]
    assert figures(goals("示例费用至少降低10%。")) == [("示例费用降低", ">=", 10, "%")]


def test_what_the_chosen_become() -> None:
    assert figures(item("每年遴选不少于20户成长性好的企业作为重点示例对象。")) == [
        ("重点示例对象", ">=", 20, "户")
    ]
    assert figures(item("每年筛选60家甲企业列入示例清单。")) == [("甲企业", "=", 60, "家")]


def test_the_size_of_a_fund_that_is_set_up() -> None:
    assert figures(item("省级设立示例产业母基金，总规模80亿元，带动设立子基金9只以上。")) == [
        ("示例产业母基金总规模", "=", 80, "亿元"),
        ("子基金", ">=", 9, "只"),
    ]


def test_a_ratio_has_no_unit() -> None:
    assert figures(goals("新建示例中心电能利用效率控制在1.2以下。")) == [
        ("示例中心电能利用效率", "<=", 1.2, "")
    ]


def test_a_criterion_of_the_last_years_is_no_report() -> None:
    body = "按照近两年平均净利润400万元以上、主业突出的标准，每年新增甲企业50家。"
    assert figures(item(body)) == [("甲企业", "=", 50, "家")]


def test_the_year_of_a_figure_stands_behind_the_name() -> None:
    rates = [("甲覆盖率", 70, 2025), ("甲覆盖率", 80, 2026)]
    assert by_year("甲覆盖率2025年达到70%，2026年达到80%。") == rates
    assert by_year("力争甲覆盖率2025年达到70%、2026年达到80%。") == rates


def test_each_household_of_many() -> None:
    assert figures(goals("带动1.2万户甲农户均增收5000元。")) == [
        ("甲农", "=", 12_000, "户"),
        ("户均增收", "=", 5_000, "元"),
    ]


def test_what_a_share_of_others_is_covered_by() -> None:
    assert figures(goals("示例服务站覆盖80%以上的社区。")) == [("示例服务站覆盖社区", ">=", 80, "%")]


def test_a_class_stands_for_what_was_counted() -> None:
    assert figures(goals("培育示例民宿90家（其中丙级以上20家）。"))[1][0] == "丙级以上示例民宿"


def test_growth_is_no_part_of_what_a_share_is_of() -> None:
    body = "示例总值年均增长8%以上，2030年突破2000亿元，占甲比重提升至25%。"
    assert [metric for metric, *_ in figures(goals(body))][1:] == ["示例总值", "示例总值占甲比重"]


def test_how_large_the_counted_places_are() -> None:
    assert figures(goals("40户以上示例村通路比例达到100%。")) == [("40户以上示例村通路比例", ">=", 100, "%")]
    assert figures(goals("培育40户以上示例企业，研发占比达到5%。"))[0] == ("示例企业", ">=", 40, "户")
