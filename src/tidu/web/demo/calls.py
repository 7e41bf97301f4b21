"""Batches of the demo's places with applications at every stage, moved by its own accounts step by step."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.web.accounts.models import User
from tidu.web.applications.services import begin
from tidu.web.applications.transitions import act
from tidu.web.batches.proposals import calls_for, materials_for
from tidu.web.batches.services import Terms, make_batch, open_batch, set_materials
from tidu.web.enterprises.models import Enterprise, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tidu.web.applications.models import Application
    from tidu.web.batches.models import Batch
    from tidu.web.demo.ground import Ground
    from tidu.web.demo.places import Place

_CALL = "national.srdi-recognition|national.srdi|new"
_SINCE, _LEFT = timedelta(days=12), timedelta(days=18)
_FIRMS = 18
# How far each application goes, in turn: by its filer, its screener and its decider.
_RUNS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("filer", "submit"), ("screener", "screen-pass"), ("decider", "review-pass"), ("decider", "recommend")),
    (("filer", "submit"),),
    (),
    (("filer", "submit"), ("screener", "screen-return")),
    (("filer", "submit"), ("screener", "screen-pass")),
    (("filer", "submit"), ("screener", "screen-pass"), ("decider", "review-pass")),
)
_RETURNED = "研发费用与上年填报相差较大，请核对后补充说明"
_NOTES = "请核对档案中的数据，缺项在线补齐；证明材料按清单上传。逾期不再受理。"


def open_calls(places: Sequence[Place], grounds: Mapping[str, Ground], *, on: date) -> tuple[Batch, ...]:
    """Call for 专精特新 in each place that has people to file, screen and decide; return the batches.

    Args:
        places: the demo's places, the first with an account a role.
        grounds: what is written of each; its firms and accounts are there already.
        on: today.
    """
    opened = []
    for place in places:
        cast = cast_of(place, is_first=place == places[0])
        if cast is not None:
            opened.append(_call(grounds[place.name], cast, on))
    return tuple(opened)


def cast_of(place: Place, *, is_first: bool) -> dict[str, User] | None:
    """Return who files, screens and decides; None where a place has too few people to keep these apart."""
    if is_first:
        names = {"filer": "admin", "screener": "officer", "decider": "officer"}
    else:
        names = {
            "filer": f"sector-{place.key}",
            "screener": f"officer-{place.key}",
            "decider": f"reviewer-{place.key}",
        }
    people = User.objects.in_bulk(set(names.values()), field_name="username")
    return (
        {part: people[name] for part, name in names.items()}
        if len(people) == len(set(names.values()))
        else None
    )


def _call(ground: Ground, cast: Mapping[str, User], on: date) -> Batch:
    keeper = cast["screener"]
    call = calls_for(ground.root.code_on(on))[_CALL]
    terms = Terms(f"{on.year} 年专精特新中小企业申报", on - _SINCE, on + _LEFT, notes=_NOTES)
    batch = make_batch(actor=keeper, call=call, terms=terms)
    # Files are of real people: the demo asks for none that must be there.
    wanted = [one for one in materials_for(batch.standard, call.case) if not one.is_mandatory]
    set_materials(actor=keeper, batch=batch, materials=wanted)
    batch = open_batch(actor=keeper, batch=batch)
    firms = Enterprise.objects.visible_to(cast["filer"]).filter(
        root=ground.root, status=Status.ACTIVE, level="national.innovative"
    )
    for place, firm in enumerate(
        firms.select_related("jurisdiction").order_by("-completeness", "pk")[:_FIRMS]
    ):
        made = begin(user=cast["filer"], batch=batch, firm=firm, on=on)
        _run(made, _RUNS[place % len(_RUNS)], cast, on)
    return batch


def _run(made: Application, steps: Sequence[tuple[str, str]], cast: Mapping[str, User], on: date) -> None:
    """Take steps until one is refused, e.g. because the firm does not meet its standard."""
    for part, name in steps:
        reason = _RETURNED if name == "screen-return" else ""
        document = f"示例〔{on.year}〕{made.pk}号" if name == "recommend" else ""
        try:
            act(cast[part], made, name, key=f"demo:{made.pk}:{name}", reason=reason, document=document, on=on)
        except TiduError:
            return
