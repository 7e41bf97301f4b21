"""A comparison as the workbook that is downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.values import Verdict
from tidu.tables.out.workbook.replacement_book import Change, MovedFirm, Replacement, replacement_book
from tidu.web.assessments.comparing import CHANGES

if TYPE_CHECKING:
    from tidu.web.assessments.comparing import Comparison, Moved
    from tidu.web.assessments.models import Screening

_SHEETS = {"out": "落下", "in": "进来", "open_out": "由满足变待定", "open_in": "由不满足变待定"}
_ORDER = (Verdict.met, Verdict.unmet, Verdict.unknown, Verdict.manual)


def comparison_book(compared: Comparison, screening: Screening) -> bytes:
    """Return the workbook of a comparison that lists every firm that moves."""
    changes = (
        Change(_SHEETS[name], label, tuple(map(_firm, compared.moved[name])))
        for name, label in CHANGES.items()
    )
    return replacement_book(
        Replacement(
            first=compared.first.label,
            second=compared.second.label,
            on=screening.on,
            case=screening.get_case_display(),
            verdicts=tuple(verdict.label for verdict in _ORDER),
            table=compared.table,
            changes=tuple(changes),
        )
    )


def _firm(moved: Moved) -> MovedFirm:
    firm = moved.firm
    return MovedFirm(firm.uscc, firm.name, firm.jurisdiction.name, moved.because)
