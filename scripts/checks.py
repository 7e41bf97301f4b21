"""Run every check of the project and end with a table of how each went.

``python scripts/checks.py`` runs all of them; ``--only lint`` the static ones. Every check runs even
when an earlier one failed: one run tells everything there is to mend. Exit code 1 if any failed.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Check:
    """One command, the group it belongs to (``lint`` or ``test``) and what it proves, in Chinese."""

    group: str
    title: str
    command: tuple[str, ...]


# Two workers are as many as the smallest machine we plan for has cores; who is done early takes from the other.
PYTEST = ("pytest", "-n", "2", "--dist", "worksteal")
# Tests whose lines do not count for coverage, because tracing would double their time (markers in
# pyproject.toml say which): the other tests alone must reach the floor. One run takes what the other leaves.
UNMEASURED = "browser or search"


def naming(marker: str) -> tuple[str, ...]:
    """Return the test files that say this marker of a test: to gather all others takes twenty seconds a worker."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    found = (file for file in files if f"pytest.mark.{marker}" in file.read_text("utf-8"))
    return tuple(file.relative_to(ROOT).as_posix() for file in found)


# Where those tests are; and where there are no others, so that the run that leaves them out need not read it.
UNMEASURED_IN = ("tests/web/browser", *naming("search"))
ONLY_UNMEASURED = ("tests/web/browser", "tests/web/api/test_answers.py")
# Who asks for no database is refused one, so that another changes nothing for it. How a page looks is decided by
# its HTML; that the same pages answer is tested on both databases.
ON_EVERY_DATABASE = "database and not looks"

# How pytest's closing lines name what failed.
FAILED = ("FAILED ", "ERROR ")

CHECKS = (
    Check("lint", "类型", ("mypy", "--num-workers", "2")),  # the longest first: the others are done meanwhile
    Check("lint", "代码规范", ("ruff", "check", "--quiet", ".")),
    Check("lint", "代码格式", ("ruff", "format", "--quiet", "--check", ".")),
    Check("lint", "分层", ("lint-imports", "--no-logo")),
    Check("lint", "页面模板", ("djlint", "src/tidu/web", "--lint", "--check")),
    Check("lint", "数据库迁移", ("python", "-m", "django", "makemigrations", "--check", "--dry-run")),
    Check("test", "规则包检查", ("tidu", "check")),
    Check("test", "规则包算例", ("tidu", "test")),
    Check(
        "test",
        "测试",
        (
            *(*PYTEST, "-m", f"not ({UNMEASURED})", *(f"--ignore={path}" for path in ONLY_UNMEASURED)),
            # Without a report: pytest-cov would make it twice, ten seconds each.
            *("-p", "tests.measured", "--cov", "--cov-report=", "--cov-fail-under=0"),
        ),
    ),
    Check("test", "覆盖率", ("coverage", "report", "--skip-covered")),
    Check("test", "浏览器与大量对照", (*PYTEST, "-m", UNMEASURED, *UNMEASURED_IN)),
    Check(
        "test",
        "网站测试（PostgreSQL）",
        ("python", "scripts/on_postgresql.py", *PYTEST, "-m", ON_EVERY_DATABASE, "tests/web"),
    ),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check went: its exit code, the seconds it took, and pytest's lines that name what failed."""

    check: Check
    code: int
    seconds: float
    failures: tuple[str, ...]


def run(check: Check) -> Outcome:
    """Run one check in the project's root, showing what it prints as it comes."""
    return _run(check, lambda line: print(line, end="", flush=True))


def run_abreast(checks: list[Check]) -> list[Outcome]:
    """Run checks two at a time, as each keeps one core busy; what one prints is shown when it is over."""

    def run_quietly(check: Check) -> Outcome:
        lines: list[str] = []
        outcome = _run(check, lines.append)
        print("".join(lines), end="", flush=True)
        return outcome

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run_quietly, checks))


def _run(check: Check, show: Callable[[str], object]) -> Outcome:
    show(f"\n── {check.title}：{' '.join(check.command)}\n")
    started = time.monotonic()
    program, *arguments = check.command
    # For `python -m django`; pytest and mypy name these settings themselves.
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.web.settings", "PYTHONPATH": str(ROOT)}
    # Containers like to set it; dozens of processes that tests start would each compile the whole site anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    failures = []
    with subprocess.Popen(
        [BIN / program, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            show(line)
            if line.startswith(FAILED):
                failures.append(line.strip())
    return Outcome(check, process.returncode, time.monotonic() - started, tuple(failures))


def main() -> int:
    """Run the chosen checks, print the closing table, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted({check.group for check in CHECKS}))
    only = parser.parse_args().only
    chosen = [check for check in CHECKS if only in (None, check.group)]
    # All before the tests, which take both cores themselves.
    small = list(takewhile(lambda check: "pytest" not in check.command, chosen))
    outcomes = run_abreast(small) + [run(check) for check in chosen[len(small) :]]
    print("\n── 汇总")
    for outcome in outcomes:
        print(f"  {'未过' if outcome.code else '通过'}  {outcome.seconds:6.1f} 秒  {outcome.check.title}")
    failed = [outcome for outcome in outcomes if outcome.code]
    # Again at the very end: a long log is often kept only in part, and that part must name what to mend.
    for line in (line for outcome in failed for line in outcome.failures):
        print(f"    {line}")
    print(f"  未过：{'、'.join(outcome.check.title for outcome in failed)}" if failed else "  全部通过")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
