"""Read batches: how they stand in time, and live numbers by stage and district."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from tidu.web.applications.models import Application
from tidu.web.applications.selectors import TONES, state_text
from tidu.web.batches.models import Batch
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.workflows import Duty, is_external

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.workflows import Rank


@dataclass(frozen=True, slots=True)
class Standing:
    """How a batch stands in time: in words, with a colour, and days left while it accepts."""

    label: str
    tone: str
    days_left: int | None = None


def standing_of(batch: Batch, today: date | None = None) -> Standing:
    """Return how a batch stands on a day."""
    day = today or timezone.localdate()
    if batch.opened_at is None:
        return Standing("未开放", "secondary")
    if batch.closed_at is not None:
        return Standing("已提前截止", "secondary")
    if day < batch.opens_on:
        return Standing(f"{(batch.opens_on - day).days} 天后开始", "azure")
    if day > batch.closes_on:
        return Standing("已截止", "secondary")
    left = (batch.closes_on - day).days
    label = "今天截止" if left == 0 else f"受理中，还有 {left} 天"
    return Standing(label, "yellow" if left <= 3 else "green", left)  # noqa: PLR2004 - as the reminders


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A batch in a list."""

    batch: Batch
    standing: Standing
    total: int
    ended_good: int


def batch_lines(user: User) -> list[BatchLine]:
    """Return the batches a person may see with their numbers, narrowed to the firms she sees; two queries."""
    batches = list(Batch.objects.visible_to(user).select_related("organiser"))
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    found = Application.objects.visible_to(user).filter(batch__in=batches).order_by()
    for batch, state, count in found.values_list("batch", "state").annotate(count=Count("pk")):
        counts[batch][state] = count
    lines = []
    for batch in batches:
        good = {one.id for one in batch.workflow.spec.states if one.kind.value == "ended-good"}
        own = counts[batch.pk]
        passed = sum(count for state, count in own.items() if state in good)
        lines.append(BatchLine(batch, standing_of(batch), sum(own.values()), passed))
    return lines


@dataclass(frozen=True, slots=True)
class StageTable:
    """Numbers of a batch: states across, parts of the area down, with totals."""

    states: tuple[tuple[str, str, str], ...]
    rows: tuple[tuple[Jurisdiction, tuple[int, ...], int], ...]
    totals: tuple[int, ...]
    total: int


def stage_table(user: User, batch: Batch) -> StageTable:
    """Return live numbers by state and by part of the tenant, of the firms a person sees; two queries."""
    found = Application.objects.visible_to(user).filter(batch=batch).order_by()
    counted = list(found.values_list("enterprise__jurisdiction__path", "state").annotate(count=Count("pk")))
    present = {state for _, state, _ in counted}
    states = [one for one in batch.workflow.spec.states if one.id in present]
    by_part: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for path, state, count in counted:
        by_part[_part(path)][state] += count
    parts = Jurisdiction.objects.in_bulk(list(by_part))
    rows = tuple(
        (parts[pk], tuple(by_part[pk][one.id] for one in states), sum(by_part[pk].values()))
        for pk in sorted(by_part, key=lambda pk: (parts[pk].path, pk))
    )
    totals = tuple(sum(row[1][place] for row in rows) for place in range(len(states)))
    heads = tuple((one.id, state_text(user, one), TONES[one.kind]) for one in states)
    return StageTable(heads, rows, totals, sum(totals))


def _part(path: str) -> int:
    """Return the part of the tenant that a node lies in: the node right below the root, or the root."""
    nodes: Sequence[str] = path.strip("/").split("/")
    return int(nodes[min(1, len(nodes) - 1)])


def local_duties(batch: Batch, site: Rank) -> list[Duty]:
    """Return the kinds of work that are done at this site in a batch, in the order of the work."""
    here = {
        step.duty
        for step in batch.workflow.spec.transitions
        if step.duty is not Duty.FILE and not is_external(step, site)
    }
    return [duty for duty in Duty if duty in here]
