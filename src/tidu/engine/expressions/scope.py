"""What names mean where an expression stands: facts of a firm, fields of a row, titles, collections."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Reference, Slot
from tidu.engine.schema.facts import FactDefinition, FieldDefinition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.units import Unit

FIRMS = "firms"


@dataclass(frozen=True, slots=True)
class Scope:
    """Names that an expression may use.

    ``names`` are facts (or fields of a ledger row); ``titles`` maps the word of a title to the fact that
    holds its end; ``collections`` are what aggregates may run over, each with the scope of its rows.
    """

    names: Mapping[str, FactDefinition | FieldDefinition]
    titles: Mapping[str, str] = field(default_factory=dict)
    collections: Mapping[str, Scope] = field(default_factory=dict)

    @classmethod
    def of_firm(cls, catalogue: Catalogue, titles: Mapping[str, str]) -> Scope:
        """Scope of a rule about one firm."""
        return cls(catalogue.facts, titles)

    @classmethod
    def of_pool(cls, catalogue: Catalogue, titles: Mapping[str, str]) -> Scope:
        """Scope of a measure over many firms: only aggregates and numbers."""
        return cls({}, {}, {FIRMS: cls.of_firm(catalogue, titles)})

    @classmethod
    def of_row(cls, fields: Iterable[FieldDefinition]) -> Scope:
        """Scope of a rule about one ledger row."""
        return cls({definition.id: definition for definition in fields})


def reference(definition: FactDefinition | FieldDefinition, slot: Slot, unit: Unit) -> Reference:
    """Build the reference to a numeric fact with the domain its catalogue entry gives."""
    if isinstance(definition, FieldDefinition):
        return Reference(slot, unit, None, None)
    return Reference(slot, unit, _bound(definition.minimum), _bound(definition.maximum))


def is_judgement(definition: FactDefinition | FieldDefinition) -> bool:
    """Whether an empty value is an open judgement."""
    return isinstance(definition, FactDefinition) and definition.is_judgement


def _bound(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(str(value))
