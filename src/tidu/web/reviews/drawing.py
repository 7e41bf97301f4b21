"""Draws: made, repeated, and made again from the same record when somebody has a conflict of interest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from tidu.web.accounts.models import User
from tidu.web.applications.models import Application
from tidu.web.audit import services as audit
from tidu.web.batches.models import Batch
from tidu.web.inbox.services import send
from tidu.web.reviews.access import may_lead
from tidu.web.reviews.conflicts import conflicts
from tidu.web.reviews.draws import drawn, sampled
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Draw, Expert, Kind, Sheet
from tidu.workflows import Duty, Need

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEATED = "已在这份申报的评审组"


@dataclass(frozen=True, slots=True)
class Order:
    """What is drawn: for what, how many people an application, from which seed, how many applications (all)."""

    kind: str
    each: int
    seed: str
    sample: int | None = None


def states_to_review(batch: Batch) -> list[str]:
    """Return the states in which applications are scored: before the steps that need scores, else before review."""
    steps = [one for one in batch.workflow.spec.transitions if one.duty in (Duty.REVIEW, Duty.DECIDE)]
    for found in (
        [one for one in steps if Need.SCORES_IN in one.needs],
        [one for one in steps if one.duty is Duty.REVIEW],
        steps,
    ):
        if found:
            return list(dict.fromkeys(state for one in found for state in one.from_))
    return []


@transaction.atomic
def make_draw(*, actor: User, batch: Batch, order: Order, people: Iterable[User]) -> Draw:
    """Draw people for the applications of a batch that are to be reviewed, and tell them.

    An application that has people already is given as many as it lacks.

    Raises:
        ReviewError: no right, nothing to review, or too few candidates for some application, which is named.
    """
    if not may_lead(actor, batch):
        raise ReviewError("没有组织这个批次评审的权限")
    Batch.objects.select_for_update().get(pk=batch.pk)
    chosen = sorted(people, key=lambda one: one.pk)
    targets = _targets(batch, order)
    if not targets:
        raise ReviewError("没有需要抽取的申报：待评审的都已抽取，或还没有初审通过的")
    excluded = _excluded(targets, chosen, order.kind)
    wanted = {one.pk: need for one, need in targets}
    draw = Draw(
        batch=batch, kind=order.kind, seed=order.seed, sample=order.sample, made_by=actor,
        candidates=[{"id": one.pk, "name": one.name, "unit": unit_of(one)} for one in chosen],
        targets=[
            {"id": one.pk, "name": one.enterprise.name, "wanted": wanted[one.pk]} for one, _ in targets
        ],
        excluded=excluded,
    )  # fmt: skip
    draw.outcome = outcome_of(draw)
    _require_enough(draw)
    return _keep(draw, "随机抽取")


def _targets(batch: Batch, order: Order) -> list[tuple[Application, int]]:
    found = (
        Application.objects.filter(batch=batch, state__in=states_to_review(batch))
        .select_related("enterprise")
        .prefetch_related("enterprise__shareholders", "enterprise__former_names", "steps", "sheets")
        .order_by("pk")
    )
    lacking = []
    for one in found:
        seated = sum(sheet.kind == order.kind and sheet.dropped_at is None for sheet in one.sheets.all())
        if seated < order.each:
            lacking.append((one, order.each - seated))
    return lacking


def unit_of(user: User) -> str:
    """Return where a person works."""
    expert = getattr(user, "expert", None)
    if isinstance(expert, Expert):
        return expert.unit
    return user.organisation.name if user.organisation is not None else ""


def _excluded(targets: list[tuple[Application, int]], people: list[User], kind: str) -> list[dict[str, Any]]:
    barred = conflicts([one for one, _ in targets], people, {one.pk: unit_of(one) for one in people})
    named = {one.pk for one in people}
    for application, _ in targets:
        for sheet in application.sheets.all():
            if sheet.kind == kind and sheet.expert_id in named:
                declared = f"本人申请回避：{sheet.dropped_because}" if sheet.dropped_at else _SEATED
                barred[application.pk, sheet.expert_id] = declared
    return [
        {"target": target, "person": person, "reason": reason}
        for (target, person), reason in sorted(barred.items())
    ]


def outcome_of(draw: Draw) -> list[dict[str, Any]]:
    """Carry a draw out by its record alone."""
    wanted = {one["id"]: one["wanted"] for one in draw.targets}
    if draw.sample is not None:
        wanted = {target: wanted[target] for target in sampled(draw.seed, wanted, draw.sample)}
    barred = {(one["target"], one["person"]) for one in draw.excluded}
    found = drawn(draw.seed, wanted, [one["id"] for one in draw.candidates], barred)
    return [{"target": target, "people": list(people)} for target, people in found.items()]


def agrees(draw: Draw) -> bool:
    """Draw again by the record: whether the same comes out."""
    return bool(outcome_of(draw) == draw.outcome)


def _require_enough(draw: Draw) -> None:
    named = {one["id"]: one for one in draw.targets}
    short = [
        f"{named[one['target']]['name']}（需 {named[one['target']]['wanted']} 人，可选 {len(one['people'])} 人）"
        for one in draw.outcome
        if len(one["people"]) < named[one["target"]]["wanted"]
    ]
    if short:
        raise ReviewError(f"回避后人数不够：{'、'.join(short[:5])}。请增加候选人，或减少每份申报的人数")


def _keep(draw: Draw, action: str) -> Draw:
    """Write a draw down with the sheets that it gives, and tell the people."""
    draw.save()
    seats = [(one["target"], person) for one in draw.outcome for person in one["people"]]
    there = set(
        Sheet.objects.filter(application__in={target for target, _ in seats}, kind=draw.kind).values_list(
            "application", "expert"
        )
    )
    new = [seat for seat in seats if seat not in there]
    Sheet.objects.bulk_create(
        Sheet(application_id=target, expert_id=person, kind=draw.kind, draw=draw) for target, person in new
    )
    audit.record(
        actor=draw.made_by,
        action=action,
        target=draw,
        after={"内容": draw.get_kind_display(), "种子": draw.seed, "新增": len(new), "原因": draw.reason},
    )
    for user in User.objects.filter(pk__in={person for _, person in new}).order_by("pk"):
        count = sum(person == user.pk for _, person in new)
        send(
            recipient=user,
            subject=f"{Kind(draw.kind).label}：{draw.batch.title}，{count} 份申报",
            body="请先确认有无利益冲突，再查看材料并提交意见",
            address=reverse("reviews:desk"),
            key=f"draw:{draw.pk}",
        )
    return draw


def redraw(*, actor: User, sheet: Sheet, reason: str) -> Draw:
    """Draw again from the record of the draw that gave a sheet, its person excluded. Inside a transaction.

    Where no candidate is left, the place stays empty; the chair's page shows it.
    """
    first = sheet.draw.origin or sheet.draw
    last = Draw.objects.filter(Q(pk=first.pk) | Q(origin=first)).order_by("-pk").select_related("batch")[0]
    known = {(one["target"], one["person"]) for one in last.excluded}
    others = Sheet.objects.filter(
        application__in=[one["target"] for one in last.outcome], kind=last.kind
    ).exclude(Q(draw=first) | Q(draw__origin=first))
    more = [
        {"target": target, "person": person, "reason": _SEATED}
        for target, person in others.values_list("application", "expert")
        if (target, person) not in known
    ]
    declared = {
        "target": sheet.application_id, "person": sheet.expert_id, "reason": f"本人申请回避：{reason}"
    }  # fmt: skip
    draw = Draw(
        batch=last.batch, kind=last.kind, seed=last.seed, sample=last.sample, candidates=last.candidates,
        targets=last.targets, excluded=[*last.excluded, *more, declared], origin=first, made_by=actor,
        reason=f"{sheet.expert.name}回避：{sheet.application.enterprise.name}"[:200],
    )  # fmt: skip
    draw.outcome = outcome_of(draw)
    return _keep(draw, "回避后重新抽取")
