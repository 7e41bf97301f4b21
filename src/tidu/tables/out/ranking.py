"""Who is nearest to a level: firms ordered by how many conditions they miss, then by how far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.errors import UnknownIdError
from tidu.engine.nearness import distance
from tidu.engine.values import Verdict
from tidu.tables.out.findings import undecided, unmet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine import PackLibrary
    from tidu.engine.results import Result
    from tidu.engine.schema.levels import Level
    from tidu.tables.roster.model import Firm


@dataclass(frozen=True, slots=True)
class Candidate:
    """One firm, its result, and how far it is away.

    ``distance`` adds up, over unmet conditions, how far each is from its line relative to the line (at most
    1 each; 1 where it is no figure).
    """

    firm: Firm
    result: Result
    distance: Fraction

    @property
    def misses(self) -> int:
        """How many conditions are not met."""
        return len(unmet(self.result))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Firms that miss something, those only waiting for data or a judgement, those that meet everything."""

    near: tuple[Candidate, ...]
    waiting: tuple[Candidate, ...]
    met: tuple[Candidate, ...]


def rank(judged: Iterable[tuple[Firm, Result]]) -> Ranking:
    """Order firms; equals keep the order of the roster."""
    candidates = [Candidate(firm, result, distance(result)) for firm, result in judged]
    near = sorted(
        (item for item in candidates if item.result.verdict is Verdict.unmet),
        key=lambda item: (item.misses, item.distance, len(undecided(item.result))),
    )
    waiting = sorted(
        (item for item in candidates if item.result.verdict.is_open),
        key=lambda item: (len(item.result.missing), len(item.result.open_judgements)),
    )
    return Ranking(
        tuple(near), tuple(waiting), tuple(item for item in candidates if item.result.verdict is Verdict.met)
    )


def holds_already(firm: Firm, level: Level, on: date) -> bool:
    """Whether the firm's title of the level is valid on the date."""
    until = firm.facts.get(level.until_fact) if level.until_fact else None
    return isinstance(until, date) and until >= on


def find_level(library: PackLibrary, text: str) -> Level:
    """Find a level by id, bare id, title word or Chinese name (also a part of one that fits once).

    Raises:
        UnknownIdError: nothing fits.
    """
    plain = text.strip().replace("“", "").replace("”", "").replace('"', "")
    levels = tuple(library.levels.values())
    for level in levels:
        if plain in (level.id, level.id.rpartition(".")[2], level.title, _bare(level)):
            return level
    partly = [level for level in levels if plain and plain in _bare(level)]
    if not partly:
        raise UnknownIdError("梯度", text, [*(_bare(level) for level in levels), *library.levels])
    # 专精特新 stands in several names: the shortest that can be judged is the one that is meant.
    return min(partly, key=lambda level: (not level.standard_entered, len(level.label), level.rank))


def _bare(level: Level) -> str:
    return level.label.replace("“", "").replace("”", "")
