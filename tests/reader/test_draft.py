import json

import yaml

from tidu.reader import read
from tidu.reader.draft import as_json, as_yaml, doubtful

TEXT = "一、任务\n1.做甲。到2025年，培育甲企业10家。对乙企业给予资金奖励。（市甲局负责）"


def test_a_draft_is_yaml_that_says_what_to_check() -> None:
    text = as_yaml(read(TEXT, name="示例.txt"))
    assert text.startswith("# 由“示例.txt”读出的计划草稿")
    assert "其中须核对 1 项" in text
    body = yaml.safe_load(text)
    assert body["tasks"][0]["units"] == ["市甲局"]
    assert body["targets"][0]["value"] == 10
    assert "text" not in body
    assert "cap" not in body["incentives"][0]


def test_json_holds_the_text_that_offsets_point_into() -> None:
    body = json.loads(as_json(read(TEXT)))
    target = body["targets"][0]
    assert body["text"][target["start"] : target["end"]] == target["quote"]


def test_doubtful_items_are_counted() -> None:
    assert doubtful(read(TEXT)) == 1
