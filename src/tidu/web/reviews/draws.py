"""Drawing by lot, so that anybody can repeat it. Pure: ids and a seed in, the outcome out.

The place of a person for a target is the SHA-256 of ``seed:target:person``, smallest first; whoever is excluded is
passed over. A later exclusion therefore changes the place that it empties, and no other.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


def _lot(*parts: object) -> str:
    return sha256(":".join(map(str, parts)).encode()).hexdigest()


def sampled(seed: str, targets: Iterable[int], count: int) -> tuple[int, ...]:
    """Return as many targets as asked for, drawn by lot, in the order of their ids."""
    by_lot = sorted(set(targets), key=lambda target: (_lot(seed, target), target))
    return tuple(sorted(by_lot[:count]))


def drawn(
    seed: str,
    wanted: Mapping[int, int],
    people: Iterable[int],
    excluded: Collection[tuple[int, int]] = (),
) -> dict[int, tuple[int, ...]]:
    """Draw people for each target.

    Args:
        seed: the same seed, ids and exclusions give the same outcome, in whatever order they come.
        wanted: how many people each target gets.
        people: ids of the candidates.
        excluded: target and person that must not meet.

    Returns:
        For each target, by id, the people in the order of their lots; fewer than wanted where candidates run out.
    """
    candidates = sorted(set(people))
    barred = set(excluded)
    found = {}
    for target in sorted(wanted):
        free = [person for person in candidates if (target, person) not in barred]
        by_lot = sorted(free, key=lambda person: (_lot(seed, target, person), person))
        found[target] = tuple(by_lot[: wanted[target]])
    return found
