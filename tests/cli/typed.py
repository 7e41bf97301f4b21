"""Rosters on disk and command lines typed at them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from tests.tables.out.made import SOUND
from tidu.cli.application import application
from tidu.engine import load_packs
from tidu.engine.schema.facts import FactType
from tidu.engine.units import parse_literal
from tidu.engine.uscc import make

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typer.testing import Result

_app = application()
ON = ("--on", "2026-06-01")
SRDI = "national.srdi-2026"


def code(number: int) -> str:
    """The valid made-up code of a firm."""
    return make("330106", f"MA{number:06d}")


def write_roster(path: Path, *firms: Mapping[str, object]) -> Path:
    """Write a CSV with ids as headers; firms are sound but for some facts (None: left empty)."""
    rows = [{**SOUND, **firm} for firm in firms]
    own_keys = ("uscc", "name", "jurisdiction")
    columns = list(dict.fromkeys(key for row in rows for key in row if key not in own_keys))
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["uscc", "name", "jurisdiction", *columns])
        for number, row in enumerate(rows, start=1):
            own = [
                row.get("uscc", code(number)),
                row.get("name", f"虚构企业{number}"),
                row.get("jurisdiction", "330106"),
            ]
            out.writerow([*own, *(_plain(key, row.get(key)) for key in columns)])
    return path


def _plain(key: str, value: object) -> object:
    """Money in yuan, as a table with ids as headers has it."""
    kind = load_packs().catalogue.fact(key.partition("[")[0]).type
    if kind is FactType.money and isinstance(value, str):
        return float(parse_literal(value)[0])
    return "" if value is None else value


def tidu(*arguments: object) -> Result:
    """Run a command line in this process."""
    return CliRunner().invoke(_app, [str(argument) for argument in arguments], prog_name="tidu")


def tidu_process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command line the way a user does, in a process of its own."""
    command = [sys.executable, "-m", "tidu.cli.main", *(str(argument) for argument in arguments)]
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
