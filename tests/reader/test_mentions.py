from tests.reader.kit import item
from tidu.reader import read


def test_libraries() -> None:
    document = item(
        "建立市级示例企业培育库，动态建立百家具有示例特色的企业名录库，纳入上市后备企业库。编制示例产品目录。"
    )
    assert [mention.name for mention in document.libraries] == [
        "市级示例企业培育库",
        "具有示例特色的企业名录库",
        "上市后备企业库",
        "示例产品目录",
    ]


def test_mechanisms() -> None:
    document = item("建立示例培育工作联席会议机制，成立培育工作专班，健全季度调度机制。")
    assert [mention.name for mention in document.mechanisms] == [
        "示例培育工作联席会议机制",
        "培育工作专班",
        "季度调度机制",
    ]


def test_criteria() -> None:
    document = item("对甲企业，当年营业收入增长20%以上的，优先支持。")
    assert [mention.name for mention in document.criteria] == ["当年营业收入增长20%以上的"]


def test_each_is_named_once_and_has_its_place() -> None:
    text = "一、任务\n1.做甲。建立示例企业培育库。（市甲局负责）\n2.做乙。完善示例企业培育库。（市乙局负责）"
    (library,) = read(text).libraries
    assert library.task == 1
    assert text[library.start : library.end] == library.quote == "建立示例企业培育库"


def test_the_past_names_nothing() -> None:
    assert read("一、工作回顾\n建立示例企业培育库，成立示例领导小组。").libraries == []
