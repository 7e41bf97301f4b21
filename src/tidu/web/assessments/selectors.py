"""Read diagnoses: a firm's standing by level, what was stored, who judged what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from tidu.engine import evaluate, outline, outline_of
from tidu.engine.values import Verdict
from tidu.tables.report.document import result_document
from tidu.tables.report.reading import Brief, Shown, brief, shown
from tidu.web.assessments.models import Assessment, Attestation, Case
from tidu.web.assessments.services import levels_of
from tidu.web.enterprises.selectors import filter_choices
from tidu.web.facts.frame import engine_facts
from tidu.web.packs import level_label, library
from tidu.web.ui.prepared import Prepared

if TYPE_CHECKING:
    from datetime import date, datetime

    from tidu.engine.schema.common import CaseName
    from tidu.web.accounts.models import User
    from tidu.web.assessments.access import AssessmentQuerySet
    from tidu.web.assessments.scopes import Scope
    from tidu.web.enterprises.models import Enterprise

STORED = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a firm stands before one standard."""

    standard: str
    level: str
    label: str
    document: str
    shown: Shown


@dataclass(frozen=True, slots=True)
class Rung:
    """A standard in the overview of a firm: where it stands, in a line."""

    standard: str
    level: str
    label: str
    brief: Brief


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A firm before every standard in a line each, and before one of them condition by condition."""

    rungs: tuple[Rung, ...]
    chosen: Standing | None


def diagnosis(enterprise: Enterprise, *, on: date, case: CaseName, standard: str = "") -> Diagnosis:
    """Judge a firm by every standard in force for it, lowest level first, and by one in full.

    Only what the page opens is traced: the report of a standard takes five times what its verdict takes.

    Args:
        enterprise: the firm.
        on: date of evaluation.
        case: new application or renewal.
        standard: the one to open, added where it is not in force; the first where there is no such.
    """
    standards = list(levels_of(enterprise, on=on, case=case))
    named = library().standards.get(standard)
    if named is not None and not named.classifies and named not in standards:
        standards.append(named)
    if not standards:
        return Diagnosis((), None)
    facts = next(engine_facts([enterprise], on=on))
    opened = named if named is not None and named in standards else standards[0]
    whole = evaluate(opened, facts, on=on, case=case)
    rungs = tuple(
        Rung(
            one.id,
            level_label(one.level or ""),
            one.label,
            brief(outline_of(whole) if one is opened else outline(one, facts, on=on, case=case)),
        )
        for one in standards
    )
    return Diagnosis(rungs, standing(result_document(whole)))


def standing(document: dict[str, Any]) -> Standing:
    """Lay out a result; the standard's name is today's, or its id where the packs have it no more."""
    known = library().standards.get(document["standard"])
    return Standing(
        standard=document["standard"],
        level=level_label(known.level or "") if known else "",
        label=known.label if known else f"已停用的标准（{document['standard']}）",
        document=f"{known.source.document} {known.source.number}".strip() if known else "",
        shown=shown(document, library().catalogue),
    )


def stored_of(enterprise: Enterprise) -> AssessmentQuerySet:
    """Return the assessments of a firm, newest first; the caller has seen to it that the firm is in scope.

    Without results and facts: a list shows neither, and twenty of them would be taken apart for nothing.
    """
    found = Assessment.objects.filter(enterprise=enterprise).select_related("made_by")
    return found.defer("result", "facts")


class StoredLine(NamedTuple):
    """A stored assessment as a list shows it; ``by`` is None for what the system judged."""

    pk: int
    made_at: datetime
    level: str
    on: date
    case: str
    verdict: int
    by: str | None

    @property
    def case_label(self) -> str:
        """The case in words."""
        return Case(self.case).label

    @property
    def verdict_label(self) -> str:
        """The verdict in words."""
        return Verdict(self.verdict).label


def stored_lines(enterprise: Enterprise) -> list[StoredLine]:
    """Return the newest assessments of a firm, as `stored_of`, in what a list shows of them; one query."""
    return [StoredLine(*row) for row in _STORED.rows(enterprise.pk)]


class Answer(NamedTuple):
    """A person's answer to a judgement: on what ground, by which file (None: none), by whom and when."""

    fact: str
    value: bool
    note: str
    made_at: datetime
    by: str
    evidence_id: int | None
    evidence: str | None


def attested(enterprise: Enterprise) -> list[Answer]:
    """Return the last answer to each judgement of a firm; one query."""
    found: dict[str, Answer] = {}
    for row in _ANSWERS.rows(enterprise.pk):
        answer = Answer(*row)
        found.setdefault(answer.fact, answer)
    return list(found.values())


_STORED = Prepared(
    lambda pk: Assessment.objects.filter(enterprise=pk).values_list(
        "pk", "made_at", "level", "on", "case", "verdict", "made_by__name"
    )[:STORED]
)
_ANSWERS = Prepared(
    lambda pk: Attestation.objects.filter(enterprise=pk).values_list(
        "fact", "value", "note", "made_at", "made_by__name", "evidence_id", "evidence__name"
    )
)


def read_case(text: str) -> CaseName:
    """Read a case from a query string; a new application where it says nothing else."""
    return "renewal" if text == Case.RENEWAL else "new"


def scope_context(user: User, scope: Scope) -> dict[str, object]:
    """Return what a page shows of a scope: in words, how many firms, what it is kept as, how to narrow it."""
    kept = scope.stored()
    return {
        "scope": kept,
        "told": scope.told(user),
        "firms": scope.firms(user).count(),
        "filters": filter_choices(user, scope.filter),
        "own": {name: value for name, value in kept.items() if not hasattr(scope.filter, name)},
    }
