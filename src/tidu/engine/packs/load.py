"""Load packs: read every file, convert, check, compile, freeze."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.packs.assemble import build_standards, build_world
from tidu.engine.packs.consistency import join_applicability
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.library import PackLibrary
from tidu.engine.packs.loaded import SHAPES, read_files
from tidu.engine.packs.problems import Problems
from tidu.engine.packs.upkeep import join_upkeep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.packs.files import PackFile


def load_packs(*folders: Path | str, shipped: bool = True) -> PackLibrary:
    """Load the shipped packs and any site folders.

    Args:
        folders: site pack folders, searched recursively.
        shipped: whether the packs that come with Tidu are loaded too.

    Raises:
        PackError: the first thing that is wrong, with file, path, line, expected, got and hint.
    """
    # Resolved: the same relative name means another folder in another working directory.
    return _load(tuple(Path(folder).resolve() for folder in folders), shipped)


@lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...], shipped: bool) -> PackLibrary:  # noqa: FBT001 - private and cached
    roots = (shipped_folder(), *folders) if shipped else folders
    return build_library(find_files(roots, SHAPES))


def build_library(files: Iterable[PackFile]) -> PackLibrary:
    """Build a library from files in memory (a folder, or revisions kept in a database).

    Raises:
        PackError: the first thing that is wrong.
    """
    problems = Problems()
    loaded = read_files(files, problems)
    world = build_world(loaded, problems)
    standards = build_standards(loaded, world, problems)
    rows = join_applicability(loaded.applicability, world.levels, loaded.levels_judged, problems)
    upkeep = join_upkeep(loaded.upkeep, world.levels, world.catalogue.facts, problems)
    return PackLibrary(
        catalogue=world.catalogue,
        levels=world.levels,
        rows=rows,
        standards=MappingProxyType(standards),
        overlays=world.overlays,
        titles=MappingProxyType(world.titles),
        upkeep=upkeep,
    )
