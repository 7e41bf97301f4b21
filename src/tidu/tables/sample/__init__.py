"""Made-up firms with valid codes that hug the thresholds, for trying, testing and showing."""

from __future__ import annotations

from tidu.tables.sample.firms import sample
from tidu.tables.sample.writing import write_sample

__all__ = ["sample", "write_sample"]
