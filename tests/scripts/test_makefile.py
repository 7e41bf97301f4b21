"""What ``make`` would do, without doing it."""

import os
import re
import shutil
import subprocess

import pytest

from tests.architecture.source import ROOT

MAKE = shutil.which("make")
pytestmark = pytest.mark.skipif(MAKE is None, reason="没有 make")


def make(*arguments: str) -> str:
    outside = {name: value for name, value in os.environ.items() if name not in ("TIDU_HOME", "MAKEFLAGS")}
    done = subprocess.run(
        [str(MAKE), *arguments],
        cwd=ROOT,
        env=outside,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_run_installs_builds_and_starts_the_whole_site() -> None:
    # `--always-make`: as on a machine where nothing has been done yet.
    planned = make("--dry-run", "--always-make", "run")
    order = [planned.index(step) for step in ("requirements/run.txt", "node build.mjs", "tidu start --demo")]
    assert order == sorted(order)


@pytest.mark.parametrize("target", ["run", "test"])
def test_pip_installs_by_the_same_locks_where_uv_cannot(target: str) -> None:
    planned = make("--dry-run", "--always-make", target)
    [both] = [
        line for line in planned.splitlines() if line.startswith(".venv/bin/uv") and "--editable" not in line
    ]
    quick, usual = both.split(" || ")
    assert usual.startswith(".venv/bin/python -m pip install ")
    hashed = re.compile(r"--no-deps --require-hashes -r requirements/\w+\.txt")
    assert hashed.findall(quick) == hashed.findall(usual) != []


def test_the_rosters_demo_is_still_there() -> None:
    planned = make("--dry-run", "sample")
    assert "tidu sample -n 200" in planned
    assert "tidu evaluate" in planned


def test_help_lists_every_target() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert targets is not None
    listed = {line.split()[1] for line in make("help").splitlines() if line.startswith("  make ")}
    assert set(targets[1].split()) == listed | {"help"}
