"""The demo's passwords, kept beside the site's database for its owner alone, so that a second start can show them."""

from __future__ import annotations

import csv
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = "demo-accounts.csv"


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account as it is shown: name and password to type, role and what it sees in words."""

    username: str
    password: str
    role: str
    scope: str


def keep(home: Path, accounts: Iterable[KeptAccount]) -> Path:
    """Write the accounts into the site's folder, readable by its owner only; return the file."""
    path = home / FILE
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("账号", "密码", "角色", "范围"))
        writer.writerows(astuple(account) for account in accounts)
    return path


def kept(home: Path) -> tuple[KeptAccount, ...]:
    """Return the accounts of the site's folder; none where the file is gone."""
    path = home / FILE
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(KeptAccount(*row) for row in rows)
