"""Whether a measure fits a target: asked of the loader itself, with a plan of that one target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tidu.engine.packs.problems import Problems
from tidu.reader.pack import Draft, pack_text
from tidu.web.documents.publishing import draft_of
from tidu.web.documents.selectors import library_names
from tidu.web.plans.packs import built

if TYPE_CHECKING:
    from tidu.web.documents.models import Document

_YEARS = (date(2000, 1, 1), date(2100, 12, 31))


def measure_problem(document: Document, entry: dict[str, Any]) -> str:
    """Return why a target cannot be measured so; empty where it can.

    Args:
        document: whose libraries the measure may count.
        entry: the target with its measure.
    """
    libraries = {
        key: {"label": name, "clause": "库", "kind": "pool"} for key, name in library_names(document).items()
    }
    # Years that hold any goal: whether they are right is not asked here.
    head = replace(draft_of(document, {}, 1).head, id="x.plan-2000", start=_YEARS[0], end=_YEARS[1])
    target = {**entry, "task": None}
    problems = Problems(collect=True)
    built(pack_text(Draft(head, {"target": {"g1": target}, "library": libraries})), problems)
    if not problems.errors:
        return ""
    error = problems.errors[0]
    hint = f"；{error.hint}" if error.hint else ""
    return f"{error.message}{f'，应为{error.expected}' if error.expected else ''}{hint}"
