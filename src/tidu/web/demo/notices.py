"""A notice that runs and an announced list for the demo's city that recognises firms itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.web.applications.services import begin
from tidu.web.applications.transitions import act
from tidu.web.batches.proposals import calls_for
from tidu.web.batches.services import Terms, make_batch, open_batch, set_materials
from tidu.web.demo.calls import cast_of
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.notices.announcing import (
    AnnouncementWords,
    change_announcement,
    make_announcement,
    publish_announcement,
)
from tidu.web.notices.services import NoticeWords, change_notice, make_notice, publish_notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.batches.models import Batch
    from tidu.web.demo.ground import Ground
    from tidu.web.demo.places import Place
    from tidu.web.notices.models import Notice

_WORKFLOW = "changchun.srdi-city-recognition"
_FIRMS = 12
_STEPS = (("filer", "submit"), ("screener", "screen-pass"), ("decider", "review-pass"))
# How long ago the two notices began.
_OVER, _RUNNING = timedelta(days=30), timedelta(days=1)
_SINCE, _LEFT = timedelta(days=40), timedelta(days=30)
_TERM = timedelta(days=3 * 365 - 1)


def give_notice(places: Sequence[Place], grounds: Mapping[str, Ground], *, on: date) -> tuple[Notice, ...]:
    """Let the cities whose own workflow ends here announce half of a batch and show the rest; return the notices.

    Args:
        places: the demo's places, the first with an account a role.
        grounds: what is written of each; its firms and accounts are there already.
        on: today.
    """
    given: list[Notice] = []
    for place in places:
        ground, cast = grounds[place.name], cast_of(place, is_first=place == places[0])
        calls = [
            call for key, call in calls_for(ground.root.code_on(on)).items() if key.startswith(_WORKFLOW)
        ]
        # Who screened an application does not announce it: the first place may have one person for both.
        if calls and cast is not None and cast["screener"] != cast["decider"]:
            terms = Terms(f"{on.year} 年市级专精特新中小企业认定", on - _SINCE, on + _LEFT)
            batch = make_batch(actor=cast["screener"], call=calls[0], terms=terms)
            # Files are of real people: the demo asks for none.
            set_materials(actor=cast["screener"], batch=batch, materials=[])
            given.extend(_notices(open_batch(actor=cast["screener"], batch=batch), cast, on))
    return tuple(given)


def _notices(batch: Batch, cast: Mapping[str, User], on: date) -> list[Notice]:
    reviewed = _reviewed(batch, cast, on)
    half = len(reviewed) // 2
    if not half:
        return []
    decider = cast["decider"]
    first = _publish(decider, batch, reviewed[:half], on - _OVER)
    draft = make_announcement(actor=decider, notice=first)
    words = AnnouncementWords(draft.title, draft.text, f"示例工信〔{on.year}〕1号", on, until=on + _TERM)
    publish_announcement(
        actor=decider, announcement=change_announcement(actor=decider, announcement=draft, words=words)
    )
    return [first, _publish(decider, batch, reviewed[half:], on - _RUNNING)]


def _reviewed(batch: Batch, cast: Mapping[str, User], on: date) -> list[int]:
    """Bring applications to the state before the notice; return the ids of those that came so far."""
    firms = Enterprise.objects.visible_to(cast["filer"]).filter(root_id=batch.root_id, status=Status.ACTIVE)
    found = []
    for firm in firms.select_related("jurisdiction").order_by("-completeness", "pk")[:_FIRMS]:
        try:
            made = begin(user=cast["filer"], batch=batch, firm=firm, on=on)
            for part, name in _STEPS:
                act(cast[part], made, name, key=f"demo:{made.pk}:{name}", on=on)
        except TiduError:
            continue
        found.append(made.pk)
    return found


def _publish(actor: User, batch: Batch, chosen: Sequence[int], on: date) -> Notice:
    notice = make_notice(actor=actor, batch=batch)
    words = NoticeWords(notice.title, notice.text, f"{notice.contact}，000-0000000（示例）", notice.term)
    return publish_notice(
        actor=actor,
        notice=change_notice(actor=actor, notice=notice, words=words, chosen=set(chosen)),
        on=on,
    )
