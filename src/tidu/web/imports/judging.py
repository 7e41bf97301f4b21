"""What an import makes of rows: new, changed (value by value), unchanged, rejected, or waiting for a firm."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidu.tables.imports.names import differs_strongly
from tidu.web.facts.models import Strength
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.models import Outcome
from tidu.web.imports.packing import Change, Fault
from tidu.web.imports.places import Places
from tidu.web.imports.registry import MASTER, add_facts, add_records, known_firms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.web.accounts.models import User
    from tidu.web.imports.packing import StagedRow
    from tidu.web.imports.registry import Known

ROSTER = "roster"
EXTRAS = ("former_name", "contact_name", "contact_position", "contact_phone")
"""Master data that are rows of their own: they are added, nothing is overwritten."""


@dataclass(slots=True)
class Judge:
    """Judges rows of one import against the registry as it is.

    Args:
        actor: whose scope counts.
        strength: how far the source is trusted; below 平台导出 it only fills what is empty in master data.
        kind: ``roster`` or a ledger.
        columns: column and heading by target, so that a rejected place is shown at its cell.
    """

    actor: User
    strength: int
    kind: str = ROSTER
    columns: dict[str, tuple[int, str]] = field(default_factory=dict)
    _places: Places | None = None
    _coming: set[str] = field(default_factory=set)

    @property
    def places(self) -> Places:
        """The places of the tenant, read once."""
        if self._places is None:
            self._places = Places.of(self.actor)
        return self._places

    def judge(self, rows: list[StagedRow]) -> None:
        """Write into each row what becomes of it; a few queries for all of them."""
        open_ = [row for row in rows if row.outcome not in (Outcome.REJECTED, Outcome.UNMATCHED)]
        known = known_firms(self.actor, {row.uscc for row in open_})
        firms = {firm.pk: firm for firm in known.values()}.values()
        if self.kind == ROSTER:
            add_facts(firms)
        else:
            add_records(firms, self.kind)
        for row in open_:
            self._judge(row, known.get(row.uscc))

    def refuse(self, rows: list[StagedRow], known: dict[str, Known]) -> bool:
        """Reject rows whose firm is no longer there, or no longer the person's, since they were judged."""
        refused = False
        for row in rows:
            if row.outcome in (Outcome.REJECTED, Outcome.UNMATCHED):
                continue
            if problem := self._problem(row, known.get(row.uscc)):
                _reject(row, problem)
                refused = True
        return refused

    def _judge(self, row: StagedRow, firm: Known | None) -> None:
        if problem := self._problem(row, firm):
            _reject(row, problem)
            return
        if firm is None:
            row.outcome = Outcome.NEW if row.uscc not in self._coming else Outcome.CHANGED
            self._coming.add(row.uscc)
            return
        row.enterprise_id = firm.pk
        if row.name and differs_strongly(row.name, firm.name) and row.name not in firm.former:
            row.warnings = [f"名称与库中“{firm.name}”差别很大，请核对代码是否填错"]
        row.changes = [*self.fields(row, firm), *self._facts(row, firm), *self._record(row, firm)]
        row.outcome = Outcome.CHANGED if row.changes else Outcome.UNCHANGED

    def _problem(self, row: StagedRow, firm: Known | None) -> Fault | None:
        column, heading = self.columns.get("uscc", (-1, "统一社会信用代码"))
        if firm is not None and not firm.visible:
            return Fault(column, heading, "这家企业不在您的工作范围内，请由负责该企业的人员导入")
        written = row.master.get("jurisdiction", "")
        if written:
            column, heading = self.columns.get("jurisdiction", (-1, "所属辖区"))
        try:
            if written:
                row.place_id = self.places.named(written)
            elif firm is None:
                row.place_id = self.places.of_code(row.uscc)
        except ImportRefusedError as error:
            return Fault(column, heading, str(error))
        if firm is not None:
            return None
        if message := self._cannot_be_new(row):
            return Fault(column, heading, message)
        return None

    def _cannot_be_new(self, row: StagedRow) -> str:
        if self.kind != ROSTER:
            return "企业库中没有这个代码，请先导入或登记企业，再导入它的台账"
        if not row.name:
            return "企业库中没有这个代码，新增企业须有企业名称"
        if self.actor.is_narrowed:
            return "企业库中没有这个代码，您只能维护分派给您的企业"
        sectors = self.actor.sectors
        if sectors and row.master.get("sector") not in sectors:
            return f"企业库中没有这个代码，您只能新增产业领域为{'、'.join(sectors)}的企业"
        return ""

    def fields(self, row: StagedRow, firm: Known) -> Iterator[Change]:
        """Yield what a row changes in a firm's master data."""
        strong = self.strength >= Strength.PLATFORM
        if row.name and row.name != firm.name and row.name not in firm.former:
            yield Change("field", "name", 0, firm.name, row.name, strong)
        if row.place_id and row.place_id != firm.place:
            yield Change("field", "jurisdiction", 0, str(firm.place), str(row.place_id), strong)
        for name in MASTER:
            new = row.master.get(name)
            if new and new != (old := firm.fields[name]):
                yield Change("field", name, 0, old or None, new, strong or not old)
        former = row.master.get("former_name")
        if former and former != firm.name and former not in firm.former:
            yield Change("field", "former_name", 0, None, former)

    def _facts(self, row: StagedRow, firm: Known) -> Iterator[Change]:
        for year, values in row.values.items():
            now = firm.values.get(year, {})
            for fact, new in values.items():
                old = now.get(fact)
                if old is None:
                    yield Change("fact", fact, year, None, new)
                elif old != new:
                    wins = firm.strengths.get((year, fact), 0) <= self.strength
                    yield Change("fact", fact, year, old, new, wins)

    def _record(self, row: StagedRow, firm: Known) -> Iterator[Change]:
        if self.kind == ROSTER or not row.record:
            return
        number = record_key(self.kind, row.record)
        there = firm.records.get(number) if number is not None else None
        if there is None:
            yield Change("record", self.kind, 0, None, number[1] if number else "")
        elif self.kind != "titles" and any(there.get(name) != value for name, value in row.record.items()):
            yield Change(
                "record", self.kind, 0, str(number[1]) if number else None, str(number and number[1])
            )


def record_key(kind: str, record: dict[str, str | bool]) -> tuple[str, str] | None:
    """Return what makes a ledger's row recognisable: its number; a title's level and end; None for nothing."""
    if kind == "titles":
        return str(record.get("level", "")), str(record.get("until", ""))
    number = str(record.get("number", ""))[:80]
    return (kind, number) if number else None


def _reject(row: StagedRow, fault: Fault) -> None:
    row.outcome, row.faults, row.changes = Outcome.REJECTED, [*row.faults, fault], []
