import json
from datetime import date

from tidu.reader import PolicyDocument, read
from tidu.reader.model import Target

KEYS = {
    "tasks": "number title units lead support chapter start end confidence doubts",
    "targets": "metric op value unit by per basis scope task start end quote confidence doubts",
    "incentives": "what amount rate cap threshold payer frequency level start end quote confidence doubts",
    "outline": "number heading level start end",
}
TEXT = "一、任务\n1.做甲。到2025年，培育甲企业1—2家，乙率超过2.5%。对甲企业给予100万元奖励。（市甲局负责）"


def test_the_contract_holds_every_key() -> None:
    body = read(TEXT).as_dict()
    assert {
        "title",
        "number",
        "issuer",
        "issued",
        "period",
        "libraries",
        "mechanisms",
        "criteria",
    } <= body.keys()
    for kind, names in KEYS.items():
        assert body[kind], kind
        assert set(names.split()) <= body[kind][0].keys()


def test_it_is_plain_json() -> None:
    body = json.loads(json.dumps(read(TEXT).as_dict()))
    assert [target["value"] for target in body["targets"]] == [[1, 2], 2.5]
    assert body["incentives"][0]["amount"] == 1_000_000
    assert body["period"] == [None, 2025]


def test_dates_and_missing_values() -> None:
    body = PolicyDocument("", issued=date(2026, 11, 22)).as_dict()
    assert body["issued"] == "2026-11-22"
    assert body["title"] is None


def test_missing_is_not_zero() -> None:
    target = Target("甲", "=", None, "家", None, None, None, "", None, 0, 1, "甲", 0.5)
    assert PolicyDocument("甲", targets=[target]).as_dict()["targets"][0]["value"] is None
