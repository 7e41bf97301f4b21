"""Everything a standard may refer to while it is compiled: facts, levels, gates, size classes, overlays."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError
from tidu.engine.expressions.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.expressions.typed import Boolean
    from tidu.engine.packs.size_classes import SizeTable
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.levels import Level
    from tidu.engine.schema.standards import GateFile, Overlay, StandardFile


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate file with its document, so that errors in it point there."""

    document: Document
    spec: GateFile


@dataclass(slots=True)
class World:
    """What is already loaded; filled in the order facts, levels, gates, sizes, overlays."""

    catalogue: Catalogue
    levels: Mapping[str, Level]
    gates: Mapping[str, Gate] = field(default_factory=dict)
    sizes: dict[str, SizeTable] = field(default_factory=dict)
    size_files: dict[str, StandardFile] = field(default_factory=dict)
    overlays: tuple[Overlay, ...] = ()
    typed: dict[str, Boolean] = field(default_factory=dict)
    """Tests already read, by their text."""

    @property
    def titles(self) -> dict[str, str]:
        """Word of each title → the fact that holds its end."""
        return {
            level.title: level.until_fact
            for level in self.levels.values()
            if level.title and level.until_fact
        }

    @property
    def scope(self) -> Scope:
        """Names that rules about a firm may use."""
        return Scope.of_firm(self.catalogue, self.titles)

    def gate(self, gate_id: str | None, document: Document) -> Gate | None:
        """Return the gate a standard names.

        Raises:
            ConsistencyError: no pack defines it.
        """
        if gate_id is None:
            return None
        if gate_id not in self.gates:
            known = "、".join(self.gates)
            raise ConsistencyError(
                "没有这个通用门槛", place=document.place("gate"), expected=known, got=gate_id
            )
        return self.gates[gate_id]
