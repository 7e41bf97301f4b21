"""Pinyin of names."""

from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin
from pypinyin.phrases_dict import phrases_dict

from tests.architecture.source import run_python
from tidu.web.enterprises.pinyin import TURNING, initials, sort_key, spelling

TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿüǘ", "aaaaeeeeiiiioooouuuuvvvvnnnmvv")
PHRASES = sorted(phrases_dict)


def test_the_signs_that_turn_in_phrases_are_all_of_pypinyins() -> None:
    alone: dict[str, str] = {}
    turning = set()
    for phrase, readings in phrases_dict.items():
        for sign, reading in zip(phrase, readings, strict=False):
            if sign not in alone:
                alone[sign] = "".join(lazy_pinyin(sign))
            if reading[0].translate(TONES) != alone[sign]:
                turning.add(sign)
    assert turning == TURNING


@given(
    st.lists(st.sampled_from(PHRASES) | st.text("长沙成重庆行乐都车南模A1（） 示例"), max_size=4).map("".join)
)
def test_names_are_read_as_pypinyin_reads_them(name: str) -> None:
    full, first = "".join(lazy_pinyin(name)), "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    assert spelling(name) == (full.lower().replace(" ", "")[:240], first.lower().replace(" ", "")[:120])


def test_names_become_letters() -> None:
    assert sort_key("示例东镇") == "shilidongzhen"
    assert initials("示例东镇") == "sldz"


def test_letters_and_digits_stay() -> None:
    assert sort_key("ABC 示例1号") == "abcshili1hao"
    assert initials("") == ""


def test_what_is_too_long_is_cut() -> None:
    assert len(sort_key("装" * 120)) == 240
    assert len(initials("装" * 200)) == 120


def test_pypinyin_is_loaded_when_it_is_needed() -> None:
    code = (
        "import sys\nfrom tidu.web.enterprises import pinyin\n"
        "print('pypinyin' in sys.modules)\npinyin.load()\nprint('pypinyin' in sys.modules)"
    )
    assert run_python(code).split() == ["False", "True"]
