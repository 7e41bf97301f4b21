"""The file of passwords: read back as written, and for its owner alone."""

import os
from pathlib import Path

import pytest

from tidu.web.demo.keeping import KeptAccount, keep, kept

ACCOUNTS = (KeptAccount("officer", "k7Fm-Xq2p-9TnR", "主管部门人员", "常熟市，全部"),)


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    assert kept(tmp_path) == ()
    keep(tmp_path, ())
    path = keep(tmp_path, ACCOUNTS)
    assert kept(tmp_path) == ACCOUNTS
    assert path.read_text("utf-8-sig").splitlines()[0] == "账号,密码,角色,范围"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in another way")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    assert keep(tmp_path, ACCOUNTS).stat().st_mode & 0o077 == 0
