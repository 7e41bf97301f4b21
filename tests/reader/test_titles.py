import pytest

from tidu.reader.titles import Title, title_of, without_body


def title(text: str) -> tuple[str, str]:
    found = title_of(text, 0, len(text))
    return found.text, found.kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("示例培育行动", ("示例培育行动", "line")),
        ("示例培育行动（责任单位：市甲局）", ("示例培育行动", "line")),
        ("优化示例队伍。重点做好示例。", ("优化示例队伍", "sentence")),
        (
            "支持示例平台（北方）建设；加快示例中心建设，推进示例互通共享，打造示例标杆。（市局负责）",
            ("支持示例平台（北方）建设", "clause"),
        ),
        (
            "加快推动示例集聚区、示例特色小镇、示例创新中心、示例产业园等载体数字化转型。（市甲局负责）",
            ("加快推动示例集聚区、示例特色小镇、示例创新中心、示例产业园等载体数字化转型", "clause"),
        ),
    ],
)
def test_where_a_heading_ends(text: str, expected: tuple[str, str]) -> None:
    assert title(text) == expected


def test_a_heading_that_lost_its_line_break() -> None:
    found = without_body(Title("示例之都打造示例新高地依托示例创新中心", 3, 22, "clause"))
    assert (found.text, found.start, found.end, found.kind) == ("示例之都打造示例新高地", 3, 14, "run-on")


def test_a_heading_without_body_words_stays() -> None:
    whole = Title("示例之都打造示例新高地", 0, 11, "clause")
    assert without_body(whole) is whole


def test_an_item_without_a_heading_is_called_by_its_first_sentence() -> None:
    words = "以示例创建为抓手，大力开展示例整治，强化示例防控意识，切实巩固示例成果，做好示例的各项工作"
    assert title(words + "。完善示例。") == (words, "clause")
    endless = "，".join(["持续做好示例的各项工作"] * 30)
    assert title(endless) == ("持续做好示例的各项工作", "clause")


def test_the_bracket_of_units_is_no_part_of_it() -> None:
    assert title("做好示例（市甲局牵头，市乙局配合）") == ("做好示例", "line")
    assert title("做好示例（试行）") == ("做好示例（试行）", "line")


def test_a_bracket_of_units_parts_heading_and_body() -> None:
    body = "围绕示例主战场，聚焦示例工作总抓手，推动示例体制机制改革，全力建设示例之城"
    assert title(f"强化示例创新（市甲局牵头）{body}。") == ("强化示例创新", "line")
    assert title(f"强化示例创新（试行）{body}。")[1] == "clause"
    assert title(f"推进甲（市甲局牵头）、乙（市乙局牵头）等工作，{body}。")[1] == "clause"
