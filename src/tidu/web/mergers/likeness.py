"""Which records may be one firm, and why: names, former names and codes, telephones. Pure, for 100,000 firms.

Names are compared with their neighbours in order of spelling, so that the work grows with the number of
firms and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from tidu.web.mergers.names import core, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SIMILAR = 85.0
_WINDOW = 3
# More records than these with one telephone are an agent's clients, not one firm.
_MOST_SHARING = 6
_FORMER_CODE, _SAME_NAME, _FORMER_NAME, _SAME_PHONE = 100, 90, 80, 50

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of firms, by id: names, codes, former ones, and digits of telephones."""

    names: Mapping[int, str]
    codes: Mapping[int, str]
    former_names: Iterable[tuple[int, str]] = ()
    former_codes: Iterable[tuple[int, str]] = ()
    phones: Iterable[tuple[int, str]] = ()


@dataclass(slots=True)
class Likeness:
    """Two firms (lower id first), the reasons in words, and how much they weigh."""

    pair: Pair
    weight: float = 0.0
    reasons: list[str] = field(default_factory=list)


def likenesses(known: Known, *, only: int | None = None) -> list[Likeness]:
    """Return the pairs that may be one firm, the likeliest first.

    Args:
        known: all firms to compare.
        only: pairs of this firm alone; its name is then compared with every other.
    """
    found: dict[Pair, Likeness] = {}
    cores = {firm: core(name) for firm, name in known.names.items()}
    pairs = [*_by_codes(known), *_by_names(known, cores), *_by_phones(known)]
    pairs += _similar_to(only, cores) if only is not None else _similar(cores)
    for first, second, weight, reason in pairs:
        pair = (min(first, second), max(first, second))
        if first == second or (only is not None and only not in pair):
            continue
        one = found.setdefault(pair, Likeness(pair))
        if reason not in one.reasons:
            one.weight += weight
            one.reasons.append(reason)
    return sorted(found.values(), key=lambda one: (-one.weight, one.pair))


Found = tuple[int, int, float, str]


def _by_codes(known: Known) -> Iterator[Found]:
    bearers = {code: firm for firm, code in known.codes.items()}
    for firm, code in known.former_codes:
        if code in bearers and firm in known.names:
            yield firm, bearers[code], _FORMER_CODE, "原代码与另一份档案的代码相同"


def _by_names(known: Known, cores: Mapping[int, str]) -> Iterator[Found]:
    bearers: dict[str, list[int]] = defaultdict(list)
    for firm, name in cores.items():
        bearers[name].append(firm)
    for firms in bearers.values():
        for first, second in combinations(firms[:_MOST_SHARING], 2):
            yield first, second, _SAME_NAME, "名称相同（不计括号、空格和公司类型）"
    for firm, name in known.former_names:
        if firm in cores:
            for other in bearers.get(core(name), ())[:_MOST_SHARING]:
                yield firm, other, _FORMER_NAME, "曾用名与另一份档案的名称相同"


def _by_phones(known: Known) -> Iterator[Found]:
    sharing: dict[str, set[int]] = defaultdict(set)
    for firm, phone in known.phones:
        if firm in known.names:
            sharing[phone].add(firm)
    for firms in sharing.values():
        if len(firms) <= _MOST_SHARING:
            for first, second in combinations(sorted(firms), 2):
                yield first, second, _SAME_PHONE, "联系电话相同"


def _similar(cores: Mapping[int, str]) -> Iterator[Found]:
    """Compare each name with its next neighbours, read forwards and backwards."""
    for turned in (False, True):
        ordered = sorted((name[::-1] if turned else name, firm) for firm, name in cores.items())
        for index, (name, firm) in enumerate(ordered):
            for other_name, other in ordered[index + 1 : index + 1 + _WINDOW]:
                ratio = fuzz.ratio(name, other_name, score_cutoff=_SIMILAR)
                if ratio and name != other_name and marks(cores[firm]) == marks(cores[other]):
                    yield firm, other, ratio / 2, f"名称相近（{ratio:.0f}%）"


def _similar_to(firm: int, cores: Mapping[int, str]) -> Iterator[Found]:
    own = cores[firm]
    matches = process.extract(own, cores, scorer=fuzz.ratio, score_cutoff=_SIMILAR, limit=50)
    for name, ratio, other in matches:
        if other != firm and name != own and marks(name) == marks(own):
            yield firm, other, ratio / 2, f"名称相近（{ratio:.0f}%）"
