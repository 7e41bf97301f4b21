"""Amounts in compiled form: every kind of amount unfolds into one of these four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.expressions.typed import slots_of

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.expressions.typed import Boolean, Numeric, Slot
    from tidu.engine.schema.common import Source


class Grant(Struct, frozen=True):
    """``factor × base`` yuan, not below ``least`` and not above ``most``; a negative base counts as 0.

    ``factor`` is a share of money, or yuan a piece. ``up_to``: the outcome is only an upper limit. ``label``
    says what the base is; empty where the amount is a plain figure (base 1).
    """

    factor: Fraction
    base: Numeric
    least: Fraction
    most: Numeric | None
    up_to: bool
    label: str = ""


class Unstated(Struct, frozen=True):
    """No figure in the document; ``wording`` is what it says instead."""

    wording: str


class LowestPrice(Struct, frozen=True):
    """A price must be at least ``factor × price``; ``per`` is the unit it is quoted in."""

    factor: Fraction
    price: Numeric
    label: str
    per: str


class Tier(Struct, frozen=True):
    """One tier: for whom, and what they get by which clause."""

    when: Boolean
    label: str
    node: Node
    source: Source


class Tiers(Struct, frozen=True):
    """The amount of the first tier whose ``when`` holds; no tier: nothing is paid."""

    tiers: tuple[Tier, ...]


Node = Grant | Unstated | LowestPrice | Tiers


class CompiledAmount(Struct, frozen=True):
    """An amount ready to compute.

    ``catalogue`` holds the facts of the packs and the inputs of the claim, so that both are read alike.
    """

    kind: str
    node: Node
    source: Source
    catalogue: Catalogue

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Facts and inputs the amount can read, each once."""
        return slots_of_amount(self.node)


def slots_of_amount(node: Node) -> tuple[Slot, ...]:
    """Return the slots an amount depends on, in reading order, each once."""
    found: dict[Slot, None] = {}
    match node:
        case Grant(_, base, _, most, _, _):
            found.update(dict.fromkeys(slots_of(base)))
            found.update(dict.fromkeys(slots_of(most) if most is not None else ()))
        case LowestPrice(_, price, _, _):
            found.update(dict.fromkeys(slots_of(price)))
        case Tiers(tiers):
            for tier in tiers:
                found.update(dict.fromkeys((*slots_of(tier.when), *slots_of_amount(tier.node))))
        case Unstated():
            pass
    return tuple(found)
