"""Check packs and go on after the first error, so that a writer can mend all of them at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackSyntaxError, Place
from tidu.engine.packs.assemble import build_standards, build_world
from tidu.engine.packs.consistency import join_applicability
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import find_files, kind_of, shipped_folder
from tidu.engine.packs.loaded import SHAPES, read_files
from tidu.engine.packs.problems import Problems
from tidu.engine.packs.published import check_published
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.packs.upkeep import join_upkeep
from tidu.engine.schema.standards import CaseFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tidu.engine.errors import PackError
    from tidu.engine.packs.files import PackFile
    from tidu.engine.packs.library import Standard
    from tidu.engine.packs.loaded import Loaded

# What everything else refers to: while one of these is broken, other errors would only be echoes of it.
_GROUND = frozenset({"facts", "levels", "gate"})
_ALL_KINDS = frozenset({*SHAPES, "cases", "published"})


def check_packs(folders: Iterable[Path | str] = (), *, shipped: bool = True) -> list[PackError]:
    """Return what is wrong with the shipped packs and those in some folders; nothing is raised.

    Errors come in the order in which they were found: files, then facts, levels and gates, then standards
    (the first error of each), then the table of what applies when, examples and published versions.

    Args:
        folders: site pack folders.
        shipped: whether the packs that come with Tidu are checked too.
    """
    problems = Problems(collect=True)
    roots = [*([shipped_folder()] if shipped else []), *(Path(folder) for folder in folders)]
    files = find_files(roots, _ALL_KINDS, problems)
    problems.take(_misnamed(roots))
    loaded = read_files((file for file in files if file.kind in SHAPES), problems)
    if not loaded.failed & _GROUND:
        standards = _check_standards(loaded, problems)
        _check_cases([file for file in files if file.kind == "cases"], loaded, problems)
        for file in files:
            if file.kind == "published":
                with problems.here():
                    problems.take(check_published(file, standards))
    return problems.errors


def _misnamed(roots: list[Path]) -> Iterator[PackError]:
    """Yield files that would be passed over in silence because of their ending."""
    for root in roots:
        for path in sorted(root.rglob("*.yml")):
            if kind_of(path.with_suffix(".yaml")) is not None:
                name = path.relative_to(root).as_posix()
                yield PackSyntaxError("文件名应以 .yaml 结尾", place=Place(name), hint="否则不会被读入")


def _check_standards(loaded: Loaded, problems: Problems) -> Mapping[str, Standard]:
    world = build_world(loaded, problems)
    sizes = {spec.id for _, spec in loaded.standard if spec.classes}
    if sizes - set(world.sizes):
        return {}
    join_upkeep(loaded.upkeep, world.levels, world.catalogue.facts, problems)
    standards = build_standards(loaded, world, problems)
    if "standard" not in loaded.failed:
        join_applicability(loaded.applicability, world.levels, loaded.levels_judged, problems)
    return standards


def _check_cases(files: list[PackFile], loaded: Loaded, problems: Problems) -> None:
    """Examples must be readable and name a standard; whether they come true is for ``tidu test``."""
    for file in files:
        with problems.here():
            document = read_yaml(file.text, file.name)
            spec = convert(document, CaseFile)
            if spec.standard not in loaded.levels_judged and "standard" not in loaded.failed:
                place = document.place("standard")
                problems.add(ConsistencyError("没有这个标准", place=place, got=spec.standard))
