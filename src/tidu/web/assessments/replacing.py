"""A standard takes another's place: which two, and a screening under both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.assessments.models import Case
from tidu.web.assessments.screening import ScreeningError, start_screening
from tidu.web.packs import library

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.packs.library import Standard
    from tidu.web.accounts.models import User
    from tidu.web.assessments.models import Screening
    from tidu.web.assessments.scopes import Scope

_PAIR = 2


def replacement_of() -> tuple[str, str]:
    """Return the last two standards of the lowest level that has two, the older first; empty where none has."""
    pairs = []
    by_level: dict[str, list[Standard]] = {}
    for one in library().standards.values():
        if one.level and not one.classifies:
            by_level.setdefault(one.level, []).append(one)
    for level, found in by_level.items():
        if len(found) > 1:
            older, newer = sorted(found, key=lambda one: one.id)[-2:]
            pairs.append((library().level(level).rank, older.id, newer.id))
    return min(pairs)[1:] if pairs else ("", "")


def start_replacement(
    *, actor: User, scope: Scope, first: str, second: str, on: date, case: str
) -> Screening:
    """Queue one screening of a scope under both standards.

    Args:
        actor: who asks.
        scope: which firms.
        first: id of the standard before.
        second: id of the one after.
        on: date of evaluation.
        case: ``new`` or ``renewal``.

    Raises:
        ScreeningError: as `start_screening`, or standards that do not judge one title.
        UnknownIdError: no such standard.
    """
    before, after = library().standard(first), library().standard(second)
    if first == second or before.level != after.level:
        raise ScreeningError("请选择判定同一称号的两项不同标准")
    told = f"（{Case(case).label}）" if case in Case.values else ""
    return start_screening(
        actor=actor,
        title=f"换用{after.label}{told}：{scope.told(actor)}",
        scope=scope,
        standards=[first, second],
        on=on,
        case=case,
    )


def replaced(screening: Screening) -> tuple[str, str] | None:
    """Return the old and the new standard of a screening that ran just these two, None for any other."""
    ids = [one["id"] for one in screening.standards]
    levels = [library().standard(one).level for one in ids]
    return (ids[0], ids[1]) if len(ids) == _PAIR and levels[0] == levels[1] else None
