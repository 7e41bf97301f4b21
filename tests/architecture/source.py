"""The project's files as the architecture tests see them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tidu"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef
DEFINED_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Source:
    """One Python file: ``path`` as written in a message (relative to the root), text and syntax tree."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


def sources(*folders: str) -> list[Source]:
    """Every Python file in these folders of the project, in order of path; migrations write themselves."""
    found = (file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    files = sorted(file for file in found if file.parent.name != "migrations")
    return [Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of every import, those inside functions and TYPE_CHECKING blocks too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def docstring_lines(node: Definition) -> int:
    """Lines that the docstring of a definition takes; 0 without one."""
    if ast.get_docstring(node) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def listed_by_git(*options: str) -> list[str]:
    """Paths that git lists, relative to the root; untracked ones too, unless ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *options]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    return sorted(path for path in output.decode().split("\0") if path and (ROOT / path).is_file())


def run_python(code: str) -> str:
    """What a fresh interpreter prints for this code: nothing that pytest imported is in its way."""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
