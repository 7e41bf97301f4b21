"""Every function works as its YAML specification says: examples are run, refusals are refused."""

from typing import Any

import pytest

from tests.engine.specifications import examples, specification
from tests.engine.support import ON, judged, rule
from tidu.engine import PackError
from tidu.engine.functions import FUNCTIONS

NAMES = sorted(FUNCTIONS)


@pytest.mark.parametrize("example", examples("functions", NAMES))
def test_example(example: dict[str, Any]) -> None:
    result = judged(
        rule(example["expression"], shipped=True), example["facts"], on=example.get("on", ON)
    ).conditions[0]
    assert result.verdict.name == example["expect"]
    assert result.value_text == example.get("value", result.value_text)
    assert sorted(result.missing) == sorted(example.get("missing", result.missing))


@pytest.mark.parametrize("example", examples("functions", NAMES, "refused"))
def test_refusal(example: dict[str, Any]) -> None:
    with pytest.raises(PackError) as raised:
        rule(example["expression"], shipped=True)
    assert raised.value.message == example["message"]


@pytest.mark.parametrize("name", NAMES)
def test_the_specification_says_what_an_official_asks(name: str) -> None:
    spec = specification("functions", name)
    assert spec["name"] == name
    assert spec["signature"].startswith(f"{name}(")
    assert spec["signature"].count(",") == len(FUNCTIONS[name].takes) - 1
    assert spec["meaning"].endswith("。")
    outcomes = {example["expect"] for example in spec["examples"]}
    assert {"met", "unmet"} <= outcomes
    assert len({example["name"] for example in spec["examples"]}) == len(spec["examples"])
