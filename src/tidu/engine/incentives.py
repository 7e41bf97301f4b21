"""What a firm gets from a clause: a figure, a range, only an upper limit, or no figure at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from tidu.engine.results import Input
    from tidu.engine.schema.common import Source


class Certainty(StrEnum):
    """How much the clause and the known facts say about the amount."""

    figure = "figure"
    """The amount itself; ``low == high``."""
    open = "open"
    """Missing facts or open judgements leave it between ``low`` and ``high``."""
    ceiling = "ceiling"
    """The document sets an upper limit only: between ``low`` and ``high``, fixed by the authority."""
    unstated = "unstated"
    """The document names no figure: ``low`` and ``high`` are None."""
    floor = "floor"
    """The lowest price allowed, no grant: ``low`` is the price, ``high`` None."""
    undefined = "undefined"
    """The base cannot exist for this firm: ``low`` and ``high`` are None."""

    @property
    def label(self) -> str:
        """Chinese word shown to users."""
        return _LABELS[self]


_LABELS = {
    Certainty.figure: "金额确定",
    Certainty.open: "待补数据",
    Certainty.ceiling: "以实际核定为准",
    Certainty.unstated: "文件未写明",
    Certainty.floor: "价格下限",
    Certainty.undefined: "无法计算",
}


@dataclass(frozen=True, slots=True)
class Incentive:
    """The outcome of an amount for one firm on one date.

    ``low`` and ``high`` are yuan with two decimals, rounded half up at the very end; None where the document
    or the facts set no such end. ``tier`` names the tier taken, empty where there is none or it is open.
    ``missing`` are absent facts (or figures of the claim) that can still change the amount,
    ``open_judgements`` attested facts still open; ``source`` is the clause that sets the amount.
    """

    certainty: Certainty
    low: Decimal | None
    high: Decimal | None
    text: str
    source: Source
    tier: str = ""
    missing: tuple[str, ...] = ()
    open_judgements: tuple[str, ...] = ()
    inputs: tuple[Input, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether the amount itself is known to the fen."""
        return self.certainty is Certainty.figure
