"""How sure the reader is: 0.98, less what each doubt costs. `docs/reader.md` says how the costs were checked.

A doubt that costs nothing is a remark: it is shown, and the item counts as sure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

SURE: Final = 0.98
LOWEST: Final = 0.2


@dataclass(slots=True)
class Doubts:
    """Doubts about one item, in the order in which they came up."""

    texts: list[str] = field(default_factory=list)
    cost: float = 0.0

    def add(self, text: str, cost: float = 0.0) -> None:
        """Note a doubt in Chinese; ``cost`` is taken from the confidence."""
        if text not in self.texts:
            self.texts.append(text)
            self.cost += cost

    def copy(self) -> Doubts:
        """The same doubts for a part of the item, to which others may come."""
        return Doubts(list(self.texts), self.cost)

    @property
    def confidence(self) -> float:
        """Probability that the item is right, two decimals."""
        return round(max(LOWEST, SURE - self.cost), 2)
