"""Codes: the published examples hold, every slip is named, and whatever `make` makes is valid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.uscc import ALPHABET, LENGTH, check, check_sign, make, normalise, organisation_sign

EXAMPLE = "91350100M000100Y43"  # the example of GB 32100-2015
bodies = st.text(ALPHABET, min_size=8, max_size=8)
regions = st.from_regex(r"[1-6][0-9]{5}", fullmatch=True)


def test_the_example_of_the_standard_holds() -> None:
    assert check(EXAMPLE).error == ""
    assert check_sign(EXAMPLE[:17]) == "3"
    assert check(EXAMPLE).region == "350100"


@pytest.mark.parametrize(
    ("body", "sign"), [("00000000", "0"), ("00000037", "7"), ("M000100Y", "4"), ("0000000A", "2")]
)
def test_the_organisation_code_has_its_own_sign(body: str, sign: str) -> None:
    assert organisation_sign(body) == sign


@pytest.mark.parametrize(
    "text",
    [
        "91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        " 91350100 M000100Y43 ",
        "'91350100-M000100Y43",
        '="91350100M000100Y43"',
    ],
)
def test_ways_of_writing_are_one_code(text: str) -> None:
    assert normalise(text) == EXAMPLE
    assert check(text).error == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("91350100M000100Y4", "有17位，应为18位，少了1位"),
        ("91350100M000100Y433", "多了1位"),
        ("320581000012345", "15位的旧工商注册号"),
        ("9135O100M000100Y43", "字母 O（O 可能是 0，改后校验通过）"),
        ("9I35O100M000100Y43", "字母 I、O（I 可能是 1，O 可能是 0，改后校验通过）"),
        ("9135Z100M000100Y43", "Z 可能是 2）"),
        ("9135?100M000100Y43", "不会出现的字符 ?"),
        ("91350100M000100Y44", "按前17位推算末位应为 3，实为 4"),
        ("913205810000000000", "丢了精度"),
    ],
)
def test_every_slip_is_named(text: str, words: str) -> None:
    assert words in check(text).error
    assert check(text).warning == ""


def test_a_wrong_seventeenth_sign_only_warns() -> None:
    first = EXAMPLE[:16] + "5"
    found = check(first + check_sign(first))
    assert found.error == ""
    assert "第17位" in found.warning


@given(region=regions, body=bodies)
def test_what_is_made_is_valid(region: str, body: str) -> None:
    found = check(make(region, body))
    assert (found.error, found.warning) == ("", "")
    assert len(found.code) == LENGTH


@given(body=bodies, place=st.integers(0, 17), sign=st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_seen(body: str, place: int, sign: str) -> None:
    right = make("320581", body)
    typed = right[:place] + sign + right[place + 1 :]
    assert (check(typed).error == "") == (typed == right)


@given(st.text(max_size=40))
def test_no_text_breaks_the_check(text: str) -> None:
    found = check(text)
    assert found.error or len(found.code) == LENGTH
