import pytest

from tidu.reader import metrics


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("到2025年，全市新增产学研合作项目", "产学研合作项目"),
        ("累计培育制造业单项冠军", "制造业单项冠军"),
        ("支持示例企业建设智能车间", "智能车间"),
        ("为示例企业配备专属服务专员", "专属服务专员"),
        ("研发投入强度", "研发投入强度"),
        ("新能源汽车产量", "新能源汽车产量"),
        ("城镇调查失业率平均", "城镇调查失业率"),
        ("户均有效专利数", "户均有效专利数"),
        ("入库企业累计", "入库企业"),
        ("每年服务企业", "服务企业"),
        ("三年促成示例合作项目", "示例合作项目"),
        ("新建高标准厂房", "高标准厂房"),
        ("高标准建设示例基地", "示例基地"),
        ("有效期内示例企业", "有效期内示例企业"),
        ("如期实现规模以上示例企业", "规模以上示例企业"),
        ("在县外设立示例产品门店", "示例产品门店"),
        ("在甲、乙、丙等重点行业建设示例中心", "示例中心"),
        ("在建示例项目", "在建示例项目"),
        ("登记失业率", "登记失业率"),
        ("改造后示例企业效率", "改造后示例企业效率"),
        ("运营成本平均下降", "运营成本平均下降"),
        ("示例能力达到每日", "示例能力"),
        ("新设示例企业", "示例企业"),
        ("推动示例企业完成设备更新", "示例企业完成设备更新"),
        ("选聘示例教授", "示例教授"),
        ("平均示例费率", "平均示例费率"),
        ("引导示例担保机构将示例企业平均担保费率", "示例企业平均担保费率"),
        ("梳理发布示例场景", "示例场景"),
        ("新改建示例公路", "示例公路"),
        ("新（改、扩）建示例场馆", "示例场馆"),
        ("成功创建示例景区", "示例景区"),
        ("保障示例用地", "示例用地"),
        ("保障性示例住房", "保障性示例住房"),
        ("供应示例用地", "示例用地"),
        ("供应链示例企业", "供应链示例企业"),
        ("更新示例设备", "示例设备"),
        ("园区建成区面积", "园区建成区面积"),
        ("共建示例学院", "示例学院"),
        ("年均培养示例人才", "示例人才"),
        ("示例收入年均增长", "示例收入年均增长"),
        ("示例贷款余额三年翻一番、", "示例贷款余额"),
        ("示例票据贴现每年", "示例票据贴现"),
        ("每村培养示例带头人", "每村示例带头人"),
        ("每个乡镇至少建成示例站点", "每个乡镇示例站点"),
        ("撬动示例资本", "示例资本"),
        ("再生示例利用率", "再生示例利用率"),
        ("再培育示例企业", "示例企业"),
        ("新建、改扩建示例学校", "示例学校"),
        ("培育和引进示例企业", "示例企业"),
        ("开发示例岗位", "示例岗位"),
        ("开发强度", "开发强度"),
        ("归集示例数据", "示例数据"),
        ("更新改造示例设备", "示例设备"),
        ("滚动筛选示例企业", "示例企业"),
        ("规划建设示例园区", "示例园区"),
        ("新引进落户示例项目", "示例项目"),
        ("吸纳示例人员", "示例人员"),
        ("全年示例企业主导或参与制定各类示例标准", "各类示例标准"),
        ("培育省级以上重点实验室、技术创新中心、产业创新中心、企业技术中心等创新平台", "省级以上创新平台"),
    ],
)
def test_words_before_a_figure(text: str, words: str) -> None:
    assert metrics.before(text).words == words


def test_for_whom_is_kept_where_all_are_meant() -> None:
    assert metrics.before("对示例企业实现培训服务", whole=True).words == "示例企业培训服务"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("的第三方服务机构", "第三方服务机构"),
        ("治理完善、主业突出的优质示例企业", "优质示例企业"),
        ("企业的培育库", "培育库"),
        ("（含）示例基地", "示例基地"),
    ],
)
def test_words_after_a_figure(text: str, words: str) -> None:
    assert metrics.after(text).words == words


def test_scope_and_verb() -> None:
    named = metrics.front("全市建成示例平台")
    assert (named.scope, named.verb, named.words, named.action) == ("全市", True, "示例平台", "建成示例平台")


def test_a_verb_right_before_the_figure() -> None:
    assert metrics.ends_with_verb("推动培育")
    assert not metrics.ends_with_verb("示例企业")


def test_words_that_need_the_clause_before() -> None:
    assert metrics.joined("占GDP比重", "数字经济产业能级") == "数字经济产业能级占GDP比重"
    assert metrics.joined("省级", "市级及以上研发机构") == "省级研发机构"
    assert metrics.joined("企业", "示例库入库企业") == "示例库入库企业"
    assert metrics.joined("示例平台", "示例库") == "示例平台"
    assert metrics.joined("占比", "") == "占比"
    assert metrics.needs_subject("年均增长")
    assert not metrics.needs_subject("示例平台")


def test_levels() -> None:
    assert metrics.is_level("国家级")
    assert metrics.noun_of_level("省级示例人才") == "示例人才"
    assert metrics.joined("省级以上", "州级以上示例企业") == "省级以上示例企业"
    assert metrics.joined("国家级", "自治区级示例企业") == "国家级示例企业"
    assert metrics.noun_of_level("示例人才") == ""
