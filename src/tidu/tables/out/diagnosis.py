"""What a diagnosis consists of: a roster, the standards chosen for it, and results one by one.

Results are computed while they are read and not kept: a roster of thousands by five standards with full
traces would not fit an office PC.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine import classify, evaluate
from tidu.engine.results import Result, SizeResult
from tidu.tables.out.regions import region_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from tidu.engine import PackLibrary, Standard
    from tidu.engine.schema.common import CaseName
    from tidu.tables.roster.model import Firm, Roster

CASE_LABELS: dict[str, str] = {"new": "新申请", "renewal": "复核"}
"""Chinese words of the two cases."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One firm and what one standard says of it; exactly one of ``result`` and ``size`` is given."""

    firm: Firm
    result: Result | None
    size: SizeResult | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A standard and the firms it is applied to; ``notes`` say what the reader must know about the choice."""

    standard: Standard
    firms: tuple[Firm, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything a writer needs. ``advance`` is called once for every firm and standard judged."""

    library: PackLibrary
    roster: Roster
    on: date
    case: CaseName
    chosen: tuple[Chosen, ...]
    advance: Callable[[], object] = lambda: None

    @property
    def size(self) -> int:
        """How many judgements it takes."""
        return sum(len(chosen.firms) for chosen in self.chosen)

    @property
    def case_label(self) -> str:
        """新申请 or 复核."""
        return CASE_LABELS[self.case]

    def judged(self, chosen: Chosen) -> Iterator[Judged]:
        """Judge the firms of one standard, in the order of the roster."""
        for firm in chosen.firms:
            yield judge(chosen.standard, firm, on=self.on, case=self.case)
            self.advance()


def judge(standard: Standard, firm: Firm, *, on: date, case: CaseName) -> Judged:
    """Judge or classify one firm."""
    if standard.classifies:
        return Judged(firm, None, classify(standard, firm.facts, on=on))
    return Judged(firm, evaluate(standard, firm.facts, on=on, case=case), None)


def choose_named(
    library: PackLibrary, firms: Sequence[Firm], ids: Sequence[str], *, on: date, case: CaseName
) -> tuple[Chosen, ...]:
    """Take the standards named, for every firm, in force or not.

    Raises:
        UnknownIdError: no pack defines one of them.
    """
    standards = dict.fromkeys(library.standard(standard_id) for standard_id in ids)
    return tuple(
        Chosen(standard, tuple(firms), _notes(library, standard, on, case)) for standard in standards
    )


def choose_in_force(
    library: PackLibrary, firms: Sequence[Firm], *, on: date, case: CaseName
) -> tuple[Chosen, ...]:
    """Take every standard in force on the date for the case, regional ones for the firms of their region.

    Classifications (300号) come last: they apply to everybody from the day they took effect.
    """
    regions = [region_code(firm) for firm in firms]
    by_region = {
        region: library.applicable(on=on, case=case, jurisdiction=region) for region in dict.fromkeys(regions)
    }
    # Without any firm the nationwide standards still answer: an empty roster is not an empty report.
    found = dict.fromkeys(library.applicable(on=on, case=case))
    for standards in by_region.values():
        found.update(dict.fromkeys(standards))
    ordered = sorted(found, key=lambda standard: library.level(standard.level).rank if standard.level else 0)
    sizes = [item for item in library.standards.values() if item.classifies and _in_effect(item, on)]
    return (
        *(
            Chosen(
                standard,
                tuple(
                    firm for firm, region in zip(firms, regions, strict=True) if standard in by_region[region]
                ),
            )
            for standard in ordered
        ),
        *(Chosen(standard, tuple(firms)) for standard in sizes),
    )


def _in_effect(standard: Standard, on: date) -> bool:
    effective = standard.source.effective
    return effective is None or effective <= on


def _notes(library: PackLibrary, standard: Standard, on: date, case: CaseName) -> tuple[str, ...]:
    if standard.classifies or library.in_force(standard.id, on=on, case=case):
        return ()
    return (f"{standard.label}在 {on} 不适用于{CASE_LABELS[case]}，按指定要求仍予测算，结论仅供参考。",)
