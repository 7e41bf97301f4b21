from hypothesis import given
from hypothesis import strategies as st

from tidu.reader.enumerations import split_outside


def test_list_words_inside_quotations_and_brackets_hold_together() -> None:
    assert split_outside("甲、“乙、丙”和丁（戊、己）", "、|和") == ["甲", "“乙、丙”", "丁（戊、己）"]
    assert split_outside("甲", "、") == ["甲"]


@given(st.text(alphabet="甲乙、"))
def test_without_brackets_it_is_a_plain_split(words: str) -> None:
    assert split_outside(words, "、") == words.split("、")
