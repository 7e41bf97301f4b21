import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.typed import tidu, write_roster
from tests.plans.kit import plan_text, target_text
from tidu.engine.uscc import make

ON = ("--on", "2024-06-30")


@pytest.fixture(name="roster")
def fixture_roster(tmp_path: Path) -> Path:
    """Three firms of 常熟: two 专精特新 titles, one of them run out; one 小巨人."""
    codes = [make("320581", f"MA{number:06d}") for number in range(3)]
    return write_roster(
        tmp_path / "名单.csv",
        {"uscc": codes[0], "name": "示例甲", "jurisdiction": "", "srdi_until": "2026-05-31"},
        {"uscc": codes[1], "name": "示例乙", "jurisdiction": "", "srdi_until": "2024-05-31"},
        {"uscc": codes[2], "name": "示例丙", "jurisdiction": "", "little_giant_until": "2026-05-31"},
    )


def test_all_plans_are_listed() -> None:
    text = tidu("plan", "show", *ON).stdout
    assert all(area in text for area in ("常熟市", "长春市", "吴江度假区", "西宁经开区", "萧山区"))
    assert len(json.loads(tidu("plan", "show", "--format", "json").stdout)) == 5


def test_one_plan_in_tables_and_as_data() -> None:
    done = tidu("plan", "show", "changshu")
    assert done.exit_code == 0, done.stderr
    assert "征求意见稿" in done.stdout
    assert "≥ 1,200 家" in done.stdout
    data = json.loads(tidu("plan", "show", "changshu", "--format", "json").stdout)
    assert (data["id"], data["draft"]) == ("changshu.plan-2023", True)
    assert {"市科技局", "经开区管委会", "高新区管委会", "各镇人民政府", "各街道办事处"} == set(
        data["tasks"][2]["units"]
    )


def test_plans_are_checked(tmp_path: Path) -> None:
    assert "计划检查通过" in tidu("plan", "check").stdout
    (tmp_path / "plan.yaml").write_text(plan_text(target_text().replace(", by: 2025", "")), "utf-8")
    for command in (("plan", "check"), ("check",)):
        done = tidu(*command, tmp_path)
        assert done.exit_code == 1
        assert "plan.yaml:12（targets[0]）：期限不明" in done.stdout
        assert "发现 1 处错误" in done.stdout


def test_examples_of_measures_run_with_the_rest(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan_text(target_text('measure: {library: "pool"}')), "utf-8")
    case = 'plan: "test.plan-2023"\non: 2024-06-30\npool: []\ncases: [{name: "甲", target: goal, value: 3}]\n'
    (tmp_path / "plan-cases.yaml").write_text(case, "utf-8")
    done = tidu("test", tmp_path)
    assert done.exit_code == 1
    assert "plan-cases.yaml：甲\n  结果：应为 3，实为 0" in done.stdout


def test_a_plan_is_exported(tmp_path: Path) -> None:
    book, data = tmp_path / "长春.xlsx", tmp_path / "长春.json"
    assert tidu("plan", "export", "changchun", "-o", book).exit_code == 0
    assert openpyxl.load_workbook(book).sheetnames[:2] == ["目标", "任务"]
    assert tidu("plan", "export", "changchun", "-o", data).exit_code == 0
    assert len(json.loads(data.read_text("utf-8"))["tasks"]) == 29


def test_a_roster_is_measured_by_the_plan_of_its_area(roster: Path) -> None:
    done = tidu("plan", "measure", roster, *ON, "--format", "json")
    assert done.exit_code == 0, done.stderr
    data = json.loads(done.stdout)
    assert (data["plan"], data["firms"]) == ("changshu.plan-2023", 3)
    targets = {row["target"]: row for row in data["targets"]}
    assert targets["srdi"]["measured"]["low"] == 2, "ever held"
    assert targets["champions-giants"]["measured"]["low"] == 1
    assert targets["listing-reserve"]["status"] == "no_data"


def test_a_roster_may_be_a_library(roster: Path) -> None:
    done = tidu("plan", "measure", roster, *ON, "--library", "listing-reserve", "--format", "json")
    targets = {row["target"]: row for row in json.loads(done.stdout)["targets"]}
    assert targets["listing-reserve"]["measured"]["low"] == 3
    wrong = tidu("plan", "measure", roster, *ON, "--library", "pool")
    assert wrong.exit_code == 2
    assert "listing-reserve（上市后备企业库）" in wrong.stderr


def test_progress_in_a_table_and_in_a_workbook(roster: Path, tmp_path: Path) -> None:
    table = tidu("plan", "measure", roster, "--plan", "changshu", *ON)
    assert "目标进度（2024-06-30，3 家企业）" in table.stdout
    assert "滞后" in table.stdout
    out = tmp_path / "进度.xlsx"
    assert tidu("plan", "measure", roster, *ON, "-o", out).exit_code == 0
    assert openpyxl.load_workbook(out).sheetnames == ["目标进度", "待补企业"]


def test_what_an_official_must_know_is_said(roster: Path) -> None:
    done = tidu("plan", "measure", roster, "--plan", "changchun", "--on", "2026-06-30")
    assert "3 家企业的辖区代码不在长春市" in done.stderr
    assert "已于 2025-12-31 到期" in done.stderr


def test_a_roster_of_several_areas_needs_a_plan_named(tmp_path: Path) -> None:
    path = write_roster(tmp_path / "名单.csv", {"uscc": make("110101", "MA000001"), "jurisdiction": ""})
    done = tidu("plan", "measure", path, *ON)
    assert done.exit_code == 2
    assert "请用 --plan 写明：changchun、changshu" in done.stderr


def test_a_forecast_lists_the_nearest_firms(roster: Path, tmp_path: Path) -> None:
    done = tidu("plan", "forecast", roster, *ON, "--top", "1")
    assert done.exit_code == 0, done.stderr
    assert "不推算" in done.stdout
    assert "最近的企业" in done.stdout
    data = json.loads(tidu("plan", "forecast", roster, *ON, "--format", "json").stdout)
    rows = {row["target"]: row for row in data["forecasts"]}
    assert rows["srdi"]["short"] == [248, 248]
    assert rows["srdi"]["total"] is None
    out = tmp_path / "预测.xlsx"
    assert tidu("plan", "forecast", roster, *ON, "-o", out).exit_code == 0
    assert openpyxl.load_workbook(out).sheetnames[0] == "预测"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--plan", "changshu", "--on", "2026-06-30"], "已于 2025-12-31 到期"),
        (["--plan", "nowhere", *ON], "没有名为 nowhere 的计划"),
        (["--plan", "changshu", *ON, "--top", "0"], "--top 应不小于 1"),
        (["--plan", "changshu", *ON, "--format", "xlsx"], "要用 -o 写明文件名"),
    ],
)
def test_wrong_options_end_with_a_sentence(roster: Path, options: list[str], sentence: str) -> None:
    done = tidu("plan", "forecast", roster, *options)
    assert done.exit_code == 2
    assert sentence in done.stderr


def test_a_plan_without_titles_cannot_be_forecast(roster: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "plan.yaml").write_text(plan_text(target_text()), "utf-8")
    done = tidu("plan", "forecast", roster, "--plan", "test", "--packs", folder, *ON)
    assert done.exit_code == 2
    assert "没有按称号计数的目标" in done.stderr
