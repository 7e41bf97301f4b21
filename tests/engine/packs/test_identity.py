"""Ids have one shape and one owner."""

import pytest

from tests.engine.support import SMALL
from tidu.engine.packs.convert import convert
from tidu.engine.packs.identity import Register, repeated
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.facts import FactsFile
from tidu.engine.schema.standards import GateFile

TEXT = (SMALL / "gate.yaml").read_text("utf-8")
DOCUMENT = read_yaml(TEXT, "gate.yaml")


def gate(text: str = TEXT) -> GateFile:
    return convert(read_yaml(text, "gate.yaml"), GateFile)


@pytest.mark.parametrize("name", ["national.srdi-2026", "zhejiang.hidden-champion-2026", "a.1"])
def test_a_good_id(name: str) -> None:
    spec = gate(TEXT.replace("test.gate", name))
    assert list(Register().check(spec, DOCUMENT, "id")) == []


@pytest.mark.parametrize(
    "name", ["srdi-2026", "National.srdi", "a.b.c", "a.", ".b", "a.B", "a b.c", "江苏.srdi"]
)
def test_a_bad_id(name: str) -> None:
    spec = gate(TEXT.replace("test.gate", name))
    assert [error.message for error in Register().check(spec, DOCUMENT, "id")] == ["id 的写法不对"]


def test_the_same_twice_another_content_or_another_version() -> None:
    register = Register()
    assert list(register.check(gate(), DOCUMENT, "id")) == []
    changed, raised = gate(TEXT.replace("通用门槛", "门槛")), gate(TEXT.replace("version: 1", "version: 2"))
    messages = [next(register.check(spec, DOCUMENT, "id")).message for spec in (gate(), changed, raised)]
    assert messages == ["同一个 id 定义了两次", "同一 id、同一版本有两种内容", "同一个 id 定义了两次"]


@pytest.mark.parametrize("name", ["Revenue", "1revenue", "revenue-2", "and", "of"])
def test_a_fact_must_be_a_word_of_the_rule_language(name: str) -> None:
    text = f'facts:\n  - {{id: "{name}", label: "甲", type: money, period: year, definition: "说明。"}}\n'
    document = read_yaml(text, "facts.yaml")
    fact = convert(document, FactsFile).facts[0]
    assert [error.message for error in Register().check_fact(fact, document, "facts[0].id")] == [
        "id 的写法不对"
    ]


def test_repeated_ids_point_at_the_first() -> None:
    errors = list(repeated(["a", "b", "a"], DOCUMENT, ["x[0]", "x[1]", "x[2]"], "条件"))
    assert [(error.place.path, error.expected, error.got) for error in errors] == [
        ("x[2]", "与 x[0] 不同", "a")
    ]
