"""The library of packs: everything loaded and frozen, and the table of which standard applies."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.errors import UnknownIdError
from tidu.engine.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.program import Program
    from tidu.engine.packs.size_classes import SizeTable
    from tidu.engine.schema.common import CaseName, Source
    from tidu.engine.schema.levels import ApplicabilityRow, Level
    from tidu.engine.schema.standards import Overlay, StandardFile


@dataclass(frozen=True, slots=True, eq=False)
class Standard:
    """A standard, loaded and compiled; hashable by identity so that executors can cache what they build.

    ``content_hash`` covers the file and everything its verdicts depend on (facts, gate, size classes,
    levels, overlays) in canonical form.
    """

    spec: StandardFile
    programs: Mapping[str, Program]
    sizes: SizeTable | None
    catalogue: Catalogue
    overlays: tuple[Overlay, ...]
    content_hash: str

    @property
    def id(self) -> str:
        """Id such as ``national.srdi-2026``."""
        return self.spec.id

    @property
    def version(self) -> int:
        """Version of the pack, raised on every change."""
        return self.spec.version

    @property
    def label(self) -> str:
        """Chinese name."""
        return self.spec.label

    @property
    def level(self) -> str | None:
        """The level it judges; None for classifications."""
        return self.spec.level

    @property
    def source(self) -> Source:
        """The document it stands in."""
        return self.spec.source

    @property
    def classifies(self) -> bool:
        """Whether it yields a size class instead of a verdict."""
        return self.sizes is not None

    def program(self, case: CaseName) -> Program:
        """Return the program of a case."""
        return self.programs[case]


@dataclass(frozen=True, slots=True, eq=False)
class PackLibrary:
    """All packs of a site. Nothing in it changes after load."""

    catalogue: Catalogue
    levels: Mapping[str, Level]
    rows: tuple[ApplicabilityRow, ...]
    standards: Mapping[str, Standard]
    overlays: tuple[Overlay, ...] = ()
    titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    upkeep: Upkeep = field(default_factory=Upkeep)

    def standard(self, standard_id: str) -> Standard:
        """Return a standard by id; a bare ``srdi-2026`` means the national one.

        Raises:
            UnknownIdError: no pack defines it.
        """
        for candidate in (standard_id, f"national.{standard_id}"):
            if candidate in self.standards:
                return self.standards[candidate]
        raise UnknownIdError("标准", standard_id, self.standards)

    def level(self, level_id: str) -> Level:
        """Return a level by id.

        Raises:
            UnknownIdError: no pack defines it.
        """
        for candidate in (level_id, f"national.{level_id}"):
            if candidate in self.levels:
                return self.levels[candidate]
        raise UnknownIdError("梯度", level_id, self.levels)

    def applicable_rows(
        self, *, on: date, case: CaseName, jurisdiction: str | None = None, level: str | None = None
    ) -> tuple[ApplicabilityRow, ...]:
        """Return the rows in force, lowest level first.

        Args:
            on: date of the application.
            case: new or renewal.
            jurisdiction: GB/T 2260 code of the firm; None leaves regional rows out.
            level: only this level.
        """
        found = [
            row
            for row in self.rows
            if case in row.case
            and row.from_ <= on
            and (row.to is None or on <= row.to)
            and level in (None, row.level)
            and (not row.jurisdictions or (jurisdiction or "").startswith(row.jurisdictions))
        ]
        return tuple(sorted(found, key=lambda row: (self.levels[row.level].rank, row.standard)))

    def applicable(
        self, *, on: date, case: CaseName, jurisdiction: str | None = None
    ) -> tuple[Standard, ...]:
        """Return the standards in force by date, case and jurisdiction, lowest level first."""
        rows = self.applicable_rows(on=on, case=case, jurisdiction=jurisdiction)
        return tuple(self.standards[row.standard] for row in rows if row.standard in self.standards)

    def in_force(self, standard_id: str, *, on: date, case: CaseName) -> bool:
        """Whether a row of the table applies the standard on the date; a named one runs all the same."""
        return any(
            row.standard == standard_id
            and case in row.case
            and row.from_ <= on
            and (row.to is None or on <= row.to)
            for row in self.rows
        )
