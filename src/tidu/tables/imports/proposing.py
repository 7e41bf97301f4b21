"""Proposing how a file is read: sheet, kind of table, header, and for every column its target, year and unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tidu.tables.imports.finding import Found, find_table
from tidu.tables.imports.kinds import ROSTER, Kind, kinds_of
from tidu.tables.imports.mapping import ColumnMapping, Mapping
from tidu.tables.imports.master import YEAR_COLUMN
from tidu.tables.imports.memory import keys, recalled
from tidu.tables.imports.profile import Profile, profiles
from tidu.tables.imports.results import Proposal, ProposedColumn, SheetInfo
from tidu.tables.imports.units import factor, guess
from tidu.tables.roster.columns.letters import letters
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats import open_sheets

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary
    from collections.abc import Sequence
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.levels import Level
    from tidu.tables.roster.headings import Heading

MOST_COLUMNS = 400
"""Columns of a table; what lies to the right of them is not a roster's."""

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# Looking for near names costs a millisecond each.
_ADVISED = 30


def propose(  # noqa: PLR0913 - the person's own choices come each by name
    data: bytes,
    *,
    name: str,
    catalogue: Catalogue,
    levels: Dictionary[str, Level],
    on: date,
    memory: Dictionary[str, Any] | None = None,
    sheet: str | None = None,
    kind: str | None = None,
    row: int | None = None,
) -> Proposal:
    """Propose how a file is read.

    Args:
        data: the file: .xlsx, .xls, .csv (UTF-8, GB18030) or .parquet; the content decides.
        name: its name, for messages and as a hint of the year.
        catalogue: facts and ledgers.
        levels: levels of the packs.
        on: today; 上年度 counts from it.
        memory: what `remember` kept of the last file of the same source.
        sheet: name of a sheet that a person chose.
        kind: kind of table that a person chose.
        row: last row of the header, from 1, that a person chose.

    Raises:
        RosterError: the file as a whole cannot be used; says what to do.
    """
    sheets = open_sheets(data, name)
    kinds = [one for one in kinds_of(catalogue, levels) if kind is None or one.id == kind]
    if not kinds:
        raise RosterError("没有这种表格，请重新选择表格类型")
    last = None if row is None else row - 1
    found = find_table(sheets, kinds, on=on, name=name, wanted=sheet, row=last)
    columns = _columns(found, memory)
    mapping = Mapping(
        found.sheet.name,
        found.kind.id,
        found.header.first,
        found.header.last,
        tuple(column.mapping for column in columns),
    )
    infos = tuple(SheetInfo(one.name, one.hidden) for one in sheets)
    rows = max(found.sheet.height - found.header.last - 1, 0)
    return Proposal(infos, mapping, columns, rows, _hinted_year(name, found, on), tuple(_notes(found)))


def _columns(found: Found, memory: Dictionary[str, Any] | None) -> tuple[ProposedColumn, ...]:
    header = found.header
    texts = header.texts[:MOST_COLUMNS]
    looks = profiles(found.sheet, header.last, len(texts))
    said = {one.fact.id: one.unit for one in header.headings if one is not None and one.unit}
    dated = any(one is not None and one.fact.id == YEAR_COLUMN for one in header.headings)
    taken: set[tuple[str, int | None]] = set()
    columns = []
    advised = 0
    for index, key in enumerate(keys(texts)):
        look, heading = looks[index], header.headings[index]
        if not texts[index] and not look.filled:
            continue
        plain = ColumnMapping(index, letters(found.sheet.first_column + index), texts[index])
        if (last_time := recalled(memory, found.kind.id, key)) is not None:
            column = _again(plain, last_time, heading, found.kind, look)
        elif heading is None:
            near = found.reader.names.near(texts[index]) if texts[index] and advised < _ADVISED else ""
            advised += bool(texts[index])
            column = _unknown(plain, near, look)
        else:
            sibling = said.get(heading.fact.id, "")
            column = _understood(plain, heading, look, sibling=sibling, declared=header.unit)
        columns.append(_settled(column, found.kind, taken, dated=dated))
    return tuple(columns)


