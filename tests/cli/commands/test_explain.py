from pathlib import Path

import pytest

from tests.cli.typed import ON, SRDI, code, tidu, write_roster


@pytest.fixture(name="roster")
def fixture_roster(tmp_path: Path) -> Path:
    return write_roster(tmp_path / "名单.csv", {}, {"class1_ip": 0}, {"uscc": "91330106MA000003XX"})


def test_one_firm_by_every_standard_in_force(roster: Path) -> None:
    done = tidu("explain", roster, "--uscc", code(2).lower(), *ON)
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(f"虚构企业2　{code(2)}　330106　2026-06-01　新申请\n")
    assert "× 不满足　专精特新中小企业认定标准（2026年）" in done.stdout
    assert "浙江省隐形冠军认定条件" in done.stdout
    assert "√ 小型　中小企业划型标准" in done.stdout


def test_one_standard_on_renewal(roster: Path) -> None:
    done = tidu("explain", roster, "--uscc", code(1), *ON, "--standard", SRDI, "--case", "renewal")
    assert done.stdout.count("认定标准") == 1
    assert "复核" in done.stdout


def test_a_code_that_is_not_there(roster: Path) -> None:
    done = tidu("explain", roster, "--uscc", code(99), *ON)
    assert done.exit_code == 2
    assert f"名单中没有代码为 {code(99)} 的企业；相近的有" in done.stderr


def test_a_firm_whose_row_was_rejected(roster: Path) -> None:
    done = tidu("explain", roster, "--uscc", "91330106MA000003XX", *ON)
    assert done.exit_code == 2
    assert "所在的第 4 行被拒" in done.stderr


def test_a_code_like_no_other(roster: Path) -> None:
    assert "相近" not in tidu("explain", roster, "--uscc", "?", *ON).stderr
