"""Ledger rows in words: fields by their labels, choices and figures as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactDefinition, Period
from tidu.web.ui.formats import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.schema.facts import FieldDefinition, RecordDefinition


def field_text(field: FieldDefinition, value: object) -> str:
    """Return a field's kept value as people read it; empty where there is none."""
    if value is None or value == "":
        return ""
    as_fact = FactDefinition(
        id=field.id,
        label=field.label,
        type=field.type,
        period=Period.as_of,
        definition="",
        choices=field.choices,
    )
    return typed(value, as_fact)


def row_text(definition: RecordDefinition, values: Mapping[str, object]) -> dict[str, str]:
    """Return a row's fields that are filled, by their labels, in the order of the catalogue."""
    return {
        field.label: text for field in definition.fields if (text := field_text(field, values.get(field.id)))
    }
