import pytest

from tidu.reader.units import are_offices, is_office, is_unit, unit_list


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "市甲局、市乙委，各县（市、区）政府；示例海关",
            ["市甲局", "市乙委", "各县（市、区）政府", "示例海关"],
        ),
        ("市甲局等有关部门和单位", ["市甲局"]),
        ("市甲局、市乙局等", ["市甲局", "市乙局"]),
        ("省工业和信息化厅、省文化和旅游厅", ["省工业和信息化厅", "省文化和旅游厅"]),
        ("市甲局和市乙局及丙海关", ["市甲局", "市乙局", "丙海关"]),
        ("南示、北示、东示市政府", ["南示市政府", "北示市政府", "东示市政府"]),
        ("甲经开区、乙高新区管委会", ["甲经开区管委会", "乙高新区管委会"]),
        ("各市（州）、示例新区数据管理部门", ["各市（州）数据管理部门", "示例新区数据管理部门"]),
        ("省甲厅、各市数据管理部门", ["省甲厅", "各市数据管理部门"]),
        ("各镇人民政府，各街道办事处", ["各镇人民政府", "各街道办事处"]),
        ("市促进示例（民营）发展领导小组各成员单位", ["市促进示例（民营）发展领导小组各成员单位"]),
        ("由市甲局", ["市甲局"]),
        ("市甲局会同市乙局", ["市甲局", "市乙局"]),
        ("市甲局、市甲局", ["市甲局"]),
        # As printed: the level that stands before the first alone is not written before the others.
        ("省工信厅、发改委、文化和旅游厅", ["省工信厅", "发改委", "文化和旅游厅"]),
        ("市委组织部、宣传部，市财政局", ["市委组织部", "宣传部", "市财政局"]),
        # An office that names its own place, a company and a zone take no level from the list.
        ("市财政局、生态环境示例分局", ["市财政局", "生态环境示例分局"]),
        ("市财政局、示例公司、示例高新区管委会", ["市财政局", "示例公司", "示例高新区管委会"]),
        ("市甲局、各有关单位、各镇人民政府", ["市甲局", "各镇人民政府"]),
        ("市甲局，以奖代补方式投入", ["市甲局"]),
        ("市甲局、市级有关部门、各相关部门", ["市甲局"]),
        ("市甲局、省（示）直有关单位等", ["市甲局"]),
        ("州甲局、州乙局等州级有关部门，各县市政府", ["州甲局", "州乙局", "各县市政府"]),
        ("市甲局、市直及在示例省直有关单位", ["市甲局"]),
        ("区甲局、区政府有关部门、各街道", ["区甲局", "各街道"]),
        ("市直有关部门、单位，各区政府", ["各区政府"]),
        # Where nobody else stands, the collective is all there is; one among printed levels is so called.
        ("各相关部门", ["各相关部门"]),
        ("省财政厅、省教育厅、商务厅", ["省财政厅", "省教育厅", "商务厅"]),
        ("各区、县级市政府", ["各区政府", "县级市政府"]),
        ("各区、县级市", ["各区", "县级市"]),
    ],
)
def test_lists_of_units(text: str, units: list[str]) -> None:
    assert unit_list(text)[0] == units


def test_others_meant_are_told() -> None:
    assert unit_list("市甲局等相关部门")[1]
    assert not unit_list("市甲局")[1]


def test_what_is_an_office() -> None:
    assert is_unit("市市场监管局（示例分局）")
    assert not is_unit("做好服务")
    assert is_office("市甲局")
    assert not is_office("示例企业")


def test_etc_inside_a_list() -> None:
    assert unit_list("市甲局、市乙局等；各区政府") == (["市甲局", "市乙局", "各区政府"], True)
    assert unit_list("省甲厅、乙局等省有关部门和各示例市人民政府")[0] == [
        "省甲厅",
        "乙局",
        "各示例市人民政府",
    ]


def test_each_kind_of_government() -> None:
    assert unit_list("市甲局，各州、市人民政府")[0] == ["市甲局", "各州、市人民政府"]
    assert unit_list("各市政府、市政府办公室")[0] == ["各市政府", "市政府办公室"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("各市、县（市、区）人民政府", ["各市、县（市、区）人民政府"]),
        ("区甲局，示例街道、样板街道办事处", ["区甲局", "示例街道办事处", "样板街道办事处"]),
        ("各区、县（市）政府", ["各区、县（市）政府"]),
        ("各县、市、区政府", ["各县、市、区政府"]),
        ("各县、区人民政府（管委会），市甲局", ["各县、区人民政府（管委会）", "市甲局"]),
        ("各盟行政公署、市人民政府", ["各盟行政公署", "各市人民政府"]),
        ("市甲局，各市、区", ["市甲局", "各市、区"]),
        ("各区（市）县政府（管委会）", ["各区（市）县政府（管委会）"]),
    ],
)
def test_each_kind_of_place(text: str, units: list[str]) -> None:
    assert unit_list(text)[0] == units


def test_names_of_several_words_stay_together() -> None:
    assert unit_list("市直各部门、单位，各区政府")[0] == ["市直各部门、单位", "各区政府"]
    assert unit_list("各县（市、区）党委、政府")[0] == ["各县（市、区）党委、政府"]


def test_long_names_of_zones_are_completed() -> None:
    assert unit_list("示例经济技术开发区和示例高新技术产业开发区管委会")[0] == [
        "示例经济技术开发区管委会",
        "示例高新技术产业开发区管委会",
    ]


def test_a_name_with_a_word_between_that_elsewhere_is_an_office() -> None:
    names = ["县文化广电和旅游局", "县甲局"]
    assert unit_list("县文化广电和旅游局、县甲局")[0] == names
    assert unit_list("县文化广电和旅游局和县甲局")[0] == names
    assert unit_list("市广电和市电信")[0] == ["市广电", "市电信"]


def test_marks_before_a_name_fall_away() -> None:
    assert unit_list("★市甲局、※市乙局")[0] == ["市甲局", "市乙局"]


def test_offices_without_their_place() -> None:
    assert are_offices(["发改局", "经信局", "各街道"])
    assert not are_offices(["发改局"])
    assert not are_offices(["示例研究", "经信局"])


def test_where_it_was_ordered_is_nobody() -> None:
    assert unit_list("示发（2031）9号，各市政府")[0] == ["各市政府"]


def test_counties_that_share_their_government() -> None:
    assert unit_list("市甲局，示例县、示范区人民政府")[0] == ["市甲局", "示例县人民政府", "示范区人民政府"]
