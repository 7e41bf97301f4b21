"""Master data in words: names of fields, and their values as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.enterprises.services import MASTER_FIELDS
from tidu.web.ui.formats import day, fact

if TYPE_CHECKING:
    from collections.abc import Mapping


def master_labels() -> dict[str, str]:
    """Return the Chinese names of master data, by field."""
    labels = {field.name: str(field.verbose_name) for field in Enterprise._meta.fields}
    labels["jurisdiction"] = "所属辖区"
    return {name: labels[name] for name in MASTER_FIELDS}


def master_text(name: str, value: object) -> str:
    """Return a value of master data as people read it; empty where there is none."""
    if value is None or value == "":
        return ""
    if name == "size_industry":
        return fact(value, "size_industry")
    if name == "status":
        return dict[object, str](Status.choices).get(value, str(value))
    return day(value) if name == "established_on" else str(value)


def told(values: Mapping[str, object] | None) -> dict[str, str]:
    """Return the values of an entry of the trail in words, by label."""
    labels = master_labels()
    return {labels.get(name, name): master_text(name, value) for name, value in (values or {}).items()}
