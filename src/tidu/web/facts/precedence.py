"""Which source's value counts: the strongest, among equals the newest. Pure: no database.

What other sources say differently is a conflict: it is kept beside the value, never mixed into it. What a source
said earlier and says otherwise now is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

WHOLE = "*"
"""In origins: every value of the view came from one row, which is named once."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says: its id, how far its source is trusted (`Strength`), when it was recorded, whose it is."""

    row: int
    strength: int
    recorded_at: datetime
    values: Mapping[str, Any]
    source: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """The values that count, the row each came from, and what contradicts them (strongest first)."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)
    conflicts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def resolve(rows: Iterable[Said]) -> View:
    """Return the view of a firm's rows of one year; an empty value says nothing and hides nothing."""
    view = View()
    heard: set[tuple[int, str]] = set()
    for said in sorted(rows, key=lambda one: (one.strength, one.recorded_at, one.row), reverse=True):
        for fact, value in said.values.items():
            if value is None or value == "" or (said.source, fact) in heard:
                continue
            if said.source:
                heard.add((said.source, fact))
            if fact not in view.values:
                view.values[fact], view.origins[fact] = value, said.row
            elif value != view.values[fact]:
                view.conflicts.setdefault(fact, []).append({"row": said.row, "value": value})
    return view


def spread(origins: Mapping[str, int], values: Iterable[str]) -> dict[str, int]:
    """Return the row that each value of a view came from, also where they are kept as one for all (`WHOLE`)."""
    return dict.fromkeys(values, origins[WHOLE]) if WHOLE in origins else dict(origins)
