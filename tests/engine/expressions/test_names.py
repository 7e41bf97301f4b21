"""Names are looked up where the expression stands; a misspelt one gets the nearest."""

import pytest

from tests.engine.support import rule
from tidu.engine.expressions.names import TypingError, fact_node, look_up, membership, near_names
from tidu.engine.expressions.parser import parse
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.syntax import Membership, Name
from tidu.engine.expressions.typed import Holds, OneOf, Reference, Slot

SCOPE = Scope.of_firm(rule("own_brand").catalogue, {"small": "small_until"})


def test_a_fact_and_its_year() -> None:
    assert look_up(Name("revenue", None, 1), SCOPE) == Slot("revenue", 0)
    assert look_up(Name("revenue", -2, 1), SCOPE) == Slot("revenue", -2)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (Name("revenu", None, 4), "没有这个事实"),
        (Name("patents", -1, 4), "专利数不分年度"),
        (Name("revenue", 1, 4), "不能引用未来年度"),
        (Name("revenue", -11, 4), "引用的年度太早"),
    ],
)
def test_a_name_that_does_not_fit(name: Name, message: str) -> None:
    with pytest.raises(TypingError) as raised:
        look_up(name, SCOPE)
    assert (raised.value.message, raised.value.at) == (message, 4)


def test_what_a_fact_stands_for() -> None:
    assert isinstance(fact_node(Name("revenue", None, 1), SCOPE), Reference)
    assert fact_node(Name("own_brand", None, 1), SCOPE) == Holds(Slot("own_brand"), judgement=False)
    assert fact_node(Name("key_link", None, 1), SCOPE) == Holds(Slot("key_link"), judgement=True)
    for name in ("established_on", "institution"):
        with pytest.raises(TypingError, match="不能这样使用"):
            fact_node(Name(name, None, 1), SCOPE)


def test_a_choice_among_some() -> None:
    tree = parse("institution in ('city', 'province')")
    assert isinstance(tree, Membership)
    found = membership(tree, SCOPE)
    assert found == OneOf(Slot("institution"), frozenset({"city", "province"}), judgement=False)
    for text, message in (("revenue in ('x')", "不是选项类事实"), ("(1) in ('x')", "左边应为选项类事实")):
        wrong = parse(text)
        assert isinstance(wrong, Membership)
        with pytest.raises(TypingError, match=message):
            membership(wrong, SCOPE)


def test_near_names() -> None:
    assert near_names("revenu", ["revenue", "patents"]) == "是否指 revenue？"
    assert near_names("xyz", ["revenue"]) == "可用的事实见 facts.yaml"
    assert near_names("xyz", ["revenue"], "") == ""
