"""Measures over pools of firms, in the grammar of rules: count, sum, mean, share, and their arithmetic."""

from __future__ import annotations

from tidu.engine.measures.compile import compile_measure
from tidu.engine.measures.measure import Measure
from tidu.engine.measures.results import Aggregated, Measured

__all__ = ["Aggregated", "Measure", "Measured", "compile_measure"]
