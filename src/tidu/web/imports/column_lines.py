"""The page on which columns are confirmed: one line a column, what may be chosen, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.tables.imports import ColumnMapping, Mapping, Proposal, ProposedColumn
from tidu.tables.imports.kinds import ROSTER, Kind, kinds_of
from tidu.tables.imports.master import YEAR_COLUMN
from tidu.tables.imports.units import factor, options
from tidu.tables.roster.headings import HeadingReader
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dictionary
    from datetime import date

Choices = tuple[tuple[str, str], ...]
YEARS_BACK = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One column on the page: the proposal with what is chosen now, and which selects it shows."""

    column: ColumnMapping
    proposed: ProposedColumn
    units: tuple[str, ...]
    asks_year: bool

    @property
    def tone(self) -> str:
        """``warning`` for what a person should look at, ``muted`` for what is not read."""
        if self.proposed.doubt:
            return "warning"
        return "" if self.column.target else "muted"


def kind_choices() -> Choices:
    """Return the kinds of table."""
    packs = library()
    return tuple((kind.id, kind.label) for kind in kinds_of(packs.catalogue, packs.levels))


def kind_named(name: str) -> Kind:
    """Return a kind of table.

    Raises:
        KeyError: no such kind.
    """
    packs = library()
    return Kind(name, packs.catalogue, packs.levels)


def target_groups(kind: Kind) -> tuple[tuple[str, Choices], ...]:
    """Return what a column may hold, grouped for a select."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for definition in kind.targets:
        groups.setdefault(_group(kind, definition), []).append((definition.id, definition.label))
    order = ["企业身份", "年度数据", "基本信息", "称号有效期", "其他数据"]
    names = [*(name for name in order if name in groups), *(name for name in groups if name not in order)]
    return tuple((name, tuple(groups[name])) for name in names)


def _group(kind: Kind, definition: FactDefinition) -> str:
    if definition.id in ("uscc", "name", YEAR_COLUMN):
        return "企业身份"
    if kind.id != ROSTER:
        return kind.label
    if kind.is_master(definition.id):
        return "基本信息"
    if definition.period.by_year:
        return "年度数据"
    dated = definition.type is FactType.date and definition.id.endswith(("_until", "_from"))
    return "称号有效期" if dated else "其他数据"


def lines_of(proposal: Proposal, mapping: Mapping, kind: Kind) -> tuple[Line, ...]:
    """Return the lines of the page: doubtful columns first, those that are not read last."""
    chosen = {column.index: column for column in mapping.columns}
    lines = []
    for proposed in proposal.columns:
        column = chosen.get(proposed.mapping.index, proposed.mapping)
        definition = kind.targets.facts.get(column.target)
        lines.append(
            Line(
                column,
                proposed,
                options(definition) if definition is not None else (),
                kind.by_year(column.target),
            )
        )
    # By what was proposed, so that lines do not jump while a person chooses.
    return tuple(sorted(lines, key=lambda line: (not line.proposed.doubt, not line.proposed.mapping.target)))


def read_choices(posted: Dictionary[str, str], proposal: Proposal, kind: Kind, on: date) -> Mapping:
    """Return the mapping that a form says; what it does not say stays as proposed.

    A column given another target gets the unit its heading names, else none: the page then asks for it.
    """
    everywhere = _year(posted.get("default_year", ""), on)
    reader = HeadingReader(kind.targets, on)
    # Rows that bring their own year need none for the table.
    dated = any(
        posted.get(f"target_{one.mapping.index}", one.mapping.target) == YEAR_COLUMN
        for one in proposal.columns
    )
    columns = []
    for proposed in proposal.columns:
        plain = proposed.mapping
        target = posted.get(f"target_{plain.index}", plain.target)
        definition = kind.targets.facts.get(target)
        if definition is None:
            columns.append(replace(plain, target="", year=None, unit=""))
            continue
        year = _chosen_year(posted, plain, target, on) if kind.by_year(target) else None
        if year is None and kind.by_year(target) and not dated:
            year = everywhere
        said = posted.get(f"unit_{plain.index}", plain.unit if target == plain.target else "")
        columns.append(replace(plain, target=target, year=year, unit=_unit(said, plain, definition, reader)))
    return proposal.mapping.with_columns(columns)


def _chosen_year(posted: Dictionary[str, str], column: ColumnMapping, target: str, on: date) -> int | None:
    """Return the year that was chosen; a heading's own, however old, may stay."""
    own = column.year if target == column.target else None
    said = posted.get(f"year_{column.index}")
    return own if said is None or said == str(own) else _year(said, on)


def _unit(said: str, column: ColumnMapping, definition: FactDefinition, reader: HeadingReader) -> str:
    if said in options(definition):
        return said
    if not options(definition):
        return column.unit if factor(definition, column.unit) is not None else ""
    heading = reader.read([column.heading]) if column.heading else None
    unit = heading.unit if heading is not None else ""
    return unit if unit and factor(definition, unit) is not None else ""


def _year(text: str, on: date) -> int | None:
    return int(text) if text in map(str, years(on)) else None


def years(on: date) -> tuple[int, ...]:
    """Return the years that may be chosen, newest first."""
    return tuple(range(on.year, on.year - YEARS_BACK - 1, -1))


def lacks_year(mapping: Mapping, kind: Kind) -> bool:
    """Whether a column of yearly figures has no year yet."""
    if mapping.column(YEAR_COLUMN) is not None:
        return False
    return any(column.year is None and kind.by_year(column.target) for column in mapping.columns)


def with_saved(proposal: Proposal, saved: Dictionary[str, object] | None) -> Mapping:
    """Return a saved mapping where it is of the table proposed, else the proposal."""
    if not saved:
        return proposal.mapping
    mapping = Mapping.from_json(saved)
    same = (mapping.sheet, mapping.kind, mapping.last) == (
        proposal.mapping.sheet,
        proposal.mapping.kind,
        proposal.mapping.last,
    )
    return (
        mapping
        if same and _indices(mapping.columns) == _indices(proposal.mapping.columns)
        else proposal.mapping
    )


def _indices(columns: Iterable[ColumnMapping]) -> list[int]:
    return [column.index for column in columns]
