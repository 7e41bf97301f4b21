"""Put loaded files together: first the world that standards refer to, then the standards."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.catalogue import Catalogue
from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.builder import Builder, build_programs
from tidu.engine.packs.catalogue_checks import Headers, check_facts_file
from tidu.engine.packs.consistency import check_source, join_levels
from tidu.engine.packs.hashing import closure, content_hash
from tidu.engine.packs.identity import Register
from tidu.engine.packs.library import Standard
from tidu.engine.packs.part_checks import check_clauses, check_parts, parts_below
from tidu.engine.packs.score_checks import check_table_ids
from tidu.engine.packs.size_classes import INDUSTRY, compile_sizes
from tidu.engine.packs.world import Gate, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.compiled.program import Program
    from tidu.engine.packs.loaded import Loaded
    from tidu.engine.packs.problems import Problems
    from tidu.engine.packs.size_classes import SizeTable
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.standards import Overlay, StandardFile


def build_world(loaded: Loaded, problems: Problems) -> World:
    """Join facts, levels, gates, overlays and size classes.

    Args:
        loaded: files by kind.
        problems: takes what is wrong among them.
    """
    catalogue = _catalogue(loaded, problems)
    levels = join_levels(loaded.levels, catalogue, problems)
    world = World(catalogue, MappingProxyType(levels))
    register = Register()
    gates: dict[str, Gate] = {}
    for document, spec in loaded.gate:
        problems.take(register.check(spec, document, "id"))
        problems.take(check_source(document, "source", spec.source))
        problems.take(check_parts(document, spec.conditions))
        gates.setdefault(spec.id, Gate(document, spec))
    world.gates = gates
    world.overlays = _overlays(loaded, problems)
    _add_sizes(loaded, world, problems)
    return world


def _catalogue(loaded: Loaded, problems: Problems) -> Catalogue:
    register, headers = Register(), Headers()
    facts = {fact.id: fact for _, spec in reversed(loaded.facts) for fact in reversed(spec.facts)}
    records = {ledger.id: ledger for _, spec in loaded.facts for ledger in spec.records}
    for document, spec in loaded.facts:
        for index, fact in enumerate(spec.facts):
            problems.take(register.check_fact(fact, document, f"facts[{index}].id"))
        for index, ledger in enumerate(spec.records):
            problems.take(register.check_fact(ledger, document, f"records[{index}].id"))
        problems.take(check_facts_file(spec, facts, headers, document))
    ordered = {fact.id: facts[fact.id] for _, spec in loaded.facts for fact in spec.facts}
    return Catalogue(ordered.values(), records.values())


def _overlays(loaded: Loaded, problems: Problems) -> tuple[Overlay, ...]:
    register = Register()
    standards = {spec.id: spec for _, spec in loaded.standard}
    for document, overlay in loaded.overlay:
        problems.take(register.check(overlay, document, "id"))
        problems.take(check_source(document, "source", overlay.source))
        if "standard" not in loaded.failed:
            problems.take(_check_overlay(overlay, standards.get(overlay.overlay_of), document))
    return tuple(overlay for _, overlay in loaded.overlay)


def _check_overlay(
    overlay: Overlay, standard: StandardFile | None, document: Document
) -> Iterator[PackError]:
    if standard is None:
        yield ConsistencyError(
            "没有这个标准",
            place=document.place("overlay_of"),
            got=overlay.overlay_of,
            hint="overlay_of 写国家标准的 id，如 national.srdi-2022",
        )
        return
    known = [indicator.id for indicator in standard.score.indicators] if standard.score else []
    if overlay.indicator not in known:
        yield ConsistencyError(
            "标准没有这个指标",
            place=document.place("indicator"),
            expected="、".join(known),
            got=overlay.indicator,
        )
    if overlay.entered:
        yield ConsistencyError(
            "省级指标还不能录入",
            place=document.place("entered"),
            expected="entered: false",
            hint="得分请作为 provincial_feature_score 填报",
        )


def _add_sizes(loaded: Loaded, world: World, problems: Problems) -> None:
    industry = world.catalogue.facts.get(INDUSTRY.fact)
    choices = frozenset(choice.id for choice in industry.choices) if industry else frozenset()
    for document, spec in loaded.standard:
        if spec.classes:
            with problems.here():
                builder = Builder(world, document, spec, "new")
                world.sizes[spec.id] = compile_sizes(spec, document, choices, builder.test)
                world.size_files[spec.id] = spec


def build_standards(loaded: Loaded, world: World, problems: Problems) -> dict[str, Standard]:
    """Check and compile every standard.

    Args:
        loaded: files by kind.
        world: what the standards may refer to.
        problems: takes what is wrong with them.
    """
    register = Register()
    standards: dict[str, Standard] = {}
    for document, spec in loaded.standard:
        problems.take(register.check(spec, document, "id"))
        problems.take(check_source(document, "source", spec.source))
        problems.take(_check_shape(spec, world, document))
        sizes = world.sizes.get(spec.id)
        with problems.here():
            programs = build_programs(world, document, spec) if not spec.classes else {}
            standards.setdefault(spec.id, _standard(spec, programs, sizes, world))
    return standards


def _check_shape(spec: StandardFile, world: World, document: Document) -> Iterator[PackError]:
    if bool(spec.conditions) == bool(spec.classes):
        place = document.place("classes" if spec.classes else "")
        got = "两个都有" if spec.classes else "一个也没有"
        yield ConsistencyError("标准应有条件或划型表", place=place, expected="conditions 或 classes", got=got)
    if spec.level is not None and spec.level not in world.levels:
        known = "、".join(sorted(world.levels))
        yield ConsistencyError("没有这个梯度", place=document.place("level"), expected=known, got=spec.level)
    gate = world.gates.get(spec.gate or "")
    taken = [part.id for part, _ in parts_below(gate.spec.conditions, "")] if gate is not None else []
    yield from check_clauses(document, spec.conditions)
    yield from check_parts(document, spec.conditions, taken)
    if spec.score is not None:
        yield from check_table_ids(document, spec.score)


def _standard(
    spec: StandardFile, programs: dict[str, Program], sizes: SizeTable | None, world: World
) -> Standard:
    return Standard(
        spec=spec,
        programs=MappingProxyType(programs),
        sizes=sizes,
        catalogue=world.catalogue,
        overlays=tuple(overlay for overlay in world.overlays if overlay.overlay_of == spec.id),
        content_hash=content_hash(closure(spec, programs.values(), sizes, world)),
    )
