"""What a standard asks, said once beside its results instead of again for every firm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.tables.out.figures import figure
from tidu.tables.out.rules import rule_writer
from tidu.tables.out.tiers import indicator_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine import PackLibrary, Standard
    from tidu.engine.compiled.program import Condition, Program
    from tidu.engine.schema.common import CaseName, Source
    from tidu.tables.out.rules import RuleWriter

Json = dict[str, Any]


def rulebook(library: PackLibrary, standard: Standard, case: CaseName) -> Json:
    """Return conditions (``rules``), ``groups`` and ``indicators`` of a standard and the facts they read.

    Ids are those of the results; ``asks`` is Chinese. A classification has none of them.
    """
    if standard.classifies:
        return {"rules": [], "groups": [], "indicators": [], "facts": {}}
    program = standard.program(case)
    writer = rule_writer(library)
    groups = {group.id: group.label for group in program.groups}
    table = standard.spec.score
    tiers = {item.id: indicator_text(item, writer) for item in table.indicators} if table else {}
    return {
        "rules": [_rule(condition, writer, groups) for condition in program.conditions],
        "groups": [
            {"id": group.id, "label": group.label, "maximum": figure(group.maximum)}
            for group in program.groups
        ],
        "indicators": [
            {
                "id": item.id,
                "label": item.label,
                "group": item.group,
                "maximum": figure(item.maximum),
                "asks": tiers[item.id],
                "source": source_json(item.source),
                "advice": item.advice,
                "note": item.note,
            }
            for item in program.indicators
        ],
        "facts": _facts(library, program),
    }


def source_json(source: Source) -> Json:
    """Return where a rule stands and how well it is confirmed."""
    return {
        "document": source.document,
        "number": source.number,
        "clause": source.clause,
        "published": source.published,
        "effective": source.effective,
        "confirmation": source.confirmation.value,
    }


def _rule(condition: Condition, writer: RuleWriter, groups: Mapping[str, str]) -> Json:
    return {
        "id": condition.id,
        "label": condition.label,
        "kind": condition.kind,
        "asks": writer.condition(condition, groups),
        "applicable": condition.applicable,
        "source": source_json(condition.source),
        "advice": condition.advice,
        "note": condition.note,
        "parts": [_rule(part, writer, groups) for part in condition.parts],
        "exemptions": [_rule(part, writer, groups) for part in condition.exemptions],
    }


def _facts(library: PackLibrary, program: Program) -> Json:
    """Label and unit of every fact the standard reads, by id."""
    definitions = (
        library.catalogue.fact(fact) for fact in dict.fromkeys(slot.fact for slot in program.slots)
    )
    return {item.id: {"label": item.label, "type": item.type.value} for item in definitions}
