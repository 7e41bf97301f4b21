"""How alike names are, in words."""

import pytest

from tidu.web.imports.similar import LEAST, core, likeness, pieces

PLACES = ("示例市", "示例东区")


@pytest.mark.parametrize(
    ("written", "name", "least", "why"),
    [
        ("示例精密机械有限公司", "示例精密机械有限公司", 100, "名称相同"),
        ("旧名示例有限公司", "示例精密机械有限公司", 97, "与曾用名相同"),
        (
            "示例（东区）精密机械有限责任公司",
            "示例(东区)精密机械有限公司",
            95,
            "仅括号、空格或公司形式的写法不同",
        ),
        ("旧名示例有限责任公司", "示例精密机械有限公司", 93, "与曾用名仅写法不同"),
        ("宏图精密机械有限公司", "示例市宏图精密机械股份有限公司", 90, "字号和行业相同，地名或公司形式不同"),
        ("宏途精密机械有限公司", "宏图精密机械有限公司", 88, "读音相同，用字不同"),
        ("宏图精密", "示例市宏图精密机械有限公司", 63, "简称"),
        ("宏图精密机机有限公司", "宏图精密机械有限公司", 60, "名称相近"),
    ],
)
def test_degrees_of_likeness(written: str, name: str, least: int, why: str) -> None:
    score, reason = likeness(written, name, former=["旧名示例有限公司"], places=PLACES)
    assert score >= least
    assert reason.startswith(why)


def test_other_names_are_not_alike() -> None:
    assert likeness("别处电子商务有限公司", "宏图精密机械有限公司", places=PLACES)[0] < LEAST


def test_what_tells_a_firm_from_others() -> None:
    assert core("示例市示例东区宏图机械有限公司", PLACES) == "宏图机械"
    assert core("示例宏图机械", PLACES) == "宏图机械"
    # A name that is nothing but a place keeps it.
    assert core("示例市有限公司", PLACES) == "示例市"
    assert core("有限公司") == "有限公司"


def test_pieces_of_a_name() -> None:
    assert pieces("宏图机械") == ("宏图", "图机", "机械")
    assert pieces("图") == ("图",)
    assert len(pieces("一二三四五六七八九十甲乙", most=8)) == 8
