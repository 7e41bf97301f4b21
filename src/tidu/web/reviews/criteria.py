"""What a batch's experts score: proposed from its standard, then as the organiser says."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.compiled.points import slots_of_points
from tidu.engine.expressions.typed import slots_of
from tidu.web.audit import services as audit
from tidu.web.packs import library
from tidu.web.reviews.access import may_lead
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Criterion, Draw, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidu.web.accounts.models import User
    from tidu.web.batches.models import Batch

_POINTS = 10
_FREE = (
    ("专业化程度", "主营业务聚焦细分市场的年限、占比和成长性"),
    ("精细化程度", "质量、管理体系和数字化水平"),
    ("特色化程度", "主导产品的市场地位和品牌"),
    ("创新能力", "研发投入、机构、人员和知识产权"),
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Something to be scored."""

    label: str
    most: int
    note: str = ""
    condition: str = ""


def proposed_for(batch: Batch) -> tuple[Proposed, ...]:
    """Return what a batch's standard leaves to judgement: conditions, then indicators with their own limits.

    Where it leaves nothing, or is not entered, the four sides of 专精特新 are proposed, 25 points each.
    """
    standard = library().standards.get(batch.standard)
    found: list[Proposed] = []
    if standard is not None:
        program = standard.program("renewal" if batch.case == "renewal" else "new")
        judged = library().catalogue.facts
        found += [
            Proposed(one.label[:120], _POINTS, one.source.clause[:200], one.id)
            for one in program.applicable
            if any(slot.fact in judged and judged[slot.fact].is_judgement for slot in slots_of(one.node))
        ]
        found += [
            Proposed(one.label[:120], ceil(one.maximum), one.source.clause[:200], one.id)
            for one in program.indicators
            if any(
                slot.fact in judged and judged[slot.fact].is_judgement for slot in slots_of_points(one.points)
            )
        ]
    return tuple(found) or tuple(Proposed(label, 25, note) for label, note in _FREE)


def is_in_use(batch: Batch) -> bool:
    """Whether experts were drawn: from then on what they score stays as it is."""
    return Draw.objects.filter(batch=batch, kind=Kind.EXPERTS).exists()


@transaction.atomic
def set_criteria(*, actor: User, batch: Batch, wanted: Iterable[Proposed]) -> Sequence[Criterion]:
    """Say what is scored.

    Raises:
        ReviewError: no right, experts are drawn already, nothing to score, or a label twice.
    """
    if not may_lead(actor, batch):
        raise ReviewError("没有组织这个批次评审的权限")
    if is_in_use(batch):
        raise ReviewError("已抽取专家，评分项不能再改")
    lines = list(wanted)
    if not lines:
        raise ReviewError("请至少写一个评分项")
    labels = [one.label for one in lines]
    if twice := {one for one in labels if labels.count(one) > 1}:
        raise ReviewError(f"评分项重复：{'、'.join(sorted(twice))}")
    batch.criteria.all().delete()
    made = Criterion.objects.bulk_create(
        Criterion(
            batch=batch, label=one.label, most=one.most, note=one.note, condition=one.condition, position=place
        )
        for place, one in enumerate(lines)
    )  # fmt: skip
    audit.record(actor=actor, action="设定评分项", target=batch, after={one.label: one.most for one in lines})
    return made
