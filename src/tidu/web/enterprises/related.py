"""Records beside a firm's master data: people, shareholders, products, libraries, old names and codes.

One kind a table: its model, its fields in the order of the page, and what it is called. Pages, forms and
services work from the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tidu.web.enterprises.models import (
    Contact,
    EnterpriseCode,
    EnterpriseName,
    LibraryEntry,
    Product,
    Shareholder,
)
from tidu.web.ui.formats import day, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model

_DATES = frozenset({"since", "until"})


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record: ``id`` stands in addresses, ``related`` is the firm's attribute."""

    id: str
    label: str
    model: type[Model]
    related: str
    fields: tuple[str, ...]
    icon: str
    empty: str

    def field_label(self, name: str) -> str:
        """Return the Chinese name of a field."""
        field: Any = self.model._meta.get_field(name)
        named = field.related_model._meta if field.is_relation else field
        return str(named.verbose_name)

    def labels(self) -> dict[str, str]:
        """Return the Chinese names of the fields, in the order of the page."""
        return {name: self.field_label(name) for name in self.fields}

    def told(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Return values in words, by label; empty ones are left out."""
        words = {self.field_label(name): field_text(name, values.get(name)) for name in self.fields}
        return {label: text for label, text in words.items() if text}

    def values_of(self, record: Model) -> dict[str, Any]:
        """Return what a record says, by field."""
        return {name: getattr(record, name) for name in self.fields}


def field_text(name: str, value: object) -> str:
    """Return a value of a record as people read it; empty where there is none."""
    if value is None or value == "":
        return ""
    if name == "share":
        return percent(value)
    return day(value) if name in _DATES else str(value)


KINDS: Mapping[str, RecordKind] = {
    kind.id: kind
    for kind in (
        RecordKind(
            "contacts", "联系人", Contact, "contacts", ("name", "position", "phone"), "user", "没有登记联系人。",
        ),
        RecordKind(
            "shareholders", "股东", Shareholder, "shareholders", ("name", "uscc", "share"), "users", "没有登记股东。",
        ),
        RecordKind(
            "products", "其他产品", Product, "products", ("name", "code", "share", "note"), "package",
            "主导产品见基本信息；没有登记其他产品。",
        ),
        RecordKind(
            "libraries", "名录库", LibraryEntry, "library_entries", ("library", "since", "until", "reason"),
            "file-text", "不在任何名录库中。",
        ),
        RecordKind(
            "names", "曾用名", EnterpriseName, "former_names", ("name", "until"), "history", "没有曾用名。",
        ),
        RecordKind(
            "codes", "原代码", EnterpriseCode, "former_codes", ("uscc", "until"), "history", "没有用过其他代码。",
        ),
    )
}  # fmt: skip
"""The kinds of records, by id, in the order of the page."""
