"""Which conflicts an officer has settled: decided values, and whether a source has spoken anew since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.web.enterprises.models import Settlement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.web.enterprises.models import Enterprise


def settlements_of(firm: Enterprise) -> dict[tuple[int, str], Settlement]:
    """Return the newest decision by year and fact; one query."""
    found = Settlement.objects.filter(enterprise=firm).select_related("settled_by", "evidence").order_by("pk")
    return {(one.year, one.fact): one for one in found}


def is_settled(decision: Settlement | None, value: object, said: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a decision still stands.

    Args:
        decision: the newest of the value; None for none.
        value: the value that counts now.
        said: what contradicts it, as `CurrentFacts.conflicts` has it.
    """
    return (
        decision is not None
        and decision.value == value
        and all(one["value"] in decision.seen for one in said)
    )
