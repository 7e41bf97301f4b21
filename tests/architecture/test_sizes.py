"""One idea a file, one thought a function: files of at most 300 lines, functions of at most 40.

A function's docstring and decorators do not count: nobody should save words to pass a test.
"""

import ast
from collections.abc import Iterator

from tests.architecture.source import DEFINED_FUNCTIONS, Source, docstring_lines, sources

FILE_LINES = 300
FUNCTION_LINES = 40

# Path, or path::function, with the reason. An entry that is no longer too long fails: take it out.
EXCEPTIONS: dict[str, str] = {}


def too_long(source: Source) -> Iterator[tuple[str, int]]:
    """The file and each function in it that is over its limit, with the number of lines."""
    lines = len(source.text.splitlines())
    if lines > FILE_LINES:
        yield source.path, lines
    for node in ast.walk(source.tree):
        if isinstance(node, DEFINED_FUNCTIONS):
            length = (node.end_lineno or node.lineno) - node.lineno + 1 - docstring_lines(node)
            if length > FUNCTION_LINES:
                yield f"{source.path}::{node.name}", length


def test_files_and_functions_are_short() -> None:
    found = dict(
        entry for source in sources("src", "tests", "scripts", "benchmarks") for entry in too_long(source)
    )
    assert {name: lines for name, lines in found.items() if name not in EXCEPTIONS} == {}
    assert set(EXCEPTIONS) - set(found) == set(), "no longer too long: take the exception out"


def test_length_is_seen() -> None:
    function = "def f():\n    '''Doc.\n\n    More.\n    '''\n" + "    x = 1\n" * FUNCTION_LINES
    assert list(too_long(Source("a.py", function))) == [("a.py::f", FUNCTION_LINES + 1)]
    assert list(too_long(Source("a.py", "x = 1\n" * (FILE_LINES + 1)))) == [("a.py", FILE_LINES + 1)]


def test_a_docstring_does_not_count() -> None:
    function = "def f():\n    '''Doc.\n\n    More.\n    '''\n" + "    x = 1\n" * (FUNCTION_LINES - 1)
    assert list(too_long(Source("a.py", function))) == []
