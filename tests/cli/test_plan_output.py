import json
from pathlib import Path

import openpyxl
import pytest

from tidu.cli.errors import UsageError
from tidu.cli.plan_output import format_of, json_text, known_format, write
from tidu.tables.out.listings import Listing

LISTS = (Listing("甲", "题目", ("列",), (("值",),)),)


@pytest.mark.parametrize(
    ("form", "out", "expected"),
    [
        (None, None, "table"),
        ("JSON", None, "json"),
        (None, "a.xlsx", "xlsx"),
        (None, "a.json", "json"),
        ("json", "a.txt", "json"),
    ],
)
def test_the_format_follows_option_then_suffix(form: str | None, out: str | None, expected: str) -> None:
    assert format_of(form, Path(out) if out else None) == expected


@pytest.mark.parametrize(
    ("form", "out", "sentence"),
    [
        ("pdf", None, "没有“pdf”这种格式"),
        ("xlsx", None, "要用 -o 写明文件名"),
        ("table", "a.xlsx", "不能与 -o 同用"),
        (None, "a.docx", "扩展名应为 .xlsx 或 .json"),
    ],
)
def test_what_cannot_be_written(form: str | None, out: str | None, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        format_of(form, Path(out) if out else None)


def test_known_formats() -> None:
    assert known_format("json", ("table", "json")) == "json"
    with pytest.raises(UsageError, match="应为 table、json"):
        known_format("xlsx", ("table", "json"))


def test_to_a_file_or_to_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("json", tmp_path / "a.json", {"甲": 1}, LISTS)
    write("xlsx", tmp_path / "a.xlsx", {"甲": 1}, LISTS)
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == {"甲": 1}
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["甲"]
    assert capsys.readouterr().out.count("已写入") == 2
    write("json", None, {"甲": 1}, LISTS)
    assert json.loads(capsys.readouterr().out) == {"甲": 1}
    write("table", None, {"甲": 1}, LISTS)
    assert "题目" in capsys.readouterr().out


def test_chinese_stays_readable() -> None:
    assert json_text({"甲": "乙"}) == '{\n  "甲": "乙"\n}'
