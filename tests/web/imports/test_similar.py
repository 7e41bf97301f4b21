"""Names alike, as people would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.web.imports.similar import LEAST, core, likeness, pieces

PLACES = ("示例市", "示例东区")
NAMES = st.text("示例市东区精密机械（）有限公司 A", max_size=12)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("示例市精密机械有限公司", "精密机械"),
        ("示例精密机械股份有限公司", "精密机械"),
        ("示例市示例东区精密机械（集团）有限公司", "精密机械"),
        ("示例市", "示例市"),
        ("有限公司", "有限公司"),
    ],
)
def test_the_core_is_what_tells_firms_apart(name: str, kept: str) -> None:
    assert core(name, PLACES) == kept


def test_pieces_are_neighbours() -> None:
    assert pieces("精密机械") == ("精密", "密机", "机械")
    assert pieces("精") == ("精",)
    assert len(pieces("一二三四五六七八九十甲乙丙")) == 8


def test_a_former_name_and_a_short_name_are_found() -> None:
    assert likeness("示例旧厂", "示例新厂有限公司", former=["示例旧厂"]) == (97, "与曾用名相同")
    assert likeness("示例(旧)厂", "示例新厂", former=["示例旧厂"])[1] == "与曾用名仅写法不同"
    score, why = likeness("精密机", "示例市精密机械制造有限公司", places=PLACES)
    assert (score >= LEAST, why) == (True, "简称")
    assert likeness("示例市电子有限公司", "示例市精密机械有限公司", places=PLACES)[0] < LEAST


@given(NAMES, NAMES)
def test_likeness_is_a_score_and_full_only_for_the_same_name(first: str, second: str) -> None:
    score, why = likeness(first, second, places=PLACES)
    assert 0 <= score <= 100
    assert why
    assert (score == 100) == (first == second)
