"""Content hashes: what a stored verdict can be checked against years later.

The hash covers everything the verdict depends on, in canonical form, so that comments and layout do not
change it and a changed fact definition does. What the verdict does not depend on stays outside: a fact that
some other pack adds must not make every published standard look changed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from tidu.engine.expressions.typed import slots_of
from tidu.engine.packs.part_checks import parts_below
from tidu.engine.packs.size_classes import INDUSTRY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tidu.engine.compiled.program import Program
    from tidu.engine.packs.size_classes import SizeTable
    from tidu.engine.packs.world import World
    from tidu.engine.schema.facts import RecordDefinition
    from tidu.engine.schema.standards import StandardFile

_ENCODER = msgspec.json.Encoder(order="sorted")


def content_hash(parts: Iterable[msgspec.Struct]) -> str:
    """Return the SHA-256 of structs in canonical JSON, as 64 hexadecimal digits.

    Args:
        parts: structs in an order that does not depend on file names.
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(_ENCODER.encode([type(part).__name__, part]))
        digest.update(b"\n")
    return digest.hexdigest()


def closure(
    spec: StandardFile, programs: Iterable[Program], sizes: SizeTable | None, world: World
) -> Iterator[msgspec.Struct]:
    """Yield all that a standard's verdicts can depend on, in a fixed order.

    Args:
        spec: the standard.
        programs: what it compiled to, for each case.
        sizes: its size classes, where it classifies.
        world: the packs around it.
    """
    gate = world.gates.get(spec.gate or "")
    yield spec
    if gate is not None:
        yield gate.spec
    parts = (*spec.conditions, *(gate.spec.conditions if gate is not None else ()))
    named = sorted({part.size.standard for part, _ in parts_below(parts, "") if part.size is not None})
    yield from (world.size_files[name] for name in named)
    yield from sorted((o for o in world.overlays if o.overlay_of == spec.id), key=lambda overlay: overlay.id)
    used = _facts_used(programs, sizes, world)
    # Headers and proofs are for people: a new alias changes no verdict.
    yield from (
        msgspec.structs.replace(world.catalogue.facts[name], aliases=(), evidence="") for name in sorted(used)
    )
    yield from (
        _without_aliases(world.catalogue.records[name]) for name in sorted({d.of for d in spec.derive})
    )
    members = (level for level in world.levels.values() if level.until_fact in used)
    yield from sorted(members, key=lambda level: level.id)


def _without_aliases(ledger: RecordDefinition) -> RecordDefinition:
    fields = tuple(msgspec.structs.replace(field, aliases=()) for field in ledger.fields)
    return msgspec.structs.replace(ledger, fields=fields)


def _facts_used(programs: Iterable[Program], sizes: SizeTable | None, world: World) -> set[str]:
    facts = world.catalogue.facts
    # Whether a year exists for the firm at all is asked of its age.
    names = {"established_on"} & set(facts)
    for program in programs:
        names |= {slot.fact for slot in program.slots}
        names |= {rule.spec.fact for rule in program.derivations}
    if sizes is not None:
        names.add(INDUSTRY.fact)
        for row in sizes.industries:
            names |= {slot.fact for test in (row.large, row.medium, row.small) for slot in slots_of(test)}
    return names | {facts[name].years_since or name for name in names}
