"""Experts of the demo's first place, drawn for the applications under review, with some of their scores."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.reviews.criteria import proposed_for, set_criteria
from tidu.web.reviews.drawing import Order, make_draw, states_to_review
from tidu.web.reviews.experts import save_expert
from tidu.web.reviews.models import Kind, Sheet
from tidu.web.reviews.sheets import declare_none, write_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.batches.models import Batch

_KNOWN = (("示例大学", "机械、新材料"), ("示例研究院", "电子信息"), ("示例会计师事务所", "财务"))
_COMMENT = "示例：材料齐全，主导产品方向清楚，建议现场核实研发投入。"


def review_calls(batches: Iterable[Batch], *, seed: int) -> None:
    """Draw the experts of each place that has enough, and hand in all sheets but the last.

    Args:
        batches: the demo's batches, each made by the officer who leads its review.
        seed: the same seed gives the same draw and scores.
    """
    for batch in batches:
        leader = batch.created_by
        experts = list(User.objects.filter(root=batch.root_id, role=Role.EXPERT).order_by("username"))
        waiting = batch.applications.filter(state__in=states_to_review(batch))
        if leader is None or len(experts) < len(_KNOWN) or not waiting.exists():
            continue
        for user, (unit, fields) in zip(experts, _KNOWN, strict=False):
            save_expert(actor=leader, user=user, unit=unit, fields=fields, is_active=True)
        set_criteria(actor=leader, batch=batch, wanted=proposed_for(batch))
        order = Order(Kind.EXPERTS, len(_KNOWN), str(seed))
        draw = make_draw(actor=leader, batch=batch, order=order, people=experts)
        _score(list(draw.sheets.select_related("expert", "application__batch"))[:-1], batch, seed)


def _score(sheets: Iterable[Sheet], batch: Batch, seed: int) -> None:
    chance = Random(f"{seed}:scores:{batch.root.name}")  # noqa: S311 - made-up data, no secret
    criteria = list(batch.criteria.all())
    for sheet in sheets:
        declare_none(actor=sheet.expert, sheet=sheet)
        points = {one: chance.randint(one.most * 6 // 10, one.most) for one in criteria}
        write_sheet(actor=sheet.expert, sheet=sheet, points=points, comment=_COMMENT, submit=True)
