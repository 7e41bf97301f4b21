"""Tests mirror the package: ``src/tidu/engine/units.py`` is tested by ``tests/engine/test_units.py``.

Kinds (functions, conditions, indicators, amounts) are one file each with a YAML specification of the same
name beside it; the examples in the specification are their test.
"""

import ast
from pathlib import PurePosixPath

import pytest

from tests.architecture.source import ROOT, Source, sources

# Module without a mirrored test → what tests it instead. An entry that is not needed fails: take it out.
EXCEPTIONS: dict[str, str] = {}

KIND_FOLDERS = tuple(
    f"src/tidu/engine/{name}" for name in ("functions", "conditions", "indicators", "amounts")
)
# Files of a Django app that say what there is; the tests of its services, views and forms use them.
DECLARATIONS = frozenset({"apps", "models", "urls"})
NOT_A_KIND = frozenset({"__init__", "base"})  # what the kinds of a folder share


def has_code(source: Source) -> bool:
    """False for a file of docstrings, imports and plain names (``__all__``, ``__version__``)."""
    plain = (ast.Import, ast.ImportFrom, ast.Expr, ast.Assign, ast.AnnAssign, ast.If)
    return not all(isinstance(node, plain) for node in source.tree.body)


def mirrored(path: str) -> str:
    """Where the test of a module belongs; that of a package's ``__init__`` is ``test_init.py``."""
    module = PurePosixPath(path).relative_to("src/tidu")
    return str(PurePosixPath("tests") / module.parent / f"test_{module.stem.strip('_')}.py")


def is_kind(path: str) -> bool:
    """True for a module that must have a YAML specification of its name."""
    module = PurePosixPath(path)
    return str(module.parent) in KIND_FOLDERS and module.stem not in NOT_A_KIND


def is_declaration(path: str) -> bool:
    """True for a file of a Django app that declares and does nothing."""
    return path.startswith("src/tidu/web/") and PurePosixPath(path).stem in DECLARATIONS


def untested(source: Source) -> bool:
    """True if a module has code and neither a mirrored test nor, as a kind, a specification."""
    if is_kind(source.path) or not has_code(source) or is_declaration(source.path):
        return False
    return not (ROOT / mirrored(source.path)).is_file()


def test_every_module_has_its_test() -> None:
    found = {source.path for source in sources("src") if untested(source)}
    assert sorted(found - set(EXCEPTIONS)) == []
    assert sorted(set(EXCEPTIONS) - found) == [], "has its test now: take the exception out"


@pytest.mark.parametrize("folder", KIND_FOLDERS)
def test_every_kind_has_its_specification(folder: str) -> None:
    modules = {path.stem for path in (ROOT / folder).glob("*.py")} - NOT_A_KIND
    specifications = {path.stem for path in (ROOT / folder).glob("*.yaml")}
    assert modules, f"no kind in {folder}"
    assert modules ^ specifications == set()


@pytest.mark.parametrize("folder", KIND_FOLDERS)
def test_specifications_are_run_by_a_test(folder: str) -> None:
    # A test that reads the YAML itself, or through the kit that all kinds share.
    tests = (ROOT / folder.replace("src/tidu", "tests")).glob("test_*.py")
    texts = [path.read_text("utf-8") for path in tests]
    assert any(".yaml" in text or "tests.engine.specifications import" in text for text in texts), folder


def test_the_mirror() -> None:
    assert mirrored("src/tidu/engine/units.py") == "tests/engine/test_units.py"
    assert mirrored("src/tidu/engine/packs/__init__.py") == "tests/engine/packs/test_init.py"
    assert is_kind("src/tidu/engine/functions/growth.py")
    assert not is_kind("src/tidu/engine/functions/base.py")
    assert is_declaration("src/tidu/web/jobs/models.py")
    assert not is_declaration("src/tidu/web/jobs/services.py")


def test_a_module_without_a_test_is_seen() -> None:
    assert untested(Source("src/tidu/engine/nowhere.py", "def f() -> None: ..."))
    assert not untested(Source("src/tidu/engine/nowhere.py", '"""Doc."""\nfrom x import y\n__all__ = ["y"]'))
