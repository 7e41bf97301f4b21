"""The pure layers stay light: what a fresh interpreter has loaded after importing each of them."""

import pytest

from tests.architecture.source import run_python

FRAMES = frozenset({"numpy", "pandas", "polars", "pyarrow", "duckdb", "llvmlite"})
TERMINAL = frozenset({"rich", "typer", "click"})
# tidu.cli.main decides how fast `tidu explain` answers; Polars alone would cost over half of its 0.5 s.
FORBIDDEN = {
    "tidu": FRAMES | TERMINAL | {"django", "msgspec", "yaml"},
    "tidu.packs": FRAMES | TERMINAL | {"django", "msgspec", "yaml"},
    "tidu.engine": FRAMES | TERMINAL | {"django", "openpyxl", "xlsxwriter", "python_calamine"},
    "tidu.plans": FRAMES | TERMINAL | {"django", "openpyxl", "xlsxwriter", "python_calamine"},
    "tidu.workflows": FRAMES | TERMINAL | {"django", "openpyxl", "xlsxwriter", "python_calamine"},
    "tidu.reader": FRAMES | TERMINAL | {"django", "docx", "lxml", "pypdfium2", "openpyxl"},
    "tidu.engine.columnar": {"llvmlite", "django"},
    "tidu.cli.main": FRAMES | {"django"},
}


def loaded_by(module: str) -> set[str]:
    """Top-level names in ``sys.modules`` after importing one module."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(run_python(code).split())


@pytest.mark.parametrize("module", FORBIDDEN)
def test_import_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(module) & set(FORBIDDEN[module]) == set()


def test_a_heavy_import_would_be_seen() -> None:
    assert "polars" in loaded_by("polars")


def test_using_the_engine_loads_no_frames() -> None:
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from tidu.engine import Facts, evaluate, load_packs\n"
        "standard = load_packs().standard('national.srdi-2026')\n"
        "evaluate(standard, Facts(), on=date(2026, 6, 1), case='new')\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    assert set(run_python(code).split()) & FORBIDDEN["tidu.engine"] == set()


def test_using_the_reader_loads_no_frames_and_no_django() -> None:
    code = (
        "import sys\n"
        "from tidu.reader import read\n"
        "read('一、任务\\n1.做事。到2025年，培育示例企业10家。（责任单位：市示例局）')\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    assert set(run_python(code).split()) & FORBIDDEN["tidu.reader"] == set()