def _unknown(plain: ColumnMapping, near: str, look: Profile) -> ProposedColumn:
    doubt = f"没有认出这一列，是否指“{near}”？" if near else ""
    return ProposedColumn(plain, look.samples, "" if near else "没有认出，暂不导入", doubt)


def _understood(
    plain: ColumnMapping, heading: Heading, look: Profile, *, sibling: str, declared: str
) -> ProposedColumn:
    fact = heading.fact
    by_id = {"money": "元", "share": "小数"}.get(fact.type.value, "") if heading.by_id else ""
    guessed = guess(fact, heading.unit or by_id, sibling=sibling, declared=declared, profile=look)
    year = heading.year if fact.period.by_year else None
    mapping = ColumnMapping(plain.index, plain.letters, plain.heading, fact.id, year, guessed.unit)
    return ProposedColumn(mapping, look.samples, guessed.why, guessed.doubt)


def _again(
    plain: ColumnMapping, last_time: tuple[str, str], heading: Heading | None, kind: Kind, look: Profile
) -> ProposedColumn:
    """Map a column as last time; its unit is doubted anew, since the figures are new."""
    target, unit = last_time
    definition = kind.targets.facts.get(target)
    if definition is None:
        return ProposedColumn(plain, look.samples, remembered=not target)
    said = unit if factor(definition, unit) is not None else ""
    guessed = guess(definition, said, profile=look)
    year = heading.year if heading is not None and definition.period.by_year else None
    mapping = ColumnMapping(plain.index, plain.letters, plain.heading, target, year, guessed.unit)
    return ProposedColumn(mapping, look.samples, "", guessed.doubt, remembered=True)


def _settled(
    column: ProposedColumn, kind: Kind, taken: set[tuple[str, int | None]], *, dated: bool
) -> ProposedColumn:
    """Doubt what lacks its year, and leave out what stands in the table a second time."""
    mapping = column.mapping
    if not mapping.target:
        return column
    by_year = kind.by_year(mapping.target)
    key = (mapping.target, mapping.year if by_year else None)
    if key in taken and not (by_year and mapping.year is None):
        left = ColumnMapping(mapping.index, mapping.letters, mapping.heading)
        label = kind.targets.fact(mapping.target).label
        return ProposedColumn(left, column.samples, "", f"前面已有一列对应“{label}”，这一列暂不导入，请核对")
    taken.add(key)
    if by_year and mapping.year is None and not dated:
        asked = "没有写明年度，请选择"
        doubt = f"{asked}；{column.doubt}" if column.doubt else asked
        return ProposedColumn(mapping, column.samples, column.why, doubt, column.remembered)
    return column


def _hinted_year(name: str, found: Found, on: date) -> int | None:
    """Return the one year that title rows, else the sheet's or the file's name mention."""
    above: Sequence[Sequence[object]] = found.sheet.head(found.header.first)
    titles = " ".join(str(cell) for row in above for cell in row if isinstance(cell, str))
    for text in (titles, found.sheet.name, name):
        years = {int(year) for year in _YEAR.findall(text)}
        if len(years) == 1 and min(years) <= on.year:
            return min(years)
    return None


def _notes(found: Found) -> list[str]:
    header, notes = found.header, []
    if found.sheet.remark:
        notes.append(found.sheet.remark)
    if not found.sure:
        notes.append(f"没有自动认出标题行，暂按第 {header.last + 1} 行，请核对；不对请改填标题所在的行号")
    if header.unit:
        notes.append(f"表头上方写明单位：{header.unit}")
    if found.kind.id != ROSTER:
        notes.append(f"这张表像是“{found.kind.label}”，不是请改选表格类型")
    return notes
