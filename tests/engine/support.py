"""What the engine's tests share: a small library, one-rule standards written in a line, and evaluation."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tidu.engine import Facts, PackLibrary, Result, Standard, evaluate
from tidu.engine.packs.files import PackFile, find_files, shipped_folder
from tidu.engine.packs.load import build_library
from tidu.engine.packs.loaded import SHAPES
from tidu.engine.results import ConditionResult
from tidu.engine.schema.common import CaseName

SMALL = Path(__file__).parent / "small"
ON = date(2026, 6, 1)
SOURCE = (
    '{document: "测试办法", clause: "附件", published: 2020-01-01, effective: 2020-01-01, '
    "confirmation: one-source}"
)
_HEAD = f'version: 1\nlabel: "一条规则"\nsource: {SOURCE}\n'


@cache
def ground(folder: Path = SMALL) -> tuple[PackFile, ...]:
    """Facts, levels, gate and standards of a folder, read once."""
    return tuple(find_files([folder], SHAPES))


def shipped_ground() -> tuple[PackFile, ...]:
    """Facts, levels, gate and size classes of the shipped packs: what a rule in a specification may use."""
    files = ground(shipped_folder())
    return tuple(file for file in files if file.kind in ("facts", "levels", "gate") or "size-" in file.name)


def library_of(text: str, *, files: tuple[PackFile, ...] | None = None) -> PackLibrary:
    """A library with one standard, ``one.rule``, whose body is given as YAML."""
    standard = PackFile("standards/one.yaml", "standard", f'id: "one.rule"\n{_HEAD}{text}')
    return build_library([*(ground() if files is None else files), standard])


def standard_of(text: str, *, files: tuple[PackFile, ...] | None = None) -> Standard:
    """The standard ``one.rule`` with a body given as YAML."""
    return library_of(text, files=files).standard("one.rule")


@cache
def rule(test: str, extra: str = "", *, shipped: bool = False) -> Standard:
    """A standard of one condition ``c`` with a test; ``extra`` are more keys in flow style."""
    more = f", {extra}" if extra else ""
    keys = f'id: "c", label: "条件", clause: "一", confirmation: one-source, test: "{test}"{more}'
    return standard_of(f"conditions:\n  - {{{keys}}}\n", files=shipped_ground() if shipped else None)


def judged(
    standard: Standard,
    facts: Mapping[str, object],
    *,
    on: date = ON,
    case: CaseName = "new",
    records: Mapping[str, list[Mapping[str, object]]] | None = None,
    complete: tuple[str, ...] = (),
) -> Result:
    """Judge a firm whose facts are written as people write them."""
    read = Facts.read(facts, catalogue=standard.catalogue, on=on, records=records, complete=complete)
    return evaluate(standard, read, on=on, case=case)


def condition(test: str, facts: Mapping[str, object], extra: str = "") -> ConditionResult:
    """How one test about a firm of the small catalogue comes out."""
    return judged(rule(test, extra), facts).conditions[0]
