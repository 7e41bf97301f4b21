"""How figures, dates and facts read on a page: 1,234.5 万元, 12.3%, 2026-11-22. Empty values are a dash."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django.utils import timezone

from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.engine.units import Unit
from tidu.engine.wording import fact_text, money_text, value_text
from tidu.web.packs import fact_definition

EMPTY = "—"


def exact(value: object) -> Fraction | None:
    """Return a number as it is stored (Decimal, int, text such as ``"1500.00"``); None where it is none."""
    if value is None or isinstance(value, bool) or value == "":
        return None
    try:
        return Fraction(value) if isinstance(value, (int, Fraction)) else Fraction(Decimal(str(value)))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def money(value: object) -> str:
    """Return yuan as 元, 万元 or 亿元."""
    number = exact(value)
    return EMPTY if number is None else money_text(number)


def percent(value: object) -> str:
    """Return a fraction as a percentage with one decimal: 0.1234 is 12.3%."""
    number = exact(value)
    return EMPTY if number is None else value_text(number, Unit.share)


def number(value: object) -> str:
    """Return a plain number with thousands separators and at most two decimals."""
    read = exact(value)
    return EMPTY if read is None else value_text(read, Unit.number)


def day(value: object) -> str:
    """Return a date (or a moment's date in Shanghai, or ISO text) as 2026-11-22."""
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return value.strftime("%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)[:10] if value else EMPTY


def moment(value: datetime | None) -> str:
    """Return a moment in Shanghai time as 2026-11-22 09:30."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else EMPTY


def fact(value: object, fact_id: str) -> str:
    """Return a stored value of a fact with its unit, its choice's label, or 是/否."""
    definition = fact_definition(fact_id)
    return EMPTY if value is None or value == "" else typed(value, definition)


def typed(value: object, definition: FactDefinition | None) -> str:
    """Return a stored value by its definition; as plain text where the catalogue does not know it."""
    if definition is None or definition.type in (FactType.text, FactType.code):
        return str(value)
    if definition.type is FactType.date:
        return day(value)
    if definition.type is FactType.bool_:
        return fact_text(definition, value is True or value in ("true", "True", "是"))
    if definition.type is FactType.choice:
        return fact_text(definition, str(value))
    read = exact(value)
    return str(value) if read is None else fact_text(definition, read)
