"""Worked examples are run from their files; a broken example fails alone."""

from pathlib import Path

import pytest

from tests.engine.support import SMALL
from tidu.engine import PackError, load_packs
from tidu.engine.packs.cases import CaseOutcome, run_cases, run_file
from tidu.engine.packs.files import PackFile

LIBRARY = load_packs(SMALL, shipped=False)
TEXT = """
standard: "test.small-2020"
on: 2026-06-01
base: {revenue: "1000万", own_brand: true, local_score: 5}
cases:
  - {name: "照样", expect: {verdict: met, score: [5, 5]}}
  - {name: "改一项", facts: {revenue: "999万"}, expect: {verdict: unmet, gaps: {revenue: "营业收入再增加 1 万元"}}}
  - {name: "去一项", facts: {local_score: null}, expect: {verdict: met, score: [0, 5], absent: [local_score]}}
  - name: "另一天：上年变了"
    on: 2027-06-01
    facts: {"revenue[-1]": "1000万", revenue: null}
    expect: {verdict: unknown, missing: [revenue]}
  - {name: "台账", records: {ip: [{kind: "发明专利"}]}, complete: [ip], expect: {verdict: met}}
  - {name: "期望错了", expect: {verdict: unmet}}
  - {name: "事实错了", facts: {xyz: 1}, expect: {}}
  - {name: "数值错了", facts: {revenue: "很多"}, expect: {}}
"""


def run(text: str) -> list[CaseOutcome]:
    return list(run_file(LIBRARY, PackFile("cases/small.yaml", "cases", text)))


def test_each_example_goes_its_own_way() -> None:
    outcomes = run(TEXT)
    assert [outcome.name for outcome in outcomes if outcome.passed] == [
        "照样",
        "改一项",
        "去一项",
        "另一天：上年变了",
        "台账",
    ]
    assert [str(outcome) for outcome in outcomes if not outcome.passed] == [
        "cases/small.yaml：期望错了\n  结论：应为 unmet（不满足），实为 met（满足）",
        "cases/small.yaml：事实错了\n  算例：应为 能够运行，实为 没有名为 xyz 的事实",
        "cases/small.yaml：数值错了\n  算例：应为 能够运行，实为 revenue：营业收入应为数字，实为“很多”",
    ]


def test_a_day_must_be_given() -> None:
    outcome = run('standard: "test.small-2020"\ncases: [{name: "甲", expect: {}}]')[0]
    assert [difference.what for difference in outcome.differences] == ["on"]


def test_an_unknown_standard_fails_every_example() -> None:
    outcome = run('standard: "test.none"\non: 2026-06-01\ncases: [{name: "甲", expect: {}}]')[0]
    assert "没有名为 test.none 的标准" in str(outcome)


def test_size_classes_have_examples_too() -> None:
    case = '{name: "甲", facts: {size_industry: other, employees: 9}, expect: {size: micro}}'
    assert run(f'standard: "test.size"\non: 2026-06-01\ncases: [{case}]')[0].passed


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(PackError, match="缺少 standard"):
        run("cases: []")


def test_shipped_examples_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("shipped", "site"):
        cases = tmp_path / name / "standards" / "cases"
        cases.mkdir(parents=True)
        (cases / f"{name}.yaml").write_text(TEXT, "utf-8")
    monkeypatch.setattr("tidu.engine.packs.cases.shipped_folder", lambda: tmp_path / "shipped")
    files = [outcome.file for outcome in run_cases(LIBRARY, [tmp_path / "site"])]
    assert files == ["standards/cases/shipped.yaml"] * 8 + ["standards/cases/site.yaml"] * 8
    assert len(run_cases(LIBRARY)) == 8
