"""Files of a load, read and converted, by kind; each with its document for errors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from tidu.engine.packs.convert import convert
from tidu.engine.packs.strict_yaml import Document, read_yaml
from tidu.engine.schema.facts import FactsFile
from tidu.engine.schema.levels import ApplicabilityFile, LevelsFile
from tidu.engine.schema.standards import GateFile, Overlay, StandardFile
from tidu.engine.schema.upkeep import UpkeepFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.packs.files import PackFile
    from tidu.engine.packs.problems import Problems

SHAPES: dict[str, type[msgspec.Struct]] = {
    "facts": FactsFile,
    "levels": LevelsFile,
    "applicability": ApplicabilityFile,
    "upkeep": UpkeepFile,
    "gate": GateFile,
    "overlay": Overlay,
    "standard": StandardFile,
}
"""Struct of each kind of pack file that makes up a library."""


@dataclass(slots=True)
class Loaded:
    """Files of each kind; ``failed`` names the kinds of which a file could not be read."""

    facts: list[tuple[Document, FactsFile]] = field(default_factory=list)
    levels: list[tuple[Document, LevelsFile]] = field(default_factory=list)
    applicability: list[tuple[Document, ApplicabilityFile]] = field(default_factory=list)
    upkeep: list[tuple[Document, UpkeepFile]] = field(default_factory=list)
    gate: list[tuple[Document, GateFile]] = field(default_factory=list)
    overlay: list[tuple[Document, Overlay]] = field(default_factory=list)
    standard: list[tuple[Document, StandardFile]] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)

    @property
    def levels_judged(self) -> dict[str, str | None]:
        """Level that each standard judges, by the standard's id."""
        return {spec.id: spec.level for _, spec in self.standard}


def read_files(files: Iterable[PackFile], problems: Problems) -> Loaded:
    """Read and convert files.

    Args:
        files: files of the kinds in `SHAPES`.
        problems: takes what is no strict YAML and what does not fit its shape.
    """
    loaded = Loaded()
    for file in files:
        done = False
        with problems.here():
            document = read_yaml(file.text, file.name)
            kind: list[tuple[Document, Any]] = getattr(loaded, file.kind)
            kind.append((document, convert(document, SHAPES[file.kind])))
            done = True
        if not done:
            loaded.failed.add(file.kind)
    return loaded
