"""Read ledger rows field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.catalogue import read_value
from tidu.engine.errors import UnknownIdError
from tidu.engine.schema.facts import FactDefinition, Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.catalogue import Catalogue, Value


def read_row(catalogue: Catalogue, ledger: str, row: Mapping[str, object]) -> dict[str, Value]:
    """Read one row of a ledger; empty fields are left out.

    Raises:
        UnknownIdError: no such ledger or field.
        FactError: a value does not fit its field.
    """
    definition = catalogue.records.get(ledger)
    if definition is None:
        raise UnknownIdError("台账", ledger, catalogue.records)
    fields = {field.id: field for field in definition.fields}
    values: dict[str, Value] = {}
    for name, raw in row.items():
        field = fields.get(name)
        if field is None:
            raise UnknownIdError(f"{definition.label}字段", name, fields)
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            continue
        as_fact = FactDefinition(
            id=f"{ledger}.{name}",
            label=field.label,
            type=field.type,
            period=Period.as_of,
            definition=field.definition,
            choices=field.choices,
        )
        values[name] = read_value(as_fact, raw)
    return values
