"""The engine reads no clock, disk, network or chance, and imports nothing but what it is allowed.

``engine/packs`` alone may read the disk: it loads the packs. ``engine/columnar`` alone may import Polars, and
``engine/columnar/native`` alone LLVM.
"""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.architecture.source import Source, imported, sources

ALLOWED = frozenset({"msgspec", "yaml", "tidu", "__future__"})
OUTSIDE_WORLD = frozenset(
    {
        "asyncio", "ftplib", "glob", "http", "io", "os", "pathlib", "random", "secrets", "shutil", "smtplib",
        "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib", "uuid",
    }
)  # fmt: skip
CLOCK = frozenset({"now", "today", "utcnow", "fromtimestamp"})
BUILTINS = frozenset({"open", "print", "input", "eval", "exec", "__import__"})
# These find and load pack files; nothing else of the pure layers touches the disk.
READS_DISK = (
    "src/tidu/engine/packs/",
    *(f"src/tidu/plans/{name}.py" for name in ("load", "check", "cases")),
    *(f"src/tidu/workflows/{name}.py" for name in ("load", "check")),
)
# Generated code is compiled from the typed tree, never from pack text: one module may do that.
MAY_EXEC = "src/tidu/engine/scalar/"


def offences(source: Source) -> Iterator[str]:
    """What this engine module does that the engine may not do, each with its place."""
    reads_disk = source.path.startswith(READS_DISK)
    allowed = ALLOWED | ({"polars"} if "/engine/columnar" in source.path else set())
    allowed |= {"llvmlite"} if "/engine/columnar/native" in source.path else set()
    for line, name in imported(source.tree):
        top = name.partition(".")[0]
        if top in OUTSIDE_WORLD and not reads_disk:
            yield f"{source.path}:{line} imports {name}"
        elif top not in allowed and top not in sys.stdlib_module_names and not name.startswith("."):
            yield f"{source.path}:{line} imports {name}, which is not among the engine's dependencies"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and (called := forbidden_call(node, source.path)):
            if called == "open" and reads_disk:
                continue
            yield f"{source.path}:{node.lineno} calls {called}"


def forbidden_call(node: ast.Call, path: str) -> str | None:
    """Name of the call if it reads the clock or the world, or runs text."""
    match node.func:
        case ast.Attribute(attr=name) if name in CLOCK:
            return name
        case ast.Name(id="exec") if path.startswith(MAY_EXEC):
            return None
        case ast.Name(id=name) if name in BUILTINS:
            return name
    return None


def test_the_engine_is_pure() -> None:
    modules = sources("src/tidu/engine")
    assert modules, "no engine module found"
    assert [offence for source in modules for offence in offences(source)] == []


def test_the_plans_are_pure() -> None:
    modules = sources("src/tidu/plans")
    assert modules, "no module of the plans found"
    assert [offence for source in modules for offence in offences(source)] == []


def test_the_workflows_are_pure() -> None:
    modules = sources("src/tidu/workflows")
    assert modules, "no module of the workflows found"
    assert [offence for source in modules for offence in offences(source)] == []


def test_the_reader_reads_no_clock_disk_or_network() -> None:
    # Archives and Word files are read from bytes in memory: `io` in the formats opens no file.
    found = []
    for source in sources("src/tidu/reader"):
        allowed = {"io"} if "/formats/" in source.path else set()
        tops = {name.partition(".")[0] for _, name in imported(source.tree)}
        found += [f"{source.path} imports {name}" for name in tops & (OUTSIDE_WORLD - allowed)]
        calls = (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))
        found += [f"{source.path}:{node.lineno}" for node in calls if forbidden_call(node, source.path)]
    assert found == []


def test_packs_hold_data_only() -> None:
    found = [
        f"{source.path}:{line}" for source in sources("src/tidu/packs") for line, _ in imported(source.tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "import time",
        "from pathlib import Path",
        "from datetime import date\nTODAY = date.today()",
        "def f():\n    import random",
        "import polars",
        "import requests",
        "eval('1 + 1')",
        "open('facts.yaml')",
    ],
)
def test_an_offence_is_seen(text: str) -> None:
    assert list(offences(Source("src/tidu/engine/rules.py", text)))


def test_packs_may_read_the_disk_but_not_the_clock() -> None:
    path = "src/tidu/engine/packs/files.py"
    assert not list(offences(Source(path, "from pathlib import Path\nopen('facts.yaml')")))
    assert list(offences(Source(path, "import datetime\ndatetime.datetime.now()")))
