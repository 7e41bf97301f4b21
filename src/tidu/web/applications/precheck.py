"""An application judged by its standard as it is filled in: what is added lies over what the registry knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tidu.engine import evaluate
from tidu.engine.values import Verdict
from tidu.web.facts.frame import engine_facts
from tidu.web.facts.models import FactRow, Strength
from tidu.web.facts.selectors import current_views
from tidu.web.facts.values import loaded
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.results import Result
    from tidu.web.applications.models import Application
    from tidu.web.enterprises.models import Enterprise

Key = tuple[str, int]
"""A fact and its year; 0 for facts that are not by year."""


@dataclass(frozen=True, slots=True)
class Precheck:
    """A judgement of the moment; ``result`` is None where the level's standard is not entered."""

    facts: Facts
    result: Result | None

    @property
    def clauses(self) -> dict[str, Verdict]:
        """Verdict of each condition that is tested."""
        conditions = self.result.conditions if self.result is not None else ()
        return {one.id: one.verdict for one in conditions if one.verdict is not Verdict.not_applicable}

    def count(self, verdict: Verdict) -> int:
        """Return how many conditions stand so."""
        return sum(found is verdict for found in self.clauses.values())


def standard_of(application: Application) -> Standard | None:
    """Return the standard of the batch; None where the level's is not entered."""
    return library().standards.get(application.batch.standard)


def precheck(application: Application, *, on: date) -> Precheck:
    """Judge an application as it stands, drafts included; nothing is stored."""
    firm = application.enterprise
    facts = next(engine_facts([firm], on=on))
    if application.is_editable:
        facts = _with_draft(facts, firm, application.draft)
    return judge(application, facts, on=on)


def judge(application: Application, facts: Facts, *, on: date) -> Precheck:
    """Judge given facts by the standard of the batch."""
    standard = standard_of(application)
    if standard is None:
        return Precheck(facts, None)
    result = evaluate(standard, facts, on=on, case="renewal" if application.case == "renewal" else "new")
    return Precheck(facts, result)


def _with_draft(facts: Facts, firm: Enterprise, draft: Iterable[Mapping[str, Any]]) -> Facts:
    """Lay what was filled in over the registry, as it will count: never over a stronger source."""
    draft = list(draft)
    if not draft:
        return facts
    fixed = stronger(firm)
    values = dict(facts.values)
    for one in draft:
        definition = library().catalogue.facts.get(one["fact"])
        if definition is None or (one["fact"], one["year"]) in fixed:
            continue
        key = (one["fact"], one["year"] or None)
        value = loaded(one["value"], definition)
        if value is not None:
            values[key] = value
    return replace(facts, values=values)


def stronger(firm: Enterprise) -> set[Key]:
    """Return what a source stronger than the firm itself says: the firm's own word does not change it."""
    views = current_views(firm)
    rows = {row for view in views.values() for row in view.origins.values()}
    weak = set(
        FactRow.objects.filter(pk__in=rows, source__strength__lte=Strength.FIRM).values_list("pk", flat=True)
    )
    return {
        (fact, year) for year, view in views.items() for fact, row in view.origins.items() if row not in weak
    }
