"""Workbooks to fill in: for each firm only the cells that still decide, read back without mapping.

It may read results of the engine as keys of facts; it knows neither the database nor who asks.
"""

from tidu.tables.fillin.fill_sheet import NAME as SHEET
from tidu.tables.fillin.layout import Lacking
from tidu.tables.fillin.writing import write_fillin

__all__ = ["SHEET", "Lacking", "write_fillin"]
