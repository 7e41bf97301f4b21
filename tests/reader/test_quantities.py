import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.kit import Plain, figures, goals, plain
from tidu.reader.layout import even
from tidu.reader.quantities import Quantity, quantities, wholes
from tidu.reader.spans import quotations


def found(text: str) -> list[Quantity]:
    flat = even(text).text
    return list(quantities(flat, 0, len(flat), quotations(flat)))


def read(text: str) -> list[tuple[str, Plain, str]]:
    return [(item.op, plain(item.value), item.unit) for item in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不少于100家", (">=", 100, "家")),
        ("50家以上", (">=", 50, "家")),
        ("扩大至25平方公里", (">=", 25, "平方公里")),
        ("签约600项", ("=", 600, "项")),
        ("预约80人次", ("=", 80, "人次")),
        ("附近50户", ("=", 50, "户")),
        ("大约30项", ("~", 30, "项")),
        ("减少到60个", ("<=", 60, "个")),
        ("压减到5项", ("<=", 5, "项")),
        ("达到30万亩次", (">=", 300_000, "亩次")),
        ("不低于82分，", (">=", 82, "分")),
        ("85分以上，", (">=", 85, "分")),
        ("控制在9个月以内", ("<=", 9, "个月")),
        ("压缩至6个月，", ("<=", 6, "个月")),
        ("超过65%", (">", 65, "%")),
        ("突破2.2万亿元", (">", 22_000, "亿元")),
        ("过千亿", (">", 1000, "亿元")),
        ("超万亿元", (">", 10_000, "亿元")),
        ("达到７０％", (">=", 70, "%")),
        ("提高到2%", (">=", 2, "%")),
        ("200家左右", ("~", 200, "家")),
        ("约30项", ("~", 30, "项")),
        ("近30%", ("~", 30, "%")),
        ("不超过3个", ("<=", 3, "个")),
        ("控制在5%以内", ("<=", 5, "%")),
        ("降至10%", ("<=", 10, "%")),
        ("低于3%", ("<", 3, "%")),
        ("800项", ("=", 800, "项")),
        ("1,200件", ("=", 1200, "件")),
        ("1.2万家", ("=", 12_000, "家")),
        ("25万个以上", (">=", 250_000, "个")),
        ("百家企业", ("=", 100, "家")),
        ("数百家", ("~", 100, "家")),
        ("总数1万家以上", (">=", 10_000, "家")),
        ("用户数3000户", ("=", 3000, "户")),
        ("三十户", ("=", 30, "户")),
        ("不少于三家", (">=", 3, "家")),
        ("1—2个", ("range", (1, 2), "个")),
        ("3至5家", ("range", (3, 5), "家")),
        ("10万元-100万元", ("range", (10, 100), "万元")),
        ("1-2万人", ("range", (10_000, 20_000), "人")),
        ("10亿千瓦", ("=", 10, "亿千瓦")),
        ("2亿元", ("=", 2, "亿元")),
        ("500万元", ("=", 500, "万元")),
        ("1千万以上", (">=", 1000, "万元")),
        ("7000亿级", ("=", 7000, "亿元")),
        ("20%（含）以上", (">=", 20, "%")),
        ("14EFlops", ("=", 14, "EFlops")),
        ("5‰", ("=", 5, "‰")),
    ],
)
def test_phrases(text: str, expected: tuple[str, Plain, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "到2025年",
        "第3批",
        "5G基站",
        "“354”产业",
        "十大工程",
        "一批企业",
        "两化融合",
        "两个市场",
        "一个体系",
        "千万家庭",
        "前三名",
        "每万人口",
        "3个月",
        "10个方面",
        "专用名词12345热线",
        "1.5",
        "国发〔2018〕42号",
        "百企百景",
        "三大产业",
        "GB50016",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == []


def test_figures_of_a_list_share_their_unit() -> None:
    assert read("分别达到100、150、200家") == [(">=", 100, "家"), ("=", 150, "家"), ("=", 200, "家")]


def test_a_unit_before_another_noun() -> None:
    assert read("培育20家人工智能企业") == [("=", 20, "家")]
    assert read("形成50个人工智能产品") == [("=", 50, "个")]


def test_full_and_zero() -> None:
    text = "实现示例全覆盖，示例清零，“全覆盖、零距离”"
    assert [
        (item.op, plain(item.value), item.unit) for item in wholes(text, 0, len(text), quotations(text))
    ] == [
        ("full", 100, "%"),
        ("zero", 0, ""),
    ]


def test_yuan() -> None:
    assert plain(found("1.5亿元")[0].yuan()) == 150_000_000
    assert plain(found("10万元—20万元")[0].yuan()) == 200_000
    assert found("3家")[0].yuan() is None


@given(st.integers(1, 999_999), st.sampled_from(["家", "户", "项", "件", "人", "%", "万元", "亿元"]))
def test_any_number_with_any_unit(value: int, unit: str) -> None:
    assert read(f"不少于{value}{unit}") == [(">=", value, unit)]
    assert read(f"{value:,}{unit}以上") == [(">=", value, unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("处理能力达到900吨/日以上", (">=", 900, "吨/日")),
        ("办理时间压缩至7个工作日以内", ("<=", 7, "个工作日")),
        ("办电时间不超过9个工作日", ("<=", 9, "个工作日")),
        ("每千名老人拥有床位38张", ("=", 38, "张")),
    ],
)
def test_units_of_flow_and_time(text: str, expected: tuple[str, float, str]) -> None:
    found = list(quantities(text, 0, len(text), quotations("")))
    assert [(one.op, float(one.most or 0), one.unit) for one in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("服务达到1.5万家次", (">=", 15_000, "家次")),
        ("参展超过300户次", (">", 300, "户次")),
        ("吞吐量突破90万标箱", (">", 900_000, "标箱")),
        ("出栏达到26万头", (">=", 260_000, "头")),
        ("产能达到120吉瓦时", (">=", 120, "吉瓦时")),
        ("整治用地6000亩", ("=", 6000, "亩")),
        ("通关时间控制在2小时以内", ("<=", 2, "小时")),
        ("办电时间压缩至40分钟以内", ("<=", 40, "分钟")),
        ("示例量达到3万箱次，", (">=", 30_000, "箱次")),
        ("示例量不低于6万畦。", (">=", 60_000, "畦")),
        ("超过8000贯左右", ("~", 8000, "贯")),
        ("充电枪1.5万把，", ("=", 15_000, "把")),
        ("路灯500盏，", ("=", 500, "盏")),
    ],
)
def test_any_measure_word_is_a_unit(text: str, expected: tuple[str, float, str]) -> None:
    assert read(text) == [expected]


def test_what_it_is_counted_for_is_part_of_the_unit() -> None:
    assert figures(goals("亩均税收达到9万元/亩以上，示例效益达到7万元/亩，示例价格不高于300元/平方米。")) == [
        ("亩均税收", ">=", 9, "万元/亩"),
        ("示例效益", ">=", 7, "万元/亩"),
        ("示例价格", "<=", 300, "元/平方米"),
    ]


def test_days_in_which_something_is_done_count_nothing() -> None:
    assert list(quantities("在10个工作日内办结", 0, 10, quotations(""))) == []


def test_a_numeral_counts_what_has_its_size_in_figures() -> None:
    body = "打造一个千亿级示例集群，扶持两个销售收入过30亿元的示例集团，建成一个中心。"
    assert figures(goals(body)) == [
        ("千亿级示例集群", "=", 1, "个"),
        ("销售收入过30亿元的示例集团", "=", 2, "个"),
    ]


def test_only_a_milestone_is_broken() -> None:
    assert [figure[1] for figure in figures(goals("示例产值破千亿元，示例业增加值破1.5万亿。"))] == [">", ">"]
    assert all(figure[1] == "=" for figure in figures(goals("打破3项示例垄断。")))
