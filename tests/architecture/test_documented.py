"""Every public module, class, function and method of the package says what it is."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Definition, Source, sources

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
EXEMPT_DECORATORS = frozenset({"overload", "setter", "override"})  # documented where first declared


def decorator_names(node: Definition) -> set[str]:
    """Last parts of the decorators' names: ``typing.overload`` → ``overload``."""
    names = (ast.unparse(decorator).partition("(")[0] for decorator in node.decorator_list)
    return {name.rpartition(".")[2] for name in names}


def undocumented(body: list[ast.stmt], prefix: str) -> Iterator[str]:
    """Public definitions without a docstring in this body and in the public classes of it."""
    for node in body:
        if not isinstance(node, DEFINITIONS) or node.name.startswith("_"):
            continue
        name = f"{prefix}.{node.name}" if prefix else node.name
        if not ast.get_docstring(node) and not decorator_names(node) & EXEMPT_DECORATORS:
            yield name
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body, name)


def missing_docstrings(source: Source) -> list[str]:
    """Names in one file, the file itself included, that should say what they are and do not."""
    if any(part.startswith("_") and part != "__init__.py" for part in source.path.split("/")):
        return []
    module = [] if ast.get_docstring(source.tree) else ["the module itself"]
    return [f"{source.path}: {name}" for name in (*module, *undocumented(source.tree.body, ""))]


def test_every_public_name_is_documented() -> None:
    assert [name for source in sources("src") for name in missing_docstrings(source)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("x = 1", "the module itself"),
        ('"""M."""\ndef f(): ...', "f"),
        ('"""M."""\nclass C:\n    """C."""\n    def m(self): ...', "C.m"),
    ],
)
def test_a_missing_docstring_is_seen(text: str, name: str) -> None:
    assert missing_docstrings(Source("src/tidu/x.py", text)) == [f"src/tidu/x.py: {name}"]


def test_private_names_need_none() -> None:
    assert missing_docstrings(Source("src/tidu/x.py", '"""M."""\ndef _f(): ...')) == []
