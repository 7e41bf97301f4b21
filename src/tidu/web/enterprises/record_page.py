"""The 档案 page of a firm: its tables of people, products, libraries and old names; and who looks after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from tidu.web.accounts.models import Assignment
from tidu.web.accounts.roles import Role
from tidu.web.enterprises.related import KINDS, RecordKind, field_text
from tidu.web.ui.prepared import Prepared

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.enterprises.models import Enterprise


@dataclass(frozen=True, slots=True)
class Line:
    """A record in words, and the page that changes it."""

    texts: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class RecordTable:
    """The records of one kind."""

    kind: RecordKind
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    new_url: str


def record_tables(firm: Enterprise) -> tuple[RecordTable, ...]:
    """Return a firm's tables, in the order of the page; no query where the records were fetched before."""
    tables = []
    for kind in KINDS.values():
        lines = tuple(
            Line(
                tuple(field_text(name, getattr(record, name)) or "—" for name in kind.fields),
                reverse("enterprises:record-edit", args=[firm.pk, kind.id, record.pk]),
            )
            for record in getattr(firm, kind.related).all()
        )
        new_url = reverse("enterprises:record-new", args=[firm.pk, kind.id])
        tables.append(RecordTable(kind, tuple(kind.labels().values()), lines, new_url))
    return tuple(tables)


def keepers_of(firm: Enterprise, today: date) -> tuple[str, ...]:
    """Return the specialists who look after a firm now; one query. Who reviews it (experts) is not told here."""
    people = {
        user: name
        for user, name, since, until in _KEEPERS.rows(firm.pk)
        if since <= today and (until is None or until >= today)
    }
    return tuple(people.values())


_KEEPERS = Prepared(
    lambda pk: (
        Assignment.objects.filter(enterprise=pk, user__is_active=True, user__role=Role.SPECIALIST)
        .order_by("since", "pk")
        .values_list("user", "user__name", "since", "until")
    )
)
