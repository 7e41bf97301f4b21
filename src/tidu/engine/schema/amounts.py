"""Shape of an amount: what a clause of a policy pays, or the lowest price it lets a firm pay.

Money stands as a literal with its unit (``50万``), shares too (``50%``): a bare number is refused.
"""

from __future__ import annotations

from tidu.engine.schema.common import Confirmation, PackStruct
from tidu.engine.schema.facts import Choice, FactType


class Rate(PackStruct, frozen=True):
    """A share of some money (``10%`` of a purchase), or money for each piece (``1000元`` a trainee).

    ``base`` is an expression of the rule language, never taken below 0; ``label`` says in Chinese what it is.
    ``cap`` is the most that is paid (money, or an expression of money), ``floor`` the least.
    ``at_most`` marks a rate that is itself only an upper limit (最高 50%): the outcome is then one too.
    """

    share: str
    base: str
    label: str
    cap: str | None = None
    floor: str | None = None
    at_most: bool = False


class PriceFloor(PackStruct, frozen=True):
    """The lowest price allowed: a share of a reference price; ``per`` is what it is quoted for (平方米)."""

    share: str
    price: str
    label: str
    per: str = ""


class Tier(PackStruct, frozen=True):
    """One tier of ``by_level``: who it is for, and exactly one kind key.

    For firms that hold a valid title of ``level``, or for which ``when`` holds; the last tier may leave both
    out and takes what is left.
    """

    level: str | None = None
    when: str | None = None
    label: str = ""
    clause: str | None = None
    confirmation: Confirmation | None = None
    fixed: str | None = None
    ceiling: str | None = None
    rate: Rate | None = None
    by_level: tuple[Tier, ...] = ()
    unstated: str | None = None
    price_floor: PriceFloor | None = None


class ClaimInput(PackStruct, frozen=True):
    """A figure of the single claim that no firm has as a fact: the purchase, the assessed investment.

    Numbers are never below 0. Expressions of the amount use it by its id, like a fact that is not by year.
    """

    id: str
    label: str
    type: FactType
    definition: str = ""
    choices: tuple[Choice, ...] = ()


class Amount(PackStruct, frozen=True):
    """What a clause pays: exactly one kind key.

    Kind keys: ``fixed`` (money), ``ceiling`` (only an upper limit is stated), ``rate``, ``by_level``,
    ``unstated`` (what the document says instead of a figure), ``price_floor``.
    ``clause`` and ``confirmation`` are those of the policy clause around it unless given.
    """

    clause: str | None = None
    confirmation: Confirmation | None = None
    inputs: tuple[ClaimInput, ...] = ()
    fixed: str | None = None
    ceiling: str | None = None
    rate: Rate | None = None
    by_level: tuple[Tier, ...] = ()
    unstated: str | None = None
    price_floor: PriceFloor | None = None
