from pathlib import Path

import pytest

from tidu.web.config.home import secret_key, site_home


def test_a_site_keeps_its_things_in_one_closed_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path / "site"))
    home = site_home()
    assert home == tmp_path / "site"
    assert home.stat().st_mode & 0o077 == 0


def test_the_secret_key_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIDU_SECRET_KEY", raising=False)
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    monkeypatch.setenv("TIDU_SECRET_KEY", "of-the-environment")
    assert secret_key(tmp_path) == "of-the-environment"
