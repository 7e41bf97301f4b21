"""What a step does beside moving the application: one function a word of `Effect`, inside its transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tidu.web.applications.errors import TransitionError
from tidu.web.applications.freezing import freeze
from tidu.web.applications.moves import Move
from tidu.web.facts.models import FactSource, Strength
from tidu.web.packs import library
from tidu.web.pools.services import take_in
from tidu.web.titles.services import record_title
from tidu.workflows import Effect

Carry = Callable[[Move], None]
EFFECTS: dict[Effect, Carry] = {}
"""What each effect does."""


def carries_out(effect: Effect) -> Callable[[Carry], Carry]:
    """Register what an effect does; a later function takes the place of the one before."""

    def register(carry: Carry) -> Carry:
        EFFECTS[effect] = carry
        return carry

    return register


@carries_out(Effect.FREEZE)
def _freeze(move: Move) -> None:
    """Keep facts, verdict and files as they are."""
    if move.user is None:
        raise TransitionError("提交要由一个账号办理")
    move.version = freeze(move.application, user=move.user, on=move.on)


@carries_out(Effect.POOL)
def _pool(move: Move) -> None:
    """Take the firm into the pool of the batch."""
    batch = move.application.batch
    if batch.pool is None or move.user is None:
        raise TransitionError("批次没有写明纳入哪个库，请先在批次中选择")
    take_in(actor=move.user, pool=batch.pool, firms=[move.application.enterprise], reason=f"{batch}通过")


@carries_out(Effect.TITLE)
def _title(move: Move) -> None:
    """Record the title that an announcement or an imported result gives: nothing else gives one."""
    if not move.external and (move.terms is None or move.terms.announcement is None):
        raise TransitionError("称号只能由公告或导入的公布名单产生，请在“公示公告”中发布公告")
    application = move.application
    since = move.terms.since if move.terms is not None else move.on
    until = move.terms.until if move.terms is not None else None
    record_title(
        actor=move.user,
        enterprise=application.enterprise,
        level=application.level,
        since=since,
        until=until or end_of_term(application.level, since),
        number=move.terms.number if move.terms is not None else "",
        batch=application.batch.title[:60],
        source=_source(move),
        place=move.document[:120],
    )


def end_of_term(level: str, since: date) -> date:
    """Return the last day of a title that begins on a day, by the level's own term.

    Raises:
        TransitionError: the level has no term.
    """
    known = library().levels.get(level)
    if known is None or known.term_years is None:
        raise TransitionError("这个称号没有规定有效期，请写明有效期至哪一天")
    try:
        end = since.replace(year=since.year + known.term_years)
    except ValueError:  # 29 February
        end = since.replace(year=since.year + known.term_years, month=3, day=1)
    return end - timedelta(days=1)


def _source(move: Move) -> FactSource:
    source, _ = FactSource.objects.get_or_create(
        root_id=move.application.root_id,
        name=f"{move.document}（{move.application.batch}）"[:200],
        strength=Strength.DEPARTMENT,
        defaults={"entered_by": move.user},
    )
    return source
