"""Pinyin of names."""

from tidu.web.enterprises.pinyin import initials, sort_key


def test_names_become_letters() -> None:
    assert sort_key("示例东镇") == "shilidongzhen"
    assert initials("示例东镇") == "sldz"


def test_letters_and_digits_stay() -> None:
    assert sort_key("ABC 示例1号") == "abcshili1hao"
    assert initials("") == ""


def test_what_is_too_long_is_cut() -> None:
    assert len(sort_key("装" * 120)) == 240
    assert len(initials("装" * 200)) == 120
