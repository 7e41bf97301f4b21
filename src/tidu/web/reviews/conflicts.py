"""Conflicts of interest that the registry shows; others are declared by the person herself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tidu.workflows import Duty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application

_SIGNS = re.compile(r"[\s()（）·.]+")


def _plain(name: str) -> str:
    return _SIGNS.sub("", name).casefold()


def conflicts(
    applications: Iterable[Application], people: Iterable[User], units: Mapping[int, str]
) -> dict[tuple[int, int], str]:
    """Return the pairs of application and person that must not meet, each with its reason.

    Args:
        applications: with their firm; names, shareholders and steps are best fetched with them.
        people: with their firm, where they have one.
        units: where each person works, by id.
    """
    known = [(one, *_of_firm(one)) for one in applications]
    found = {}
    for person in people:
        for application, names, filers in known:
            if reason := _reason(application, names, filers, person, units.get(person.pk, "")):
                found[application.pk, person.pk] = reason
    return found


def _of_firm(application: Application) -> tuple[dict[str, str], set[int | None]]:
    """Return the names that stand for a firm, each with what it is, and who submitted its application."""
    firm = application.enterprise
    shareholders = ((one.name, "股东") for one in firm.shareholders.all())
    former = ((one.name, "申报企业") for one in firm.former_names.all())
    named = [
        *shareholders,
        (firm.legal_representative, "法定代表人"),
        (firm.group_name, "所属集团"),
        (firm.controller, "实际控制人"),
        *former,
        (firm.name, "申报企业"),
    ]
    filers = {step.actor_id for step in application.steps.all() if step.duty == Duty.FILE.value}
    return {_plain(name): role for name, role in named if name}, filers


def _reason(
    application: Application, names: Mapping[str, str], filers: set[int | None], person: User, unit: str
) -> str:
    firm, own = application.enterprise, person.enterprise
    if own is not None and own.pk == firm.pk:
        return "本企业人员"
    if own is not None and own.controller and _plain(own.controller) == _plain(firm.controller):
        return f"所在企业与申报企业实际控制人相同（{firm.controller}）"
    if role := names.get(_plain(unit)):
        return f"工作单位是{role}"
    if role := names.get(_plain(person.name)):
        return f"与{role}同名"
    return "提交了这份申报" if person.pk in filers else ""
