import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.cli.typed import ON, SRDI, code, tidu, write_roster
from tidu.cli.commands.evaluate import pick_format
from tidu.cli.errors import UsageError


@pytest.fixture(name="roster")
def fixture_roster(tmp_path: Path) -> Path:
    return write_roster(tmp_path / "名单.csv", {}, {"class1_ip": 0}, {"evaluation_score": None})


def test_one_command_gives_a_workbook_beside_the_roster(roster: Path) -> None:
    done = tidu("evaluate", roster, *ON)
    assert done.exit_code == 0, done.stderr
    target = roster.with_name("名单-诊断-2026-06-01.xlsx")
    assert f"已写入 {target}" in done.stdout
    assert "专精特新中小企业（2026年）" in done.stdout
    assert openpyxl.load_workbook(target).sheetnames[0] == "总览"


def test_json_to_stdout_is_nothing_but_json(roster: Path) -> None:
    done = tidu("evaluate", roster, *ON, "--format", "json", "--standard", SRDI, "--standard", "size-2011")
    found = json.loads(done.stdout)
    assert [item["standard"] for item in found] == [SRDI, "national.size-2011"]
    verdicts = {entry["uscc"]: entry["verdict"] for entry in found[0]["results"]}
    assert verdicts == {code(1): "met", code(2): "unmet", code(3): "unknown"}


def test_the_suffix_decides_the_format(roster: Path, tmp_path: Path) -> None:
    for name in ("结果.json", "结果.parquet", "结果.xlsx"):
        done = tidu("evaluate", roster, *ON, "--standard", SRDI, "-o", tmp_path / name)
        assert done.exit_code == 0
        assert f"已写入 {tmp_path / name}" in done.stdout
    assert json.loads((tmp_path / "结果.json").read_text("utf-8"))[0]["standard"] == SRDI
    assert pl.read_parquet(tmp_path / "结果.parquet").height == 3


def test_a_table_writes_nothing(roster: Path) -> None:
    done = tidu("evaluate", roster, *ON, "--format", "table")
    assert "只差一项" in done.stdout
    assert list(roster.parent.iterdir()) == [roster]


def test_renewal_takes_other_standards(roster: Path) -> None:
    done = tidu("evaluate", roster, *ON, "--case", "复核", "--format", "table")
    assert "小巨人”企业（2022年）" in done.stdout


def test_rejected_rows_alone_do_not_fail(tmp_path: Path) -> None:
    roster = write_roster(tmp_path / "名单.csv", {}, {"uscc": "123"})
    done = tidu("evaluate", roster, *ON, "--format", "json", "--standard", SRDI)
    assert done.exit_code == 0
    assert json.loads(done.stdout)[0]["rejected"][0]["row"] == 3
    assert "1 行被拒" in done.stderr
    assert tidu("evaluate", roster, *ON, "--format", "json", "--strict").exit_code == 3


def test_no_usable_row_at_all(tmp_path: Path) -> None:
    roster = write_roster(tmp_path / "名单.csv", {"uscc": "123"})
    done = tidu("evaluate", roster, *ON, "--format", "json")
    assert done.exit_code == 3
    assert "没有一行可用" in done.stderr
    assert json.loads(done.stdout)[0]["results"] == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--standard", "srdi-2062"], "没有名为 srdi-2062 的标准；是否指"),
        (["--on", "2026-02-30"], "日期“2026-02-30”写得不对"),
        (["--case", "old"], "申报情形“old”不对"),
        (["--format", "csv"], "没有“csv”这种格式"),
        (["-o", "."], "“.”是文件夹，请在 -o 后写文件名"),
        (["-o", "结果.pdf"], "不知道“结果.pdf”该用什么格式"),
        (["-o", "没有/结果.xlsx"], "找不到“没有/结果.xlsx”"),
        (["--packs", "没有"], "没有这个规则包文件夹"),
        (["--sheet", "没有"], "没有"),
    ],
)
def test_wrong_options_end_with_a_sentence(roster: Path, options: list[str], sentence: str) -> None:
    done = tidu("evaluate", roster, *options)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["没有.xlsx", ".", "坏.xlsx", "空.csv", "图.png"])
def test_wrong_files_end_with_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "空.csv").write_bytes(b"")
    (tmp_path / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    done = tidu("evaluate", tmp_path / name, *ON)
    assert done.exit_code == 2, done.output
    assert done.stderr.startswith("错误：")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("form", "out", "expected"),
    [
        (None, None, "xlsx"),
        ("JSON", None, "json"),
        (None, Path("a.XLSX"), "xlsx"),
        ("parquet", Path("a.bin"), "parquet"),
    ],
)
def test_formats(form: str | None, out: Path | None, expected: str) -> None:
    assert pick_format(form, out) == expected


def test_a_table_has_no_file() -> None:
    with pytest.raises(UsageError, match="不能与 -o 同用"):
        pick_format("table", Path("a.xlsx"))
