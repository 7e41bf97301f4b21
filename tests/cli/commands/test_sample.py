import json
from pathlib import Path

import pytest

from tests.cli.typed import ON, tidu


@pytest.mark.parametrize("name", ["样例.xlsx", "样例.csv", "样例.parquet"])
def test_made_up_firms_can_be_judged_without_a_rejected_row(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    done = tidu("sample", "-n", 30, "--seed", 7, "-o", target, *ON)
    assert done.exit_code == 0, done.stderr
    assert "30 家虚构企业" in done.stdout
    found = json.loads(tidu("evaluate", target, *ON, "--format", "json", "--standard", "srdi-2026").stdout)
    assert len(found[0]["results"]) == 30
    assert found[0]["rejected"] == []
    assert len({entry["verdict"] for entry in found[0]["results"]}) > 1


def test_the_same_seed_gives_the_same_firms(tmp_path: Path) -> None:
    for name in ("甲.csv", "乙.csv"):
        tidu("sample", "-n", 5, "--seed", 3, "-o", tmp_path / name, *ON)
    assert (tmp_path / "甲.csv").read_bytes() == (tmp_path / "乙.csv").read_bytes()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["-o", "样例.pdf"], "扩展名应为"),
        (["-o", "样例.csv", "-n", "0"], "-n 应不小于 1"),
        (["-n", "3"], "缺少必填选项"),
    ],
)
def test_wrong_options_end_with_a_sentence(options: list[str], sentence: str) -> None:
    done = tidu("sample", *options)
    assert done.exit_code == 2
    assert sentence in done.stderr
