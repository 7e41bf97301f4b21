"""Cells of an export: what a workbook gets for a firm's fields, facts and ledger fields, and how columns are headed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.engine.schema.facts import FactType
from tidu.tables.out.workbook.listing import Heading
from tidu.web.enterprises.models import Status
from tidu.web.enterprises.selectors import industries
from tidu.web.facts.values import loaded
from tidu.web.packs import level_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.schema.facts import FactDefinition, FieldDefinition
    from tidu.web.enterprises.columns import Column

Cell = str | int | float | date | Decimal | None

_WAN = Decimal(10_000)
_COLUMN_KINDS = {"code": "code", "date": "date", "moment": "date", "percent": "percent"}
_FACT_KINDS = {
    FactType.money: "money",
    FactType.share: "share",
    FactType.count: "count",
    FactType.date: "date",
    FactType.code: "code",
    FactType.years: "number",
    FactType.rank: "number",
    FactType.points: "number",
    FactType.level: "number",
}


def heading_of(column: Column) -> Heading:
    """Return how a column of the list stands in a workbook."""
    return Heading(column.label, _COLUMN_KINDS.get(column.kind, "text"))


def reader_of(column: Column) -> Callable[[object], Cell] | None:
    """Return what makes a field's value a cell; None where it is one already."""
    if column.kind == "industry":
        names = dict[object, str](industries())
        return lambda value: names.get(value, str(value)) if value else None
    if column.kind == "status":
        states = {str(value): str(label) for value, label in Status.choices}
        return lambda value: states.get(str(value), str(value))
    if column.kind == "level":
        # A level stands in row after row, and the packs need not be asked each time.
        return cache(lambda value: level_label(str(value)))
    if column.kind == "percent":
        return _hundredths
    return _day_of if column.kind == "moment" else None


def _hundredths(value: object) -> Cell:
    return value / 100 if isinstance(value, int) else None


def _day_of(value: object) -> Cell:
    return timezone.localtime(value).date() if isinstance(value, datetime) else None


def fact_heading(definition: FactDefinition | FieldDefinition) -> Heading:
    """Return how a fact or ledger field stands in a workbook; money is in 万元 and says so."""
    unit = "（万元）" if definition.type is FactType.money else ""
    return Heading(definition.label + unit, _FACT_KINDS.get(definition.type, "text"))


def fact_cell(value: object, definition: FactDefinition | FieldDefinition) -> Cell:
    """Return a kept value as a cell; what no longer fits its definition stands as the text it is."""
    read = loaded(value, definition)
    if read is None:
        return None if value is None or value == "" else str(value)
    if isinstance(read, bool):
        return "是" if read else "否"
    if isinstance(read, Decimal):
        return read / _WAN if definition.type is FactType.money else read
    if definition.type is FactType.choice:
        return next((choice.label for choice in definition.choices if choice.id == read), str(read))
    return read
