"""Every money rule of the five plans that the product is made for can be said with the kinds of amount."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.engine.amounts.build import amount_of
from tidu.engine import Facts
from tidu.engine.amounts import KINDS, compute_for
from tidu.engine.packs.strict_yaml import read_yaml

ON = date(2024, 6, 1)
FILE = Path(__file__).with_name("seeds.yaml")
DOCUMENT = read_yaml(FILE.read_text("utf-8"), FILE.name)
RULES: list[dict[str, Any]] = DOCUMENT.data["rules"]


@pytest.mark.parametrize("index", range(len(RULES)))
def test_the_rule_is_said(index: int) -> None:
    rule = RULES[index]
    amount = amount_of(rule["amount"], DOCUMENT, f"rules[{index}].amount")
    facts = Facts.read(rule.get("facts", {}), catalogue=amount.catalogue, on=ON)
    found = compute_for(amount, facts, on=ON)
    assert found.certainty == rule["certainty"], rule["at"]
    if found.certainty == "unstated":
        assert found.low is found.high is None
        assert "未写明" in found.text


def test_every_kind_is_needed() -> None:
    used = {kind for rule in RULES for part in parts(rule["amount"]) for kind in KINDS if kind in part}
    assert used == set(KINDS)


def parts(amount: dict[str, Any]) -> list[dict[str, Any]]:
    """The amount and the tiers in it."""
    return [amount, *(inner for tier in amount.get("by_level", ()) for inner in parts(tier))]
