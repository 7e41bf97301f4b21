"""Figures as people type them: money in 万元, shares in percent, unless they write a unit themselves. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactType
from tidu.web.packs import library
from tidu.web.ui.formats import exact

if TYPE_CHECKING:
    from tidu.engine.schema.facts import FactDefinition

_SCALES = {FactType.money: Decimal(10_000), FactType.share: Decimal("0.01")}
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
# Kept with the firm's master data, where they have a history of their own.
_MASTER = frozenset({"uscc", "name", "jurisdiction", "size_industry", "established_on"})


def entry_facts(*, by_year: bool, attested: bool) -> tuple[FactDefinition, ...]:
    """Return the facts that are typed by hand, in the order of the catalogue.

    Titles have their own page, and master data too.

    Args:
        by_year: facts of a year, else those that are not kept by year.
        attested: with those that only the authority may state.
    """
    titles = {name for level in library().levels.values() for name in (level.until_fact, level.from_fact)}
    return tuple(
        definition
        for definition in library().catalogue
        if definition.period.by_year == by_year
        and definition.id not in _MASTER | titles
        and (attested or not definition.is_judgement)
    )


def typed_unit(definition: FactDefinition) -> str:
    """Return the unit a bare number is read in; empty for words and dates."""
    return definition.unit_label


def raw_value(definition: FactDefinition, text: str) -> object:
    """Return what was typed as the catalogue reads it: a bare number in its unit, anything else as it stands."""
    word = text.strip().replace(",", "").replace("，", "")
    scale = _SCALES.get(definition.type)
    if scale is not None and _PLAIN.fullmatch(word):
        return Decimal(word) * scale
    # 80人 is 80: the unit that stands beside the box may be typed along.
    return word.removesuffix(definition.unit_label) if definition.type not in _SCALES else word


def typed_value(definition: FactDefinition, value: object) -> str:
    """Return a kept value as it is typed, exactly: 15000000.00 is 1500, 0.125 is 12.5."""
    if value is None or value == "":
        return ""
    if definition.type is FactType.bool_:
        return "是" if value is True else "否"
    if definition.type in (FactType.text, FactType.code, FactType.choice, FactType.date):
        return str(value)
    if exact(value) is None:
        return str(value)
    number = Decimal(str(value)) / _SCALES.get(definition.type, Decimal(1))
    return f"{number.normalize():f}" if number else "0"
