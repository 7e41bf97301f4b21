"""Checking plans goes on after the first error, and holds examples and published versions against them."""

from pathlib import Path

from tests.plans.kit import plan_text, target_text
from tidu.plans.check import check_plans
from tidu.plans.load import load_plans

MEASURED = plan_text(target_text('measure: {library: "pool"}'))
CASES = 'plan: "%s"\non: 2024-06-30\npool: []\ncases: [{name: "甲", target: %s, value: 0}]\n'


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
    return folder


def found(folder: Path) -> list[str]:
    return [f"{error.place}：{error.message}" for error in check_plans([folder])]


def test_the_shipped_plans_are_sound() -> None:
    assert check_plans() == []


def test_all_faults_are_told_with_file_and_line(tmp_path: Path) -> None:
    text = plan_text(
        target_text(unit="斤") + target_text("undated: true, by: 2025").replace("id: goal", "id: two")
    )
    assert found(write(tmp_path, plan=text)) == [
        "plan.yaml:12（targets[0].unit）：不认识的单位",
        "plan.yaml:13（targets[1]）：期限写了两种",
    ]


def test_examples_must_name_a_plan_and_a_measured_target(tmp_path: Path) -> None:
    write(tmp_path, plan=MEASURED, plan_cases=CASES % ("test.plan-2023", "goal"))
    assert found(tmp_path) == []
    write(tmp_path, plan_cases=CASES % ("test.plan-2023", "other"))
    assert found(tmp_path) == ["plan-cases.yaml:4（cases[0].target）：计划中没有这个测算的目标"]
    write(tmp_path, plan_cases=CASES % ("test.plan-2024", "goal"))
    assert found(tmp_path) == ["plan-cases.yaml:1（plan）：没有这个计划"]


def test_a_published_plan_may_not_change_under_its_version(tmp_path: Path) -> None:
    write(tmp_path, plan=MEASURED)
    pin = load_plans(tmp_path).plan("test").content_hash
    published = 'standards: {}\nplans:\n  "test.plan-2023":\n    "1": "%s"\n'
    write(tmp_path, published=published % pin)
    assert found(tmp_path) == []
    write(tmp_path, plan=MEASURED.replace("value: 10", "value: 11"))
    assert found(tmp_path) == ["published.yaml:4（plans.test.plan-2023.1）：已发布的版本内容变了"]
    write(tmp_path, plan=MEASURED.replace("value: 10", "value: 11").replace("version: 1", "version: 2"))
    assert found(tmp_path) == []
