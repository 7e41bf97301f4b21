import pytest

from tidu.engine import ExpressionError, load_packs
from tidu.engine.errors import Place
from tidu.engine.measures import compile_measure
from tidu.engine.units import Unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("count(firms)", Unit.count),
        ("count(firms where valid(srdi) or valid(little_giant))", Unit.count),
        ("sum(tech_contract_value of firms)", Unit.money),
        ("sum(rd_expense of firms) / sum(revenue of firms)", Unit.share),
        ("sum(valid_patents of firms where valid(srdi)) / count(firms where valid(srdi))", Unit.share),
        ("mean(rd_expense / revenue of firms where above_scale)", Unit.share),
        ("share(each_year(rd_expense >= 100万, 2) of firms)", Unit.share),
        ("share(compound_growth(revenue, 2) >= 5% of firms)", Unit.share),
    ],
)
def test_the_unit_of_a_measure(text: str, unit: Unit) -> None:
    assert compile_measure(text, load_packs()).unit is unit


@pytest.mark.parametrize(
    ("text", "message", "said"),
    [
        ("revenue", "没有这个事实", "sum(revenue of firms)"),
        ("100", "汇总指标中没有汇总", "count(firms"),
        ("count(firms) >= 50家", "这里应为数字，不是判断", ""),
        ("count(firms where revenue >= 100)", "两边单位不同", "1500万"),
        ("count(firms where revenue)", "where 后应为判断", ""),
        ("count(revenue of firms)", "count 不带 of", ""),
        ("share(revenue of firms)", "share 要一个判断", ""),
        ("sum(listed of firms)", "sum 要一个数", ""),
        ("sum(revenue of firms) + count(firms)", "两边单位不同", ""),
        ("sum(revenue of patents)", "没有这个集合", "firms"),
        ("median(revenue of firms)", "没有这个汇总函数", "mean"),
        ("sum(revenue * revenue of firms)", "汇总的对象没有可用的单位", ""),
        ("mean(compound_growth(revenue, 2) of firms)", "复合增长率没有精确的数值，不能汇总", "share("),
        ("count(firms where compound_growth(revenue, 2) >= growth(revenue))", "这个比较无法精确判定", ""),
        ("sum(sum(revenue of firms) of firms)", "没有这个集合", ""),
    ],
)
def test_errors_teach(text: str, message: str, said: str) -> None:
    place = Place("area/plan.yaml", "targets[2].measure", 17)
    with pytest.raises(ExpressionError) as caught:
        compile_measure(text, load_packs(), place=place)
    assert caught.value.message == message
    assert caught.value.place == place
    assert said in str(caught.value)
