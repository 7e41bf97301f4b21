"""Two standards over the same firms: who falls out, who comes in, and by which conditions.

Both screenings' answers are read from their files and joined by firm; what a person may not see is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.values import Verdict
from tidu.web.assessments.documents import FIRM
from tidu.web.assessments.screening import read_answer
from tidu.web.enterprises.models import Enterprise
from tidu.web.packs import library

if TYPE_CHECKING:
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName
    from tidu.web.accounts.models import User
    from tidu.web.assessments.models import Screening

CHANGES = {
    "out": "原来满足，现在不满足",
    "in": "原来不满足，现在满足",
    "open_out": "原来满足，现在待定",
    "open_in": "原来不满足，现在待定",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A firm whose verdict changes; ``because`` are the labels of the conditions it misses under the second."""

    firm: Enterprise
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who moves, by kind of change; ``counts`` are complete, ``moved`` the first of each kind."""

    first: Standard
    second: Standard
    counts: dict[str, int]
    moved: dict[str, tuple[Moved, ...]]
    table: tuple[tuple[str, tuple[int, ...]], ...]


def compare(
    user: User, screening: Screening, first: str, second: str, *, most: int | None = 200
) -> Comparison:
    """Compare two standards of one screening.

    Args:
        user: who asks: firms beyond her scope are not counted.
        screening: a finished one that ran both.
        first: id of the standard before.
        second: id of the one after.
        most: firms listed of each kind; None lists all.

    Raises:
        ScreeningError: the screening's file is gone.
        UnknownIdError: no such standard.
    """
    before, after = library().standard(first), library().standard(second)
    case: CaseName = "renewal" if screening.case == "renewal" else "new"
    conditions = {f"{after.id}/{one.id}": one.label for one in after.program(case).applicable}
    answer = read_answer(screening, [FIRM, before.id, after.id, *conditions])
    visible = set(Enterprise.objects.visible_to(user).values_list("pk", flat=True))
    answer = answer.filter(pl.col(FIRM).is_in(visible))
    kinds = _kinds(answer, before.id, after.id)
    return Comparison(
        before,
        after,
        {name: rows.height for name, rows in kinds.items()},
        {name: _moved(rows if most is None else rows.head(most), conditions) for name, rows in kinds.items()},
        _table(answer, before.id, after.id),
    )


def _kinds(answer: pl.DataFrame, first: str, second: str) -> dict[str, pl.DataFrame]:
    met, unmet = int(Verdict.met), int(Verdict.unmet)
    open_ = [int(Verdict.unknown), int(Verdict.manual)]
    was, now = pl.col(first), pl.col(second)
    return {
        "out": answer.filter((was == met) & (now == unmet)),
        "in": answer.filter((was == unmet) & (now == met)),
        "open_out": answer.filter((was == met) & now.is_in(open_)),
        "open_in": answer.filter((was == unmet) & now.is_in(open_)),
    }


def _moved(rows: pl.DataFrame, conditions: dict[str, str]) -> tuple[Moved, ...]:
    firms = Enterprise.objects.select_related("jurisdiction").in_bulk(rows[FIRM].to_list())
    found = []
    for row in rows.iter_rows(named=True):
        if (firm := firms.get(row[FIRM])) is not None:
            missed = (label for name, label in conditions.items() if row[name] == int(Verdict.unmet))
            found.append(Moved(firm, tuple(missed)))
    return tuple(found)


def _table(answer: pl.DataFrame, first: str, second: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """How many firms have each pair of verdicts: rows by the first, columns by the second."""
    order = (Verdict.met, Verdict.unmet, Verdict.unknown, Verdict.manual)
    counted = {(was, now): count for was, now, count in answer.group_by(first, second).len().iter_rows()}
    return tuple((was.label, tuple(counted.get((int(was), int(now)), 0) for now in order)) for was in order)
