"""Any table in, with a mapping that a person may correct before the first row is read.

``propose`` looks at a file and says how each column would be read and why; ``Mapping`` is what the person
confirmed; ``open_reading`` reads row after row by it. Where `tidu.tables.roster` reads a roster for one
evaluation and refuses what it cannot place, this layer asks, and hands on rows without a code.
"""

from __future__ import annotations

from tidu.tables.imports.mapping import ColumnMapping, Mapping
from tidu.tables.imports.memory import remember
from tidu.tables.imports.proposing import propose
from tidu.tables.imports.reading import Reading, open_reading
from tidu.tables.imports.rejects import write_rejects
from tidu.tables.imports.results import Fault, Proposal, ProposedColumn, ReadRow, SheetInfo

__all__ = [
    "ColumnMapping",
    "Fault",
    "Mapping",
    "Proposal",
    "ProposedColumn",
    "ReadRow",
    "Reading",
    "SheetInfo",
    "open_reading",
    "propose",
    "remember",
    "write_rejects",
]
