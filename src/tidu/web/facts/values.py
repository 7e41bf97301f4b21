"""How values are kept in JSON: money as text to the fen, dates as ISO text; and back into the engine's types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactType
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.catalogue import Value
    from tidu.engine.schema.facts import FactDefinition, FieldDefinition

Stored = str | bool
_WORDS = (FactType.text, FactType.code, FactType.choice)


def stored(value: Value, kind: FactType) -> Stored:
    """Return an engine value as it is kept: equal values are kept as equal texts."""
    if isinstance(value, Decimal):
        if kind is FactType.money:
            return f"{value:.2f}"
        return "0" if not value else f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def loaded(value: object, definition: FactDefinition | FieldDefinition) -> Value | None:
    """Return a kept value as the engine takes it; None where it is empty or no longer fits its definition."""
    if value is None or value == "":
        return None
    kind = definition.type
    try:
        if kind is FactType.bool_:
            return value if isinstance(value, bool) else None
        if kind is FactType.date:
            return date.fromisoformat(str(value)[:10])
        return str(value) if kind in _WORDS else Decimal(str(value))
    except (InvalidOperation, ValueError):
        return None


def read_values(raw: Mapping[str, object]) -> dict[str, Stored | None]:
    """Read values as people and programs write them into how they are kept; an emptied one is None.

    Args:
        raw: by fact id, in base units or with their own (``1500万``).

    Raises:
        FactError: a value does not fit its fact.
        UnknownIdError: no pack defines the fact.
    """
    catalogue = library().catalogue
    kept: dict[str, Stored | None] = {}
    for fact, value in raw.items():
        read = catalogue.read(fact, value)
        kept[fact] = None if read is None else stored(read, catalogue.fact(fact).type)
    return kept
