"""Missing facts, by brute force: a settled verdict stays, an unknown one really hangs on what is listed.

The first property is checked on the engine itself: whatever the absent facts turn out to be, `met`, `unmet`
and `manual` stay what they are. Years before an unknown establishment are left out: without the date every
year counts as one in which the firm existed (semantics, docs).

The second is checked on the oracle, which the agreement tests tie to the engine: for each fact that a
condition lists as missing there are two completions that differ in this fact alone, one met and one unmet.
It is a property of each condition, not of the firm: R&D of 1 fen beside a missing revenue cannot be both
3 % of it and belong to a firm of 5000万, yet each condition alone may still be met. Three conditions are
themselves judged part by part, and for these less is claimed:

* score lines while several facts are missing: points are added as intervals, and between two tiers lie sums
  that no tiers give; claimed is that some completion is met and another unmet;
* R&D of the 2022 little giants while the revenue is missing: it chooses the band and divides in it;
* two years of growing revenue while the year between is missing: it may have to lie above and below at once.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from random import Random

import pytest

from tests.oracle.completions import absent, draw_value, extremes, fill
from tests.oracle.firm import JUDGED
from tests.oracle.standards import JUDGES, aim_of
from tests.oracle.strategies import CASES, DATES, library, random_firms, to_facts
from tidu.engine.scalar.screen import screener

pytestmark = pytest.mark.search

ON = DATES[0]
FIRMS = 150
COMPLETIONS = 8
ROUNDS = 400
TRIED = 25
SCORE_FIRMS = 50
"""Firms whose open score is pushed both ways: dearer than the rest."""
SCORED = {"national.innovative-2022": "announce", "national.srdi-2022": "score-or-direct"}
TWICE_USED = {
    ("national.little-giant-2022", "innovation"): "revenue",
    ("zhejiang.hidden-champion-2026", "revenue-growth"): "revenue[-1]",
}
"""The conditions named above: that of the score line, and the fact that two parts share."""


def verdict(standard: str, firm: Mapping[str, object], case: str) -> str:
    screening = screener(library().standard(standard), "new" if case == "new" else "renewal")
    return screening.screen(to_facts(firm, ON), ON).verdict.name


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("standard", JUDGES)
def test_no_missing_fact_changes_a_settled_verdict(standard: str, case: str) -> None:
    rng = Random(11)  # noqa: S311 — nothing here is secret
    for firm in random_firms(FIRMS, seed=3, on=ON, standard=aim_of(standard)):
        found = verdict(standard, firm, case)
        if found == "unknown":
            continue
        holes = absent(firm, judgements=found != "manual")
        for _ in range(COMPLETIONS if holes else 0):
            filled = fill(firm, holes, ON, rng)
            assert verdict(standard, filled, case) == found, f"{standard} {case} {firm} → {filled}"


def turns(
    standard: str, condition: str, fact: str, firm: Mapping[str, object], case: str, rng: Random
) -> bool:
    """Whether some completion is met with one value of the fact and unmet with another."""
    judge = JUDGES[standard]
    listed = judge(firm, ON, case).missing_by_condition[condition]
    others = [*sorted(listed - {fact}), *judgements_open(firm)]
    for _ in range(ROUNDS):
        filled = fill(firm, others, ON, rng)
        tried = (*extremes(fact, ON), *(draw_value(fact, filled, ON, rng) for _ in range(TRIED)))
        found = {judge({**filled, fact: value}, ON, case).conditions[condition] for value in tried}
        if {"met", "unmet"} <= found:
            return True
    return False


def judgements_open(firm: Mapping[str, object]) -> list[str]:
    return [name for name in sorted(JUDGED) if firm.get(name) is None]


def pushed(standard: str, firm: Mapping[str, object], names: list[str], way: int, rng: Random) -> str:
    """Verdict of the score condition after each fact in turn took the value that moves the score furthest."""
    judge = JUDGES[standard]

    def height(candidate: Mapping[str, object]) -> tuple[bool, Fraction]:
        judged = judge(candidate, ON, "new")
        assert judged.score is not None
        low, high = judged.score
        return judged.conditions[SCORED[standard]] == ("met" if way > 0 else "unmet"), way * (low + high)

    # Down from nothing, for an award drawn by lot stays met whatever one other fact does; up from anywhere,
    # for two years at nothing have no growth whichever of them changes.
    nothing = {name: extremes(name, ON)[0] for name in names}
    filled: Mapping[str, object] = fill(firm, names, ON, rng) if way > 0 else {**firm, **nothing}
    for name in (*names, *names):
        values = (*extremes(name, ON), *(draw_value(name, filled, ON, rng) for _ in range(TRIED)))
        filled = max(({**filled, name: value} for value in (filled[name], *values)), key=height)
    return judge(filled, ON, "new").conditions[SCORED[standard]]


@pytest.mark.parametrize("standard", SCORED)
def test_an_open_score_can_end_on_both_sides_of_the_line(standard: str) -> None:
    rng = Random(13)  # noqa: S311 — nothing here is secret
    for firm in random_firms(SCORE_FIRMS, seed=6, on=ON, standard=aim_of(standard)):
        listed = JUDGES[standard](firm, ON, "new").missing_by_condition[SCORED[standard]]
        names = [*sorted(listed), *judgements_open(firm)]
        if listed:
            assert pushed(standard, firm, names, 1, rng) == "met", firm
            assert pushed(standard, firm, names, -1, rng) == "unmet", firm


def claimed(standard: str, condition: str, missing: frozenset[str]) -> bool:
    """Whether each listed fact must be able to turn the condition; see the module's docstring."""
    if SCORED.get(standard) == condition:
        return len(missing) == 1
    return TWICE_USED.get((standard, condition)) not in missing


@pytest.mark.parametrize("standard", JUDGES)
def test_every_missing_fact_can_change_its_condition(standard: str) -> None:
    rng = Random(12)  # noqa: S311 — nothing here is secret
    checked: Counter[str] = Counter()
    for firm in random_firms(FIRMS, seed=5, on=ON, standard=aim_of(standard)):
        judged = JUDGES[standard](firm, ON, "renewal")
        for condition, missing in judged.missing_by_condition.items():
            for fact in sorted(missing) if claimed(standard, condition, missing) else ():
                assert turns(standard, condition, fact, firm, "renewal", rng), f"{condition} {fact} {firm}"
                checked[condition] += 1
    assert checked, "no firm with a missing fact: the test says nothing"
