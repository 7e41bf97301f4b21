"""Contacts, owners and groups of a made-up firm. Nobody of them exists, and their names say so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.uscc import make
from tidu.web.demo.names import person, phone

if TYPE_CHECKING:
    from tidu.tables.sample.draws import Draws

_POSITIONS = ("总经理", "财务负责人", "研发负责人", "办公室主任", "项目申报专员")
_GROUPS = 40
_FUND_BODY, _GROUP_BODY = 90_000_000, 91_000_000


@dataclass(frozen=True, slots=True)
class MadePeople:
    """Contacts (name, position, phone), shareholders (name, code, share), and who controls the firm."""

    contacts: tuple[tuple[str, str, str], ...]
    shareholders: tuple[tuple[str, str, Decimal], ...]
    legal_representative: str
    controller: str
    group: str


def people_of(draws: Draws, region: str) -> MadePeople:
    """Return the people around a firm.

    Args:
        draws: chance.
        region: six digits, for the codes of groups and funds.
    """
    boss = person(draws)
    positions = (_POSITIONS[0], draws.pick(_POSITIONS[1:]))
    count = draws.pick((1, 1, 2))
    contacts = tuple((person(draws), position, phone(draws)) for position in positions[:count])
    group = draws.between(1, _GROUPS) if draws.chance(0.08) else 0
    return MadePeople(
        contacts=contacts,
        shareholders=_shareholders(draws, region, boss, group),
        legal_representative=boss,
        controller=f"示例集团{group:02d}" if group else boss,
        group=f"示例集团{group:02d}" if group else "",
    )


def _shareholders(draws: Draws, region: str, boss: str, group: int) -> tuple[tuple[str, str, Decimal], ...]:
    """Shares that add up to one; the largest is the controller's."""
    first = draws.between(51, 100)
    code = make(region, f"{_GROUP_BODY + group:08d}") if group else ""
    owners = [(f"示例集团{group:02d}有限公司" if group else boss, code, first)]
    rest = 100 - first
    if rest and draws.chance(0.3):
        fund = draws.between(1, 30)
        part = draws.between(1, rest)
        owners.append((f"示例创业投资{fund:02d}号合伙企业", make(region, f"{_FUND_BODY + fund:08d}"), part))
        rest -= part
    if rest:
        owners.append((f"{person(draws)[:1]}示例二", "", rest))
    return tuple((name, code, Decimal(part).scaleb(-2)) for name, code, part in owners)
