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
        ("到2027年，服务业增加值达到200亿元。", [("服务业增加值", 200)]),
        ("到2027年，经营主体达到50万户，其中企业20万户。", [("经营主体", 500_000), ("企业", 200_000)]),
    ],
)
def test_what_a_list_says_once(body: str, expected: list[tuple[str, float]]) -> None:
    assert [(metric, value) for metric, _, value, _ in figures(goals(body))] == expected
