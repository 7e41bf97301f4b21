"""The chair's view: applications of a batch by their mean score, beside the quota, with what was decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidu.web.applications.models import Application
from tidu.web.applications.selectors import TONES
from tidu.web.reviews.drawing import states_to_review
from tidu.web.reviews.figures import Spread, spread_of
from tidu.web.reviews.models import Kind, Sheet
from tidu.web.workflows import site_rank
from tidu.workflows import Duty, is_external

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Step
    from tidu.web.batches.models import Batch
    from tidu.workflows import Transition


@dataclass(frozen=True, slots=True)
class Total:
    """A sheet with its sum; None until it is submitted."""

    sheet: Sheet
    points: int | None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An application under review. ``rank`` counts from 1 by mean, equal means share it; 0 without scores."""

    application: Application
    state: str
    tone: str
    totals: tuple[Total, ...]
    spread: Spread | None
    inspections: tuple[Sheet, ...]
    decided: Step | None
    steps: int
    rank: int = 0
    within_quota: bool = False

    @property
    def submitted(self) -> int:
        """How many sheets are in."""
        return sum(one.points is not None for one in self.totals)

    @property
    def is_complete(self) -> bool:
        """Whether all scores are in."""
        return bool(self.totals) and self.submitted == len(self.totals)


@dataclass(frozen=True, slots=True)
class Board:
    """A batch under review."""

    rows: tuple[Row, ...]
    most: int
    sheets: int
    submitted: int


def board_of(user: User, batch: Batch) -> Board:
    """Return the applications that came as far as the review, best first; a handful of queries."""
    reviewed = set(states_to_review(batch))
    most = sum(batch.criteria.values_list("most", flat=True))
    found = (
        Application.objects.visible_to(user)
        .filter(batch=batch)
        .select_related("enterprise__jurisdiction")
        .prefetch_related("sheets__scores", "sheets__expert", "steps__actor")
        .order_by("pk")
    )
    rows = []
    for one in found:
        one.batch = batch
        steps = list(one.steps.all())
        if one.state in reviewed or any(step.from_state in reviewed for step in steps):
            rows.append(_row(one, steps, most))
    placed = _placed(rows, batch.quota)
    sheets = sum(len(row.totals) for row in rows)
    return Board(placed, most, sheets, sum(row.submitted for row in rows))


def _row(application: Application, steps: list[Step], most: int) -> Row:
    sheets = [one for one in application.sheets.all() if one.dropped_at is None]
    scored = [one for one in sheets if one.kind == Kind.EXPERTS]
    sums = [_sum(one) for one in scored]
    spread = spread_of([one for one in sums if one is not None], most)
    apart = iter(spread.apart if spread is not None else ())
    totals = tuple(
        Total(sheet, points, next(apart) if points is not None else False)
        for sheet, points in zip(scored, sums, strict=True)
    )
    state = application.state_now
    decisions = [step for step in steps if step.duty in (Duty.REVIEW.value, Duty.DECIDE.value)]
    return Row(
        application=application,
        state=state.officer,
        tone=TONES[state.kind],
        totals=totals,
        spread=spread,
        inspections=tuple(one for one in sheets if one.kind == Kind.INSPECTION),
        decided=decisions[-1] if decisions else None,
        steps=len(steps),
    )


def _sum(sheet: Sheet) -> int | None:
    return sum(one.points for one in sheet.scores.all()) if sheet.submitted_at is not None else None


def _placed(rows: Iterable[Row], quota: int | None) -> tuple[Row, ...]:
    ordered = sorted(
        rows,
        key=lambda row: (row.spread is None, -(row.spread.mean if row.spread else 0), row.application.pk),
    )
    means = [row.spread.mean if row.spread is not None else None for row in ordered]
    placed = []
    for row, mean in zip(ordered, means, strict=True):
        rank = means.index(mean) + 1 if mean is not None else 0
        placed.append(replace(row, rank=rank, within_quota=bool(quota and rank and rank <= quota)))
    return tuple(placed)


def steps_for(batch: Batch, rows: Iterable[Row]) -> list[Transition]:
    """Return the steps of review and decision that leave the states of some rows, each once, in order."""
    site = site_rank(batch.root)
    states = {row.application.state for row in rows}
    return [
        step
        for step in batch.workflow.spec.transitions
        if step.duty in (Duty.REVIEW, Duty.DECIDE)
        and states & set(step.from_)
        and not is_external(step, site)
    ]
