"""Screenings of the demo: who meets which standard today, and who falls out of a pool under a newer standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.web.assessments.replacing import replacement_of, start_replacement
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.screening import start_screening
from tidu.web.demo.works import done

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.assessments.models import Screening
    from tidu.web.pools.models import Pool


def screen(people: dict[str, User], pools: Sequence[Pool], *, on: date) -> tuple[Screening, ...]:
    """Screen the first place by all standards in force, its first pool under an old and a new one.

    Args:
        people: accounts of the demo by name.
        pools: those of `tidu.web.demo.pools`.
        on: date of evaluation.
    """
    officer = people.get("officer")
    if officer is None:
        return ()
    # The newest stands first in the lists, and it is the one of all firms.
    pool = next((one for one in pools if one.root_id == officer.root_id), None)
    made = [_replaced(officer, pool, on)] if pool is not None else []
    made.append(
        start_screening(actor=officer, title="年度摸底", scope=Scope(), standards=[], on=on, case="new")
    )
    for one in made:
        done(one.job)
    return tuple(made)


def _replaced(officer: User, pool: Pool, on: date) -> Screening:
    first, second = replacement_of()
    if not first:
        raise TiduError("规则包中没有前后两版的标准")
    scope = Scope(pool=str(pool.pk))
    return start_replacement(actor=officer, scope=scope, first=first, second=second, on=on, case="new")
