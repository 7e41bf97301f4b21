"""Facts of one firm as the oracle reads them: years before the establishment, titles, judgements, ranks.

Keys as in facts.md: `revenue` is the last full year, `revenue[-1]` the one before; None or absent is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from tests.oracle.figures import NEVER, Span, exact, plus, ratio, total
from tests.oracle.kit import MANUAL, UNKNOWN, Truth, all_of, any_of, at_least, at_most, known

YEARLY: Final = frozenset(
    {
        "revenue", "main_revenue", "net_profit", "total_assets", "total_liabilities", "rd_expense",
        "employees", "rd_staff", "equity_financing", "local_contribution", "niche_years",
        "market_share_national", "market_share_global", "market_rank_national", "market_rank_global",
        "tech_contract_value", "evaluation_score",
    }
)  # fmt: skip
"""Facts kept one a year (facts.md, period "year" and "year-end")."""

JUDGED: Final = frozenset(
    {
        "six_basics", "key_link", "key_link_results", "market_position_ok",
        "new_product", "process_advanced", "energy_advanced", "innovation_leading", "revenue_cap_exception",
        "major_incident", "dishonesty_list", "abnormal_operation",
    }
)  # fmt: skip
"""Attested facts and gate negatives: empty means that a person has not judged yet, not that data lacks."""

MAY_BE_NEGATIVE: Final = frozenset({"net_profit"})


def key(fact: str, offset: int = 0) -> str:
    """`key("revenue", 1)` is `revenue[-1]`."""
    return f"{fact}[-{offset}]" if offset else fact


@dataclass(frozen=True)
class Firm:
    """One firm's facts on a date."""

    facts: Mapping[str, object]
    on: date

    def _too_early(self, fact: str, offset: int) -> bool:
        """Whether the year of a yearly fact lies before the establishment; unknown establishment: no."""
        founded = self.facts.get("established_on")
        if fact not in YEARLY or not isinstance(founded, date):
            return False
        newest = self.on.year if fact == "evaluation_score" else self.on.year - 1
        return newest - offset < founded.year

    def figure(self, fact: str, offset: int = 0) -> Span:
        """A numeric fact: its value, every value of its domain when missing, none before establishment."""
        if self._too_early(fact, offset):
            return NEVER
        name = key(fact, offset)
        value = self.facts.get(name)
        if isinstance(value, int | Fraction | str):
            return exact(Fraction(value))
        floor = None if fact in MAY_BE_NEGATIVE else Fraction(0)
        return Span(floor, None, frozenset({name}))

    def summed(self, fact: str, years: int) -> Span:
        """Sum over the last years; without value when the firm did not exist in all of them."""
        return total(self.figure(fact, offset) for offset in range(years))

    def raised(self, fact: str, years: int) -> Span:
        """Sum over a window in which years before the establishment brought nothing (equity)."""
        existing = [offset for offset in range(years) if not self._too_early(fact, offset)]
        return total(self.figure(fact, offset) for offset in existing)

    def quotient(self, above: str, below: str, offset: int = 0) -> Span:
        """One fact over another of the same year."""
        return ratio(self.figure(above, offset), self.figure(below, offset))

    def growth(self, fact: str, offset: int = 0) -> Span:
        """Growth over the year before."""
        return plus(ratio(self.figure(fact, offset), self.figure(fact, offset + 1)), exact(-1))

    def mean_growth(self, fact: str, years: int) -> Span:
        """Arithmetic mean of the yearly growth rates."""
        rates = total(self.growth(fact, offset) for offset in range(years))
        return ratio(rates, exact(years))

    def niche_years(self) -> Span:
        """Full years in the niche at the end of last year; counted from `niche_since` when not given."""
        since = self.facts.get("niche_since")
        if self.facts.get("niche_years") is not None or not isinstance(since, date):
            return self.figure("niche_years")
        if self._too_early("niche_years", 0):
            return NEVER
        # The last day of last year belongs to the time served, so the count runs to the first of January.
        complete = since.month == 1 and since.day == 1
        return exact(max(0, self.on.year - since.year - (0 if complete else 1)))

    def full_years_since(self, fact: str) -> Span:
        """Full years from a date fact to the date of the judgement; the anniversary counts."""
        since = self.facts.get(fact)
        if not isinstance(since, date):
            return Span(Fraction(0), None, frozenset({fact}))
        passed = (self.on.month, self.on.day) >= (since.month, since.day)
        return exact(max(0, self.on.year - since.year - (0 if passed else 1)))

    def flag(self, fact: str) -> Truth:
        """A yes/no fact; an empty judgement is `manual`, other empty ones are `unknown`."""
        value = self.facts.get(fact)
        if isinstance(value, bool):
            return known(value)
        return Truth(MANUAL) if fact in JUDGED else Truth(UNKNOWN, frozenset({fact}))

    def refuted(self, fact: str) -> Truth:
        """The negation of a yes/no fact."""
        value = self.facts.get(fact)
        return known(not value) if isinstance(value, bool) else self.flag(fact)

    def one_of(self, fact: str, *choices: str) -> Truth:
        """Whether a choice fact is one of some choices."""
        value = self.facts.get(fact)
        if value is None:
            return Truth(UNKNOWN, frozenset({fact}))
        return known(value in choices)

    def title(self, *names: str) -> Truth:
        """Whether any of some titles is valid: from ≤ date ≤ until, both inclusive; empty: never held."""
        return any_of(*(known(self._holds(name)) for name in names))

    def _holds(self, name: str) -> bool:
        until = self.facts.get(f"{name}_until")
        begins = self.facts.get(f"{name}_from")
        if not isinstance(until, date) or self.on > until:
            return False
        return not isinstance(begins, date) or begins <= self.on

    def within_top(self, rank: str, last: int) -> Truth:
        """1 ≤ rank ≤ last; 0 means no rank at all (facts.md)."""
        span = self.figure(rank)
        return all_of(at_least(span, 1), at_most(span, last))

    def each_year(self, above: str, below: str, share: Fraction, years: int) -> Truth:
        """`above / below ≥ share` in each of the last years."""
        return all_of(*(at_least(self.quotient(above, below, back), share) for back in range(years)))
