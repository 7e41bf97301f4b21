import json
from pathlib import Path

import pytest
import yaml

from tests.cli.typed import tidu

TEXT = (
    "示例市示例企业培育三年行动计划（2023—2025年）\n一、重点任务\n1.优化示例队伍。到2025年，培育甲企业10家以上。"
    "对首次认定的甲企业，给予资金奖励。（责任单位：市示例局）\n"
)


@pytest.fixture(name="plan")
def fixture_plan(tmp_path: Path) -> Path:
    path = tmp_path / "示例计划.txt"
    path.write_text(TEXT, "gb18030")
    return path


def test_on_the_screen(plan: Path) -> None:
    done = tidu("read", plan)
    assert done.exit_code == 0, done.output
    assert "任务（1 项）" in done.stdout
    assert "市示例局" in done.stdout
    assert "不少于 10 家" in done.stdout
    assert "把握不足 90% 的有 1 项" in done.stdout


def test_json(plan: Path) -> None:
    done = tidu("read", plan, "--format", "json")
    body = json.loads(done.stdout)
    assert body["title"] == "示例市示例企业培育三年行动计划（2023—2025年）"
    assert body["targets"][0]["value"] == 10
    assert body["text"] == TEXT


def test_a_draft(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "草稿.yaml"
    done = tidu("read", plan, "-o", out)
    assert done.exit_code == 0, done.output
    assert "任务 1 项、目标 1 项、奖补 1 项，其中须核对 1 项" in done.stdout
    assert yaml.safe_load(out.read_text("utf-8"))["tasks"][0]["title"] == "优化示例队伍"


def test_a_draft_on_the_screen(plan: Path) -> None:
    assert yaml.safe_load(tidu("read", plan, "--format", "yaml").stdout)["period"] == [2023, 2025]


def test_a_json_file(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    assert tidu("read", plan, "-o", out).exit_code == 0
    assert json.loads(out.read_text("utf-8"))["tasks"]


@pytest.fixture(name="newer")
def fixture_newer(plan: Path) -> Path:
    path = plan.with_name("新版.txt")
    path.write_text(TEXT.replace("10家", "12家").replace("市示例局", "市样本局"), "utf-8")
    return path


def test_two_versions(plan: Path, newer: Path) -> None:
    done = tidu("read", plan, "--compare", newer)
    assert done.exit_code == 0, done.output
    assert "不少于 12 家" in done.stdout
    assert "新增单位：市样本局" in done.stdout
    assert "相同" in tidu("read", plan, "--compare", plan).stdout


def test_two_versions_as_json(plan: Path, newer: Path) -> None:
    body = json.loads(tidu("read", plan, "--compare", newer, "--format", "json").stdout)
    assert (body["units_added"], body["units_dropped"]) == (["市样本局"], ["市示例局"])
    done = tidu("read", plan, "--compare", newer, "-o", plan.with_name("甲.yaml"))
    assert (done.exit_code, "只输出到屏幕" in done.output) == (2, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "docx"), "没有“docx”这种格式"),
        (("--format", "table", "-o", "甲.yaml"), "只在屏幕上显示"),
        (("-o", "甲.docx"), "不知道“甲.docx”该用什么格式"),
    ],
)
def test_wrong_options(plan: Path, options: tuple[str, ...], words: str) -> None:
    done = tidu("read", plan, *options)
    assert done.exit_code == 2
    assert words in done.output


def test_a_folder_as_result(plan: Path, tmp_path: Path) -> None:
    assert "是文件夹" in tidu("read", plan, "-o", tmp_path).output


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    picture = tmp_path / "图.png"
    picture.write_bytes(b"\x89PNG\r\n")
    done = tidu("read", picture)
    assert done.exit_code == 2
    assert "“图.png”是图片" in done.output
    assert tidu("read", tmp_path / "没有.txt").exit_code == 2


def test_remarks_go_beside_the_result(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("做好示例工作。", "utf-8")
    done = tidu("read", path, "--format", "json")
    assert json.loads(done.stdout)["tasks"] == []
    assert "没有写明责任单位" in done.stderr
