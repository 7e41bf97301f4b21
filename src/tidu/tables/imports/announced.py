"""Lists that an authority announced: columns are found by their headings, and a list may have names alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.imports.kinds import Kind
from tidu.tables.imports.proposing import propose
from tidu.tables.imports.reading import Reading
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats import open_sheets

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.levels import Level
    from tidu.tables.imports.results import Fault, Kept

_KIND = "titles"


class _AnnouncedKind(Kind):
    """A table of titles in which level and end may be missing: the announcement itself says them."""

    @property
    def required(self) -> tuple[str, ...]:
        """Nothing beside the firm."""
        return ()


class AnnouncedReading(Reading):
    """A list being read; a row with nothing but the firm is a whole one."""

    def _check_record(self, record: dict[str, Kept], faults: list[Fault]) -> None:
        """Ask for nothing."""


def open_announced(
    data: bytes, *, name: str, catalogue: Catalogue, levels: Dictionary[str, Level], on: date
) -> AnnouncedReading:
    """Open an announced list; its rows hold ``level``, ``number``, ``from`` and ``until`` where it has them.

    Args:
        data: the file: .xlsx, .xls or .csv.
        name: its name, for messages.
        catalogue: facts and ledgers.
        levels: levels of the packs.
        on: today.

    Raises:
        RosterError: it cannot be read, or has no column of names or codes.
    """
    proposal = propose(data, name=name, catalogue=catalogue, levels=levels, on=on, kind=_KIND)
    mapping = proposal.mapping
    if not {"uscc", "name"} & {column.target for column in mapping.columns}:
        seen = "、".join(column.heading for column in mapping.columns if column.heading)
        raise RosterError(
            f"没有找到“企业名称”或“统一社会信用代码”列（表头读到：{seen or '空'}），请在表头写明后重新上传"
        )
    sheet = next(one for one in open_sheets(data, name) if one.name == mapping.sheet)
    return AnnouncedReading(sheet, mapping, _AnnouncedKind(_KIND, catalogue, levels))
