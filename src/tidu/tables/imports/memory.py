"""What a source's last file taught: the same headings map as last time. Years are asked again each time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tidu.tables.roster.headings.names import squash

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary

    from tidu.tables.imports.mapping import Mapping

Memory = dict[str, Any]
"""JSON: ``{"kind": …, "columns": {squashed heading: [target, unit]}}``."""


def remember(mapping: Mapping, earlier: Dictionary[str, Any] | None = None) -> Memory:
    """Return what is to be kept of a confirmed mapping; headings that only earlier files had stay known.

    A year that a person chose is not kept: next year's file has the same heading and another year.
    """
    known = dict(_columns(earlier)) if earlier and earlier.get("kind") == mapping.kind else {}
    for key, column in zip(keys(mapping.headings), mapping.columns, strict=True):
        if key:
            known[key] = [column.target, column.unit]
    return {"kind": mapping.kind, "columns": known}


def keys(headings: Iterable[str]) -> list[str]:
    """Return what headings are known by; the second of two alike is another column than the first."""
    seen: dict[str, int] = {}
    result = []
    for heading in headings:
        key = squash(heading)
        seen[key] = seen.get(key, 0) + 1
        result.append(f"{key}#{seen[key]}" if key and seen[key] > 1 else key)
    return result


def recalled(memory: Dictionary[str, Any] | None, kind: str, heading: str) -> tuple[str, str] | None:
    """Return target and unit that a heading (by `keys`) had last time; None where it is new."""
    if not memory or memory.get("kind") != kind or not heading:
        return None
    found = _columns(memory).get(heading)
    if not isinstance(found, list | tuple) or len(found) != 2:  # noqa: PLR2004 - target and unit
        return None
    return str(found[0]), str(found[1])


def _columns(memory: Dictionary[str, Any]) -> Dictionary[str, Any]:
    columns = memory.get("columns")
    return columns if isinstance(columns, dict) else {}
