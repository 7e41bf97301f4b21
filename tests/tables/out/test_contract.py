import json
from decimal import Decimal
from typing import Any

import pytest

from tests.tables.out.made import SIZE, SRDI, SRDI_2022, diagnosis, firm
from tidu.tables.out.contract import json_chunks
from tidu.tables.roster.model import Note, Rejected

REJECTED = Rejected("名单", 17, "统一社会信用代码", "第18位不符", ("x",))


def answered(*ids: str, **changes: object) -> list[dict[str, Any]]:
    """The JSON for one firm, read back with exact decimals."""
    made = diagnosis([firm(**changes)], *ids, rejected=[REJECTED], notes=[Note("unit", "按万元读取")])  # type: ignore[arg-type]
    text = b"".join(json_chunks(made)).decode()
    read: list[dict[str, Any]] = json.loads(text, parse_float=Decimal)
    return read


def condition(found: dict[str, Any], wanted: str) -> dict[str, Any]:
    """A condition or part by id."""
    stack = list(found["conditions"])
    while stack:
        item: dict[str, Any] = stack.pop()
        if item["id"] == wanted:
            return item
        stack += item["parts"]
    raise KeyError(wanted)


def test_an_array_with_one_object_a_standard() -> None:
    found = answered(SRDI, SIZE)
    assert [item["standard"] for item in found] == [SRDI, SIZE]
    head = found[0]
    assert head["on"] == "2026-06-01"
    assert head["case"] == "new"
    assert len(head["pack_hash"]) == 64
    assert head["rejected"] == [
        {"sheet": "名单", "row": 17, "column": "统一社会信用代码", "message": "第18位不符"}
    ]
    assert head["notes"] == ["按万元读取"]


def test_a_result_has_every_key_of_the_contract() -> None:
    (entry,) = answered(SRDI, rd_expense__1=None, rd_expense="110万")[0]["results"]
    assert {"uscc", "name", "verdict", "score", "conditions", "missing"} <= set(entry)
    assert entry["verdict"] == "unknown"
    assert entry["score"] is None
    assert entry["missing"] == ["rd_expense[-1]"]
    found = condition(entry, "rd-each-year")
    assert {"id", "clause", "verdict", "value", "required", "gap", "missing"} <= set(found)
    assert found["clause"] == "附件1·三"
    assert found["missing"] == ["rd_expense[-1]"]


def test_money_is_a_number_in_yuan_without_float_noise() -> None:
    (entry,) = answered(
        SRDI, rd_expense="62.8万", rd_expense__1="62.81万", revenue="1600万", revenue__1="1500.07万"
    )[0]["results"]
    gap = condition(entry, "rd-amount")["gap"]
    assert gap == {
        "fact": "rd_expense",
        "amount": 372_000,
        "unit": "money",
        "direction": 1,
        "text": "研发费用再增加 37.2 万元",
    }
    assert condition(entry, "rd-amount")["value"] == [628_000, 628_100]
    assert condition(entry, "rd-amount")["required"]["value"] == 1_000_000
    assert [item["amount"] for item in condition(entry, "rd-amount")["gaps"]] == [372_000, 371_900]


def test_required_is_an_object() -> None:
    (entry,) = answered(SRDI)[0]["results"]
    required = condition(entry, "main-share")["required"]
    assert required == {"op": ">=", "value": Decimal("0.8"), "unit": "share", "text": "≥ 80%"}


@pytest.mark.parametrize(
    ("main", "verdict"), [("1600万", "met"), ("1599.9999万", "unmet"), ("1600.0001万", "met")]
)
def test_value_against_required_comes_to_the_verdict(main: str, verdict: str) -> None:
    (entry,) = answered(SRDI, main_revenue=main, revenue="2000万")[0]["results"]
    found = condition(entry, "main-share")
    assert found["verdict"] == verdict
    assert (found["value"] >= found["required"]["value"]) is (verdict == "met")


def test_scores_are_intervals() -> None:
    (entry,) = answered(SRDI_2022, provincial_feature_score=None)[0]["results"]
    score = entry["score"]
    assert score["high"] - score["low"] >= 15
    assert score["line"] == 60
    assert score["maximum"] == 100
    assert sum(group["low"] for group in score["groups"]) == score["low"]
    assert sum(item["high"] for item in score["indicators"]) == score["high"]


def test_a_classification_gives_a_class_and_no_verdict() -> None:
    (known,) = answered(SIZE)[0]["results"]
    assert (known["class"], known["class_label"]) == ("small", "小型")
    assert "verdict" not in known
    (unknown,) = answered(SIZE, employees=None)[0]["results"]
    assert unknown["class"] == "unknown"
    assert unknown["possible"] == ["medium", "small", "micro"]
    assert unknown["missing"] == ["employees"]


def test_open_judgements() -> None:
    (entry,) = answered(SRDI, market_position_ok=None)[0]["results"]
    assert entry["verdict"] == "manual"
    assert entry["open_judgements"] == ["market_position_ok"]
    assert condition(entry, "market-position")["open_judgements"] == ["market_position_ok"]


def test_rules_are_said_once_beside_the_results() -> None:
    head = answered(SRDI)[0]
    rule = next(item for item in head["rules"] if item["id"] == "market-position")
    assert rule["source"]["confirmation"] == "two-sources"
    assert {item["id"] for item in head["rules"]} == {item["id"] for item in head["results"][0]["conditions"]}


def test_without_firms_or_standards_it_is_still_json() -> None:
    made = diagnosis([], SRDI)
    assert json.loads(b"".join(json_chunks(made)))[0]["results"] == []
    empty = type(made)(made.library, made.roster, made.on, made.case, ())
    assert json.loads(b"".join(json_chunks(empty))) == []
