"""The input workbook: headings, units, drop-downs, an example and explanations, for a date."""

from __future__ import annotations

from tidu.tables.template.writing import write_template

__all__ = ["write_template"]
