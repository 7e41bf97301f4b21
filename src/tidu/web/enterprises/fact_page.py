"""What sources say of a firm's figures, in words: of one value, of a year's fields, and row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tidu.web.enterprises.current import rows_behind, rows_in_force, views_of
from tidu.web.enterprises.fact_table import TONES, figure, place
from tidu.web.facts.models import Strength
from tidu.web.packs import fact_definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.facts.models import CurrentFacts, FactRow


@dataclass(frozen=True, slots=True)
class Saying:
    """One value and who says so."""

    value: object
    text: str
    counts: bool
    sources: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Everything said of one value: the distinct values, the one that counts first."""

    current: object
    against: tuple[Mapping[str, Any], ...]
    values: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row as handed in: when, from where, how much it says, and until when it was in force."""

    recorded_at: datetime
    superseded_at: datetime | None
    source: str
    strength: str
    tone: str
    year: int
    labels: tuple[str, ...]


def said_of(firm: Enterprise, year: int, definition: FactDefinition) -> Said:
    """Return what the sources in force say of one value; two queries."""
    view = views_of(firm).get(year)
    current = view.values.get(definition.id) if view is not None else None
    against = tuple(view.conflicts.get(definition.id, ())) if view is not None else ()
    found: dict[object, list[dict[str, object]]] = {}
    rows = rows_in_force(firm).filter(year=year)
    for row in sorted(rows, key=lambda one: (-one.source.strength, -one.recorded_at.timestamp())):
        value = row.values.get(definition.id)
        if value is not None and value != "":
            strength = Strength(row.source.strength)
            found.setdefault(value, []).append(
                {
                    "place": place(row), "strength": strength.label, "tone": TONES.get(strength, "secondary"),
                    "recorded_at": row.recorded_at,
                }
            )  # fmt: skip
    sayings = [
        Saying(value, figure(value, definition), value == current, tuple(sources))
        for value, sources in found.items()
    ]
    return Said(current, against, tuple(sorted(sayings, key=lambda one: not one.counts)))


def hints_of(view: CurrentFacts | None) -> dict[str, str]:
    """Return what stands under the fields of a year's form: the source of the value; one query."""
    if view is None:
        return {}
    rows = rows_behind([view])
    return {
        fact: f"{Strength(rows[row].source.strength).label}：{place(rows[row])}"
        for fact, row in view.origins.items()
        if row in rows
    }


def source_rows(rows: Iterable[FactRow]) -> tuple[SourceRow, ...]:
    """Return rows as handed in, in words; facts that no pack knows any more are left out."""
    return tuple(
        SourceRow(
            recorded_at=row.recorded_at,
            superseded_at=row.superseded_at,
            source=place(row),
            strength=Strength(row.source.strength).label,
            tone=TONES.get(Strength(row.source.strength), "secondary"),
            year=row.year,
            labels=tuple(
                definition.label for fact in row.values if (definition := fact_definition(fact)) is not None
            ),
        )
        for row in rows
    )
