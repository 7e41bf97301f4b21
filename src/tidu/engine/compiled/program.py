"""A standard ready to run: conditions, indicators and derivations as typed trees, frozen.

One program a standard and case: conditions that the case does not test are kept as not applicable, so that
reports can still show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.compiled.points import slots_of_points
from tidu.engine.expressions.typed import Boolean, ScoreLine, Slot, slots_of, walk

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.compiled.points import Points
    from tidu.engine.results import Required
    from tidu.engine.schema.common import CaseName, Note, Source
    from tidu.engine.schema.standards import Derivation


class Condition(Struct, frozen=True):
    """A compiled condition or part.

    ``own`` is what the condition itself asks; ``node`` also lets the exemptions speak.
    ``slots`` are those ``node`` reads, ``required`` what ``own`` asks for; ``parts`` are the compiled parts
    of all_of, any_of and by_band; ``when`` guards a band. ``applicable`` is false in the case that does
    not test it. ``move`` is the fact in which a gap is told.
    """

    id: str
    label: str
    kind: str
    source: Source
    own: Boolean
    node: Boolean
    slots: tuple[Slot, ...] = ()
    required: Required | None = None
    parts: tuple[Condition, ...] = ()
    exemptions: tuple[Condition, ...] = ()
    when: Boolean | None = None
    move: Slot | None = None
    text: str = ""
    advice: str = ""
    note: str = ""
    applicable: bool = True


class Indicator(Struct, frozen=True):
    """A compiled indicator of the score."""

    id: str
    label: str
    group: str
    maximum: Fraction
    source: Source
    points: Points
    advice: str = ""
    note: str = ""


class Group(Struct, frozen=True):
    """A group of indicators: their places in `Program.indicators`."""

    id: str
    label: str
    maximum: Fraction
    indicators: tuple[int, ...]


class KeepRule(Struct, frozen=True):
    """A test on a ledger row and the reason shown when it fails."""

    test: Boolean
    reason: str
    clause: str


class CompiledDerivation(Struct, frozen=True):
    """How a fact is counted from a ledger."""

    spec: Derivation
    rules: tuple[KeepRule, ...]


class Program(Struct, frozen=True):
    """A standard compiled for one case."""

    standard: str
    case: CaseName
    conditions: tuple[Condition, ...]
    indicators: tuple[Indicator, ...]
    groups: tuple[Group, ...]
    derivations: tuple[CompiledDerivation, ...]
    notes: tuple[Note, ...]

    @property
    def applicable(self) -> tuple[Condition, ...]:
        """Top-level conditions that this case tests; all of them must hold."""
        return tuple(condition for condition in self.conditions if condition.applicable)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot the program can read, in reading order, each once."""
        found: dict[Slot, None] = {}
        for condition in self.applicable:
            found.update(dict.fromkeys(slots_of(condition.node)))
        for indicator in self.indicators:
            found.update(dict.fromkeys(slots_of_points(indicator.points)))
        return tuple(found)

    @property
    def scores(self) -> tuple[ScoreLine, ...]:
        """Score lines that conditions ask for."""
        nodes = (part for condition in self.applicable for part in walk(condition.node))
        return tuple(dict.fromkeys(node for node in nodes if isinstance(node, ScoreLine)))
