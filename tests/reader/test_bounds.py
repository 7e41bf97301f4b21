import re

import pytest

from tidu.reader.bounds import operator

PHRASE = re.compile(r"(?P<pre>[^\d]*?)(?P<about>约)?(?P<few>数)?\d+家(?P<post>.*)")


@pytest.mark.parametrize(
    ("phrase", "op"),
    [
        ("10家", "="),
        ("不少于10家", ">="),
        ("10家以上", ">="),
        ("10家及以上", ">="),
        ("超过10家", ">"),
        ("超过10家以上", ">"),
        ("不超过10家", "<="),
        ("10家以内", "<="),
        ("少于10家", "<"),
        ("达到10家左右", "~"),
        ("约10家", "~"),
        ("增至10家", ">="),
    ],
)
def test_operators(phrase: str, op: str) -> None:
    match = PHRASE.fullmatch(phrase)
    assert match is not None
    assert operator(match) == op
