"""What firms lack that still decides a standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine import evaluate
from tidu.tables.fillin import Lacking
from tidu.web.facts.frame import engine_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName
    from tidu.web.enterprises.models import Enterprise


def lacking_of(
    firms: Sequence[Enterprise], standard: Standard, *, on: date, case: CaseName
) -> Iterator[tuple[Enterprise, Lacking]]:
    """Yield each firm with the facts whose absence keeps a standard's verdict open; none where it is settled."""
    for firm, facts in zip(firms, engine_facts(firms, on=on), strict=True):
        result = evaluate(standard, facts, on=on, case=case)
        yield firm, Lacking(firm.uscc, firm.name, result.missing)
