"""Every kind of indicator works as its YAML specification says."""

from typing import Any

import pytest
import yaml

from tests.engine.specifications import examples, specification
from tests.engine.support import judged, shipped_ground, standard_of
from tidu.engine import Standard
from tidu.engine.indicators import KINDS

NAMES = sorted(KINDS)
WHERE = {"clause": "二", "confirmation": "one-source"}


def standard(indicator: dict[str, Any]) -> Standard:
    """A standard that asks for half of the points of its one indicator."""
    group = {"id": "all", "label": "全部", "max": indicator["max"], **WHERE}
    table = {
        **WHERE,
        "groups": [group],
        "indicators": [{"id": "i", "label": "指标", "group": "all", **WHERE, **indicator}],
    }
    line = {"of": "total", "at_least": f"{indicator['max'] / 2:g}分"}
    conditions = [{"id": "c", "label": "得分", **WHERE, "score": line}]
    body = yaml.safe_dump({"conditions": conditions, "score": table}, allow_unicode=True)
    return standard_of(body, files=shipped_ground())


@pytest.mark.parametrize("example", examples("indicators", NAMES))
def test_example(example: dict[str, Any]) -> None:
    score = judged(standard(example["indicator"]), example["facts"]).score
    assert score is not None
    found = score.indicators[0]
    assert [float(found.low), float(found.high)] == example["expect"]
    assert found.value_text == example.get("value", found.value_text)
    assert sorted(found.missing) == sorted(example.get("missing", found.missing))
    assert (score.low, score.high) == (found.low, found.high)
    assert (score.groups[0].low, score.groups[0].high) == (found.low, found.high)


@pytest.mark.parametrize("name", NAMES)
def test_the_specification_says_what_an_official_asks(name: str) -> None:
    spec = specification("indicators", name)
    assert spec["name"] == name
    assert spec["keys"]
    assert spec["meaning"].endswith("。")
    assert any(example["expect"][0] < example["expect"][1] for example in spec["examples"]), "缺数据的例子"
    assert len({example["name"] for example in spec["examples"]}) == len(spec["examples"])
