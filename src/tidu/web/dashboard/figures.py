"""A number and the list behind it, and tables of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tidu.web.ui.navigation import address_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of firms (or of what ``unit`` says), and where they are listed."""

    label: str
    count: int
    address: str
    note: str = ""
    unit: str = "家"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its name, one figure a column, and all together."""

    label: str
    cells: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by something, columns by level."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def listed(**filters: object) -> str:
    """Return the address of the list of firms with filters; empty ones are left out."""
    return _with(address_of("enterprises:list"), filters)


def near(**filters: object) -> str:
    """Return the address of the list of nearest firms with filters."""
    return _with(address_of("assessments:nearest"), filters)


def holders(**filters: object) -> str:
    """Return the address of the list of titles held on a day."""
    return _with(address_of("dashboard:holders"), filters)


def _with(address: str, filters: Mapping[str, object]) -> str:
    query = urlencode({name: value for name, value in filters.items() if value not in (None, "")})
    return f"{address}?{query}" if query else address
