"""What an example expects is compared word for word, and told in Chinese."""

from typing import Any

import msgspec
import pytest

from tests.engine.support import SMALL, judged, standard_of
from tidu.engine import Facts, classify, load_packs
from tidu.engine.packs.expectations import Difference, differences_of, differences_of_size
from tidu.engine.schema.standards import Expectation

STANDARD = standard_of("""
conditions:
  - {id: "rd", label: "研发", clause: "一", confirmation: one-source, test: "each_year(rd_expense >= 100万, 2)"}
  - {id: "link", label: "环节", clause: "一", confirmation: one-source, test: "key_link"}
  - {id: "patents", label: "专利", clause: "一", confirmation: one-source, test: "patents >= 1"}
score:
  clause: "二"
  confirmation: one-source
  groups: [{id: "all", label: "全部", max: 5, clause: "二", confirmation: one-source}]
  indicators:
    - id: "i"
      label: "指标"
      group: "all"
      max: 5
      clause: "二"
      confirmation: one-source
      given: {fact: local_score, max: 5}
derive:
  - fact: patents
    of: ip
    clause: "三"
    confirmation: one-source
    measure: count
    keep: [{when: "not transferred_in", reason: "受让"}]
""")
FACTS = {"rd_expense": "90万", "rd_expense[-1]": "95万"}
RESULT = judged(
    STANDARD, FACTS, records={"ip": [{"kind": "发明专利", "transferred_in": "否"}]}, complete=("ip",)
)
OPEN = judged(STANDARD, {"rd_expense": "100万"}, records={"ip": [{"kind": "发明专利"}]})
SIZE = load_packs(SMALL, shipped=False).standard("test.size")


def differences(expected: dict[str, Any], result: Any = RESULT) -> list[str]:  # noqa: ANN401 - a result
    return [str(difference) for difference in differences_of(msgspec.convert(expected, Expectation), result)]


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"verdict": "unmet", "conditions": {"rd": "unmet", "link": "manual", "patents": "met"}},
        {"missing": [], "open": [], "absent": ["key_link", "local_score"]},
        {"score": [0, 5], "groups": {"all": [0, 5]}, "indicators": {"i": [0, 5]}},
        {"gaps": {"rd": "研发费用再增加 10 万元；2024年研发费用再增加 5 万元", "link": "", "patents": ""}},
        {"derived": {"patents": 1}},
    ],
)
def test_what_comes_true(expected: dict[str, Any]) -> None:
    assert differences(expected) == []


def test_order_does_not_matter() -> None:
    assert differences({"missing": ["rd_expense[-1]", "patents"], "open": ["key_link"]}, OPEN) == []
    assert differences({"missing": ["patents", "rd_expense[-1]"], "derived": {"patents": None}}, OPEN) == []


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ({"verdict": "met"}, "结论：应为 met（满足），实为 unmet（不满足）"),
        ({"verdict": "fine"}, "结论：应为 unmet、unknown、manual、met、not_applicable，实为 算例写了 fine"),
        ({"conditions": {"rd": "met"}}, "条件 rd：应为 met（满足），实为 unmet（不满足）"),
        ({"conditions": {"none": "met"}}, "条件 none：应为 met，实为 标准没有这个条件"),
        ({"missing": ["score"]}, "缺少的数据 missing：应为 score，实为 无"),
        ({"absent": []}, "未填但不影响 absent：应为 无，实为 key_link、local_score"),
        ({"score": [1, 5]}, "总分：应为 [1, 5]，实为 [0, 5]"),
        ({"indicators": {"x": [0, 1.5]}}, "指标 x：应为 [0, 1.5]，实为 没有这个指标"),
        ({"gaps": {"rd": ""}}, "缺口 rd：应为 无，实为 研发费用再增加 10 万元；2024年研发费用再增加 5 万元"),
        ({"gaps": {"x": "甲"}}, "缺口 x：应为 甲，实为 标准没有这个条件"),
        ({"derived": {"patents": 2}}, "台账计数 patents：应为 2，实为 1"),
        ({"derived": {"patents": None}}, "台账计数 patents：应为 不能确定，实为 1"),
        ({"derived": {"revenue": 2}}, "台账计数 revenue：应为 2，实为 没有由台账计数"),
        ({"size": "small"}, "规模 size：应为 small，实为 这个标准不划分规模"),
    ],
)
def test_what_does_not(expected: dict[str, Any], told: str) -> None:
    assert differences(expected) == [told]


def test_an_open_count_is_told_as_a_range() -> None:
    assert differences({"derived": {"patents": 1}}, OPEN) == ["台账计数 patents：应为 1，实为 0 到 1"]


def test_a_score_where_there_is_none() -> None:
    standard = standard_of(
        "conditions: [{id: c, label: 条件, clause: 一, confirmation: one-source, test: own_brand}]"
    )
    assert differences({"score": [0, 5]}, judged(standard, {})) == [
        "得分：应为 有评分表，实为 这个标准没有评分表"
    ]


@pytest.mark.parametrize(
    ("facts", "expected", "told"),
    [
        (
            {"size_industry": "industry", "employees": 10, "revenue": "1万"},
            {"size": "micro", "missing": []},
            [],
        ),
        (
            {"employees": 10},
            {"size": "small"},
            ["规模 size：应为 small，实为 unknown（可能是 small、micro）"],
        ),
        (
            {"size_industry": "other", "employees": 10},
            {"size": "micro"},
            ["规模 size：应为 micro，实为 small"],
        ),
        ({}, {"verdict": "met"}, ["算例：应为 只写 size 和 missing，实为 这个标准只划分规模"]),
    ],
)
def test_size_classes(facts: dict[str, object], expected: dict[str, Any], told: list[str]) -> None:
    result = classify(SIZE, Facts.read(facts, catalogue=SIZE.catalogue, on=RESULT.on), on=RESULT.on)
    found = differences_of_size(msgspec.convert(expected, Expectation), result)
    assert [str(difference) for difference in found] == told


def test_a_difference_is_one_line() -> None:
    assert str(Difference("总分", "[0, 5]", "[1, 5]")) == "总分：应为 [0, 5]，实为 [1, 5]"
