from pathlib import Path

import pytest

from tests.cli.typed import ON, tidu, write_roster


@pytest.fixture(name="roster")
def fixture_roster(tmp_path: Path) -> Path:
    return write_roster(
        tmp_path / "名单.csv",
        {"name": "甲", "class1_ip": 0, "niche_years": 2},
        {"name": "乙", "class1_ip": 0},
        {"name": "丙", "evaluation_score": None},
        {"name": "丁"},
        {"name": "戊", "srdi_until": "2027-01-01", "class1_ip": 0},
    )


def test_fewest_conditions_first_holders_left_out(roster: Path) -> None:
    done = tidu("nearest", roster, "--level", "专精特新", *ON)
    assert done.exit_code == 0, done.stderr
    text = done.stdout
    assert "共 4 家参与比较" in text
    assert "已持有有效称号、不列：1 家" in text
    assert "现有数据已满足全部条件：1 家" in text
    assert text.index("乙") < text.index("甲") < text.index("丙")
    assert "戊" not in text


def test_holders_are_who_renewal_is_about(roster: Path) -> None:
    assert "戊" in tidu("nearest", roster, "--level", "srdi", *ON, "--case", "renewal").stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--level", "世界五百强"], "没有名为 世界五百强 的梯度；可选：创新型中小企业、"),
        (["--level", "科技型中小企业"], "标准尚未录入"),
        (["--level", "隐形冠军", "--case", "renewal"], "没有适用于该情形的标准"),
        (["--level", "srdi", "--top", "0"], "--top 应不小于 1"),
    ],
)
def test_wrong_options_end_with_a_sentence(roster: Path, options: list[str], sentence: str) -> None:
    done = tidu("nearest", roster, *options, *ON)
    assert done.exit_code == 2
    assert sentence in done.stderr
