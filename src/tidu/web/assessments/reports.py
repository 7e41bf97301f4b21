"""Reports of firms as files: one at a time, or many in a zip by job."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from tidu.engine import evaluate
from tidu.tables.report.document import result_document
from tidu.tables.report.model import Report, report_of
from tidu.tables.report.pdf import Press
from tidu.tables.report.word import word
from tidu.web.assessments.services import judge_all, levels_of
from tidu.web.facts.frame import engine_facts
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Any

    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName
    from tidu.web.enterprises.models import Enterprise

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@cache
def press() -> Press:
    """Return the press of this process: it reads the fonts once.

    Raises:
        FontError: no Chinese font is installed.
    """
    return Press([Path(settings.FONTS)] if settings.FONTS else [])


def report_on(enterprise: Enterprise, *, on: date, case: CaseName, issuer: str) -> Report:
    """Judge a firm by every standard in force for it, as a report."""
    standards = levels_of(enterprise, on=on, case=case)
    results = [result_document(one) for one in judge_all(enterprise, standards, on=on, case=case)]
    return report_from(enterprise, results, on=on, case=case, issuer=issuer)


def reports_on(
    enterprises: Sequence[Enterprise], *, on: date, case: CaseName, issuer: str
) -> Iterator[Report]:
    """Yield the report of each firm, in the order given; a few queries for hundreds of firms."""
    standards: dict[int, tuple[Standard, ...]] = {}
    for firm, facts in zip(enterprises, engine_facts(enterprises, on=on), strict=True):
        place = firm.jurisdiction_id
        if place not in standards:
            standards[place] = levels_of(firm, on=on, case=case)
        results = [
            result_document(evaluate(standard, facts, on=on, case=case)) for standard in standards[place]
        ]
        yield report_from(firm, results, on=on, case=case, issuer=issuer)


def report_from(
    enterprise: Enterprise, results: Sequence[dict[str, Any]], *, on: date, case: str, issuer: str
) -> Report:
    """Lay stored results of a firm out as a report."""
    heading = (
        ("统一社会信用代码", enterprise.uscc),
        ("所属辖区", enterprise.jurisdiction.name),
        ("判定日期", on.isoformat()),
        ("情形", "复核" if case == "renewal" else "新申请"),
        ("出具单位", issuer),
    )
    return report_of(
        results, library(), firm=enterprise.name, heading=heading, on=on, case=case, issuer=issuer
    )


def written(report: Report, kind: str) -> bytes:
    """Return a report as a file.

    Args:
        report: what it says.
        kind: ``pdf`` or ``docx``.

    Raises:
        FontError: no Chinese font is installed.
    """
    return press().pdf(report) if kind == "pdf" else word(report)
