import re

import pytest

from tidu.reader.verbs import VERBS


@pytest.mark.parametrize(
    "verb", ["培育", "新改建", "新（改、扩）建", "引进和培养", "选拔培养", "保障", "撬动"]
)
def test_verbs_of_goals(verb: str) -> None:
    match = re.match(VERBS, verb + "示例企业")
    assert match is not None
    assert match[0] == verb


@pytest.mark.parametrize("noun", ["保障性住房", "供应链企业", "开发区企业", "交付周期"])
def test_nouns_that_begin_like_one(noun: str) -> None:
    assert re.match(VERBS, noun) is None
