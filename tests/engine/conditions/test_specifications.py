"""Every kind of condition works as its YAML specification says."""

from typing import Any

import pytest
import yaml

from tests.engine.specifications import examples, specification
from tests.engine.support import judged, shipped_ground, standard_of
from tidu.engine import Standard
from tidu.engine.conditions import KINDS
from tidu.engine.results import ConditionResult

NAMES = sorted(KINDS)
TABLE = """
score:
  clause: "二"
  confirmation: one-source
  groups:
    - {id: "innovation", label: "创新", max: 40, clause: "二", confirmation: one-source}
    - {id: "brand", label: "品牌", max: 60, clause: "二", confirmation: one-source}
  indicators:
    - id: "rd"
      label: "研发占比"
      group: "innovation"
      max: 40
      clause: "二"
      confirmation: one-source
      bands:
        value: "rd_expense / revenue"
        tiers: [{from: "3%", points: 40}, {to: "3%", points: 0}]
    - id: "own-brand"
      label: "自主品牌"
      group: "brand"
      max: 60
      clause: "二"
      confirmation: one-source
      matches: {tiers: [{points: 60, when: "own_brand"}]}
"""


def standard(condition: dict[str, Any]) -> Standard:
    """A standard of the one condition, with a score table of 研发占比 40 and 自主品牌 60."""
    keys = {"id": "c", "label": "条件", "clause": "一", "confirmation": "one-source", **condition}
    body = yaml.safe_dump({"conditions": [keys]}, allow_unicode=True)
    return standard_of(body + TABLE, files=shipped_ground())


def parts(result: ConditionResult) -> dict[str, str]:
    return {part.id: part.verdict.name for part in result.parts}


@pytest.mark.parametrize("example", examples("conditions", NAMES))
def test_example(example: dict[str, Any]) -> None:
    result = judged(standard(example["condition"]), example["facts"], case=example.get("case", "new"))
    found = result.conditions[0]
    assert found.verdict.name == example["expect"]
    assert found.value_text == example.get("value", found.value_text)
    assert (found.required.text if found.required else "") == example.get(
        "required", found.required.text if found.required else ""
    )
    assert sorted(found.missing) == sorted(example.get("missing", found.missing))
    assert sorted(found.open_judgements) == sorted(example.get("open", found.open_judgements))
    assert [gap.text for gap in found.gaps] == example.get("gaps", [gap.text for gap in found.gaps])
    assert set(example.get("notes", ())) <= set(found.notes)
    assert example.get("parts", {}).items() <= parts(found).items()


@pytest.mark.parametrize("name", NAMES)
def test_the_specification_says_what_an_official_asks(name: str) -> None:
    spec = specification("conditions", name)
    assert spec["name"] == name
    assert name in spec["keys"]
    assert spec["meaning"].endswith("。")
    outcomes = {example["expect"] for example in spec["examples"]}
    assert {"met", "unmet"} <= outcomes
    assert len({example["name"] for example in spec["examples"]}) == len(spec["examples"])
