"""Upkeep files are joined: what they name exists, and a level has one rule a day."""

import pytest

from tidu.engine.errors import PackError
from tidu.engine.packs.convert import convert
from tidu.engine.packs.problems import Problems
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.packs.upkeep import join_upkeep
from tidu.engine.schema.upkeep import UpkeepFile

SOURCE = '{document: "办法", clause: "一", published: null, effective: null, confirmation: unconfirmed}'
WRONG = SOURCE.replace("published: null, effective: null", "published: 2026-01-02, effective: 2026-01-01")
UPDATE = f'{{due: "05-31", facts: [revenue], consequence: "甲", bars_renewal: true, source: {SOURCE}}}'
GROUNDS = '[{id: a, label: "甲"}, {id: a, label: "乙"}]'


def rule(name: str = "r.one", start: str = "2026-01-01", end: str = "null", **more: str) -> str:
    parts = {"levels": '["a.one"]', "source": SOURCE, **more}
    text = ", ".join(f"{key}: {value}" for key, value in parts.items())
    return f'{{id: "{name}", label: "甲", from: {start}, to: {end}, {text}}}'


def errors(*rules: str, tracked: str = "[]") -> list[PackError]:
    document = read_yaml(f"rules: [{', '.join(rules)}]\ntracked: {tracked}\n", "upkeep.yaml")
    problems = Problems(collect=True)
    join_upkeep([(document, convert(document, UpkeepFile))], {"a.one"}, {"revenue"}, problems)
    return problems.errors


def test_one_rule_after_the_other() -> None:
    first, second = rule(end="2026-06-30", update=UPDATE), rule("r.two", start="2026-07-01")
    assert errors(first, second) == []


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        (rule(levels='["a.two"]'), "rules[0].levels[0]", "没有这个梯度"),
        (rule(end="2025-01-01"), "rules[0].to", "截止日期早于起始日期"),
        (rule(update=UPDATE.replace("05-31", "02-30")), "rules[0].update.due", "没有这一天"),
        (rule(update=UPDATE.replace("05-31", "5-31")), "rules[0].update.due", "没有这一天"),
        (rule(update=UPDATE.replace("revenue", "turnover")), "rules[0].update.facts[0]", "没有这个事实"),
        (rule(update=UPDATE.replace(SOURCE, WRONG)), "rules[0].update.source.effective", "施行日期早于发布日期"),
        (rule(source=WRONG), "rules[0].source.effective", "施行日期早于发布日期"),
        (rule(change=f"{{months: 3, source: {WRONG}}}"), "rules[0].change.source.effective", "施行日期早于发布日期"),
        (
            rule(revocation=f"{{bar_years: 3, grounds: {GROUNDS}, source: {SOURCE}}}"),
            "rules[0].revocation.grounds[1].id",
            "同一个撤销情形 id 用了两次",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(text: str, path: str, message: str) -> None:
    assert [(error.place.path, error.message) for error in errors(text)] == [(path, message)]


def test_two_rules_at_once_and_two_of_one_name() -> None:
    assert [one.message for one in errors(rule(), rule("r.two"))] == ["同一称号同一天有两条维护规则"]
    assert [one.message for one in errors(rule(end="2026-02-01"), rule(start="2027-01-01"))] == [
        "两条维护规则编号相同"
    ]


def test_a_tracked_fact_exists() -> None:
    tracked = f'[{{id: x, label: "甲", facts: [turnover], source: {SOURCE}}}]'
    assert [error.place.path for error in errors(tracked=tracked)] == ["tracked[0].facts[0]"]
