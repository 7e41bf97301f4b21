"""Submission: what was filled in goes into the registry, then facts, verdict and files are kept for good."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tidu.tables.report.document import facts_document, result_document
from tidu.web.applications.models import Application, Version
from tidu.web.applications.precheck import judge, standard_of
from tidu.web.facts.frame import engine_facts
from tidu.web.facts.models import Strength
from tidu.web.facts.services import record_facts, source_of_person

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User


def freeze(application: Application, *, user: User, on: date) -> Version:
    """Make the next version of an application; call it inside the transaction of the step.

    Raises:
        RegistryError: the person may not state figures of the firm.
    """
    _record(application, user)
    found = judge(application, next(engine_facts([application.enterprise], on=on)), on=on)
    standard, result = standard_of(application), found.result
    last = application.versions.order_by("-number").values_list("number", flat=True).first()
    return Version.objects.create(
        application=application,
        number=(last or 0) + 1,
        added=application.draft,
        standard=standard.id if standard is not None else "",
        standard_version=standard.version if standard is not None else None,
        pack_hash=standard.content_hash if standard is not None else "",
        on=on,
        verdict=int(result.verdict) if result is not None else None,
        clauses={name: verdict.name for name, verdict in found.clauses.items()},
        facts=facts_document(found.facts),
        result=result_document(result) if result is not None else {},
        materials=_materials(application),
        made_by=user,
    )


def _record(application: Application, user: User) -> None:
    """Write what was filled in as the firm's own word; stronger sources keep their say."""
    by_year: dict[int, dict[str, object]] = defaultdict(dict)
    for one in application.draft:
        by_year[one["year"]][one["fact"]] = one["value"]
    source = source_of_person(user, strength=Strength.FIRM) if by_year else None
    for year, values in sorted(by_year.items()):
        assert source is not None  # noqa: S101 - there are values
        record_facts(
            actor=user,
            enterprise=application.enterprise,
            year=year,
            source=source,
            values=values,
            place=f"{application.batch}申报"[:120],
        )


def _materials(application: Application) -> list[dict[str, Any]]:
    given = application.materials.filter(removed_at=None).select_related("evidence", "required")
    return [
        {
            "required": one.required.label if one.required is not None else "",
            "condition": one.condition,
            "evidence": one.evidence_id,
            "name": one.evidence.name,
            "sha256": one.evidence.sha256,
        }
        for one in given
    ]
