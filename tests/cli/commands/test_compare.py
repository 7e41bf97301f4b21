from pathlib import Path

import pytest

from tests.cli.typed import ON, tidu, write_roster


@pytest.fixture(name="roster")
def fixture_roster(tmp_path: Path) -> Path:
    direct = {
        "rd_expense": "1000万",
        "rd_expense[-1]": "1000万",
        "revenue": "5000万",
        "main_revenue": "4500万",
    }
    return write_roster(tmp_path / "名单.csv", direct, direct | {"class1_ip": 0})


def test_who_falls_out_and_why(roster: Path) -> None:
    done = tidu("compare", roster, "--standard", "srdi-2022", "--standard", "srdi-2026", *ON)
    assert done.exit_code == 0, done.stderr
    assert "原标准：专精特新中小企业认定标准（2022年）" in done.stdout
    assert "被挡在外面的企业（原满足，新不满足）：1 家" in done.stdout
    assert "附件1·四" in done.stdout


@pytest.mark.parametrize(
    ("standards", "sentence"),
    [
        (["srdi-2022"], "--standard 要恰好写两次"),
        (["srdi-2022", "srdi-2026", "size-2011"], "现在写了 3 次"),
        (["srdi-2022", "size-2011"], "只划分规模"),
        (["srdi-2022", "srdi-2062"], "没有名为 srdi-2062 的标准"),
    ],
)
def test_wrong_standards_end_with_a_sentence(roster: Path, standards: list[str], sentence: str) -> None:
    options = [word for name in standards for word in ("--standard", name)]
    done = tidu("compare", roster, *options, *ON)
    assert done.exit_code == 2
    assert sentence in done.stderr
