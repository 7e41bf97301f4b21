"""Load packs: read every file, convert, check, compile, freeze."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec

from tidu.engine.catalogue import Catalogue
from tidu.engine.errors import ConsistencyError
from tidu.engine.packs.builder import Builder, build_program
from tidu.engine.packs.consistency import check_applicability, check_levels, check_source
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import PackFile, find_files, shipped_folder
from tidu.engine.packs.hashing import content_hash
from tidu.engine.packs.library import PackLibrary, Standard
from tidu.engine.packs.size_classes import compile_sizes
from tidu.engine.packs.strict_yaml import Document, read_yaml
from tidu.engine.packs.world import Gate, World
from tidu.engine.schema.facts import FactDefinition, FactsFile, RecordDefinition
from tidu.engine.schema.levels import ApplicabilityFile, LevelsFile
from tidu.engine.schema.standards import GateFile, Overlay, StandardFile

if TYPE_CHECKING:
    from collections.abc import Iterable

SHAPES: dict[str, type[msgspec.Struct]] = {
    "facts": FactsFile,
    "levels": LevelsFile,
    "applicability": ApplicabilityFile,
    "gate": GateFile,
    "overlay": Overlay,
    "standard": StandardFile,
}
"""Struct of each kind of pack file."""


@dataclass(slots=True)
class Loaded:
    """Files of each kind, read and converted, with their documents."""

    by_kind: dict[str, list[tuple[Document, Any]]] = field(
        default_factory=lambda: {kind: [] for kind in SHAPES}
    )


def load_packs(*folders: Path | str, shipped: bool = True) -> PackLibrary:
    """Load the shipped packs and any site folders.

    Args:
        folders: site pack folders, searched recursively.
        shipped: whether the packs that come with Tidu are loaded too.

    Raises:
        PackError: the first thing that is wrong, with file, path, line, expected, got and hint.
    """
    return _load(tuple(Path(folder) for folder in folders), shipped)


@lru_cache(maxsize=4)
def _load(folders: tuple[Path, ...], shipped: bool) -> PackLibrary:  # noqa: FBT001 - private and cached
    roots = (shipped_folder(), *folders) if shipped else folders
    return build_library(file for file in find_files(roots) if file.kind in SHAPES)


def build_library(files: Iterable[PackFile]) -> PackLibrary:
    """Build a library from files in memory (a folder, or revisions kept in a database).

    Raises:
        PackError: the first thing that is wrong.
    """
    loaded = Loaded()
    for file in files:
        document = read_yaml(file.text, file.name)
        loaded.by_kind[file.kind].append((document, convert(document, SHAPES[file.kind])))
    world = _world(loaded)
    standards = _standards(loaded, world)
    rows = check_applicability(loaded.by_kind["applicability"], world.levels, standards)
    return PackLibrary(
        catalogue=world.catalogue,
        levels=world.levels,
        rows=rows,
        standards=MappingProxyType(standards),
        overlays=world.overlays,
        titles=MappingProxyType(world.titles),
    )


def _world(loaded: Loaded) -> World:
    facts: list[FactDefinition] = []
    records: list[RecordDefinition] = []
    for document, spec in loaded.by_kind["facts"]:
        _unique(document, "facts", [fact.id for fact in spec.facts], {fact.id for fact in facts})
        facts += spec.facts
        records += spec.records
    catalogue = Catalogue(facts, records)
    levels = check_levels(loaded.by_kind["levels"], catalogue)
    world = World(catalogue, MappingProxyType(levels))
    world.gates = {spec.id: Gate(document, spec) for document, spec in loaded.by_kind["gate"]}
    world.overlays = tuple(spec for _, spec in loaded.by_kind["overlay"])
    industry = catalogue.facts.get("size_industry")
    choices = frozenset(choice.id for choice in industry.choices) if industry else frozenset()
    for document, spec in loaded.by_kind["standard"]:
        if spec.classes:
            builder = Builder(world, document, spec, "new")
            world.sizes[spec.id] = compile_sizes(spec, document, choices, builder.test)
    return world


def _standards(loaded: Loaded, world: World) -> dict[str, Standard]:
    standards: dict[str, Standard] = {}
    for document, spec in loaded.by_kind["standard"]:
        if spec.id in standards:
            raise ConsistencyError("两个文件用了同一个标准 id", place=document.place("id"), got=spec.id)
        check_source(document, "source", spec.source)
        sizes = world.sizes.get(spec.id)
        if sizes is None and not spec.conditions:
            raise ConsistencyError("标准没有条件", place=document.place(), expected="conditions 或 classes")
        programs = (
            {}
            if sizes is not None
            else {case: build_program(world, document, spec, case) for case in ("new", "renewal")}
        )
        overlays = tuple(overlay for overlay in world.overlays if overlay.overlay_of == spec.id)
        standards[spec.id] = Standard(
            spec=spec,
            programs=MappingProxyType(programs),
            sizes=sizes,
            catalogue=world.catalogue,
            overlays=overlays,
            content_hash=_closure_hash(spec, world, loaded),
        )
    return standards


def _closure_hash(spec: StandardFile, world: World, loaded: Loaded) -> str:
    """Hash the standard with all that its verdicts can depend on."""
    gate = [world.gates[spec.gate].spec] if spec.gate else []
    sizes = [other for _, other in loaded.by_kind["standard"] if other.classes]
    overlays = sorted((o for o in world.overlays if o.overlay_of == spec.id), key=lambda overlay: overlay.id)
    facts = sorted(world.catalogue.facts.values(), key=lambda fact: fact.id)
    levels = sorted(world.levels.values(), key=lambda level: level.id)
    return content_hash([spec, *gate, *sizes, *overlays, *facts, *world.catalogue.records.values(), *levels])


def _unique(document: Document, path: str, ids: list[str], known: set[str]) -> None:
    for index, name in enumerate(ids):
        if name in known or name in ids[:index]:
            raise ConsistencyError(
                "同一个 id 定义了两次", place=document.place(f"{path}[{index}].id"), got=name
            )
