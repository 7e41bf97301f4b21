"""Rules as code: standards as data, judged exactly, with every verdict traced to its clause.

    library = load_packs()
    standard = library.standard("national.srdi-2026")
    facts = Facts.read({"revenue": "2000万", …}, catalogue=library.catalogue, on=date(2026, 6, 1))
    result = evaluate(standard, facts, on=date(2026, 6, 1), case="new")

The engine is pure: no clock, no network, no disk outside `tidu.engine.packs`, no dataframe library outside
`tidu.engine.columnar`.
"""

from __future__ import annotations

from tidu.engine.errors import (
    ConsistencyError,
    ExpressionError,
    FactError,
    PackError,
    PackSyntaxError,
    SchemaError,
    TiduError,
    UnknownIdError,
)
from tidu.engine.facts import Facts
from tidu.engine.packs.library import PackLibrary, Standard
from tidu.engine.packs.load import load_packs
from tidu.engine.results import ConditionResult, Gap, Outline, Result, SizeResult
from tidu.engine.scalar.classify import classify
from tidu.engine.scalar.evaluate import evaluate
from tidu.engine.scalar.outline import outline, outline_of, shortcomings
from tidu.engine.values import Verdict

__all__ = [
    "ConditionResult",
    "ConsistencyError",
    "ExpressionError",
    "FactError",
    "Facts",
    "Gap",
    "Outline",
    "PackError",
    "PackLibrary",
    "PackSyntaxError",
    "Result",
    "SchemaError",
    "SizeResult",
    "Standard",
    "TiduError",
    "UnknownIdError",
    "Verdict",
    "classify",
    "evaluate",
    "load_packs",
    "outline",
    "outline_of",
    "shortcomings",
]
