"""The rule packs of the site, and the Chinese labels that pages show instead of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from tidu.engine import load_packs

if TYPE_CHECKING:
    from tidu.engine import PackLibrary
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.facts import FactDefinition


def library() -> PackLibrary:
    """Return the shipped packs and the site's own; read once, then kept.

    Raises:
        PackError: the site's packs have an error; the message says where.
    """
    return load_packs(*([settings.PACKS] if settings.PACKS else []))


def fact_definition(fact: str) -> FactDefinition | None:
    """Return what the catalogue says of a fact; None where it does not know it."""
    return library().catalogue.facts.get(fact)


def fact_label(fact: str) -> str:
    """Return a fact's Chinese label; an unknown one is named as such, never shown raw."""
    definition = fact_definition(fact)
    return definition.label if definition is not None else "未知指标"


def level_label(level: str) -> str:
    """Return a level's Chinese label; empty for none, and never an id."""
    if not level:
        return ""
    known = library().levels.get(level)
    return known.label if known is not None else "未知称号"


def standard_order(standard: Standard) -> tuple[bool, int, str]:
    """Return what orders standards as people climb: the nation's levels by rank, then those of places."""
    level = library().levels.get(standard.level or "")
    return (
        not standard.id.startswith("national."),
        level.rank if level is not None else 0,
        standard.level or "",
    )
