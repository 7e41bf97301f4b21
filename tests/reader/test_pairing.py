import pytest

from tidu.reader.pairing import paired, paired_examples


@pytest.mark.parametrize(
    ("words", "count", "names"),
    [
        ("油菜种植、收获机械化率", 2, ["油菜种植机械化率", "油菜收获机械化率"]),
        ("甲企业、乙企业和丙企业", 3, ["甲企业", "乙企业", "丙企业"]),
        ("省级、国家级示例平台", 2, ["省级示例平台", "国家级示例平台"]),
        ("“甲、乙”平台、丙平台", 2, ["“甲、乙”平台", "丙平台"]),
        ("甲企业、乙企业", 3, None),
        (
            "甲材料、乙与丙装备、丁三大示例集群产值",
            3,
            ["甲材料示例集群产值", "乙与丙装备示例集群产值", "丁示例集群产值"],
        ),
        ("甲、乙两个示例园区", 2, ["甲示例园区", "乙示例园区"]),
        ("甲材料、乙与丙装备", 2, ["甲材料", "乙与丙装备"]),
    ],
)
def test_names_of_a_list(words: str, count: int, names: list[str] | None) -> None:
    assert paired(words, count) == names


def test_examples() -> None:
    assert paired_examples("甲、乙等示例总量比2025年分别下降", 2) == ["甲示例总量下降", "乙示例总量下降"]
    assert paired_examples("甲、乙等示例总量分别下降", 3) is None
    assert paired_examples("甲、乙", 2) is None


def test_towns_and_country() -> None:
    assert paired("城镇和农村居民收入同比分别增长", 2) == ["城镇居民收入同比增长", "农村居民收入同比增长"]
