from tidu.reader import read
from tidu.reader.layout import even
from tidu.reader.outline import outline


def tree(text: str) -> list[tuple[int, str]]:
    return [(heading.level, heading.heading) for heading in read(text).outline]


def test_levels_follow_the_document() -> None:
    text = (
        "一、总体要求\n（一）指导思想。坚持示例。\n二、任务\n（一）甲行动\n"
        "1.做甲。好。\n（1）做乙。好。\n2.做丙。好。"
    )
    assert tree(text) == [
        (1, "总体要求"),
        (2, "指导思想"),
        (1, "任务"),
        (2, "甲行动"),
        (3, "做甲"),
        (4, "做乙"),
        (3, "做丙"),
    ]


def test_a_fragment_may_begin_in_the_middle() -> None:
    assert tree("（二）乙。做好。\n三、丙\n（一）丁。做好。") == [(1, "乙"), (1, "丙"), (2, "丁")]


def test_a_bare_line_before_numbered_items_is_a_heading() -> None:
    text = "示例日报\n\n深化示例体系\n\n1.优化队伍。做好。\n\n驱动示例发展\n\n2.提升能力。做好。"
    assert tree(text) == [(1, "深化示例体系"), (2, "优化队伍"), (1, "驱动示例发展"), (2, "提升能力")]


def test_spans_cover_what_is_below() -> None:
    text = "一、任务\n1.做甲。好。\n2.做乙。好。\n二、保障\n"
    first = read(text).outline[0]
    assert text[first.start : first.end] == "一、任务\n1.做甲。好。\n2.做乙。好。\n"


def test_the_root_holds_what_stands_before() -> None:
    flat = even("为做好示例工作，制定本方案。\n一、任务\n1.做甲。好。")
    root = outline(flat.text)
    assert flat.text[root.start : root.own_end] == "为做好示例工作，制定本方案。\n"
    assert [node.chapter() for node in root.below()][-1] == "任务"
