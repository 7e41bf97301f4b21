"""What a plan's figures depend on, for its content hash: the file, the facts it reads, the levels it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tidu.engine.expressions.typed import slots_of
from tidu.engine.measures import Measure
from tidu.plans.measures import slots_of_measure
from tidu.plans.titles import TitleCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.expressions.typed import Slot
    from tidu.engine.packs.library import PackLibrary
    from tidu.plans.model import CompiledIncentive, PlanTarget
    from tidu.plans.schema.plan import PlanFile


def closure(
    spec: PlanFile,
    targets: tuple[PlanTarget, ...],
    incentives: tuple[CompiledIncentive, ...],
    library: PackLibrary,
) -> Iterator[msgspec.Struct]:
    """Yield the parts in a fixed order; aliases and proofs of facts are for people and stay outside."""
    yield spec
    levels = {
        level.id: level
        for target in targets
        if isinstance(target.measure, TitleCount)
        for level in target.measure.levels
    }
    used = {slot.fact for slot in _slots(targets, incentives)} & set(library.catalogue.facts)
    titles = (level for level in library.levels.values() if level.until_fact in used)
    levels |= {level.id: level for level in titles}
    for name in sorted(used):
        yield msgspec.structs.replace(library.catalogue.facts[name], aliases=(), evidence="")
    yield from (levels[name] for name in sorted(levels))


def _slots(targets: tuple[PlanTarget, ...], incentives: tuple[CompiledIncentive, ...]) -> Iterator[Slot]:
    for target in targets:
        if isinstance(target.measure, Measure):
            yield from slots_of_measure(target.measure)
    for incentive in incentives:
        yield from incentive.amount.slots
        if incentive.eligible is not None:
            yield from slots_of(incentive.eligible)
