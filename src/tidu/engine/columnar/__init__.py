"""The columnar executor: whole frames of firms at once, on Polars and, for large pools, as machine code.

    program = ColumnarProgram(standards, on=date(2026, 6, 1), case="new")
    answer = program.run(frame_of(firms, standards, on=date(2026, 6, 1), catalogue=library.catalogue))

It decides what the scalar executor decides, value for value, from the same compiled rules. Polars is imported
here and nowhere else in the engine.
"""

from tidu.engine.columnar.frame import counted_columns, dtype_of, frame_of, plain_slots, slots_read
from tidu.engine.columnar.ledgers import count_ledger, fields_read, too_large
from tidu.engine.columnar.program import ColumnarProgram

__all__ = [
    "ColumnarProgram",
    "count_ledger",
    "counted_columns",
    "dtype_of",
    "fields_read",
    "frame_of",
    "plain_slots",
    "slots_read",
    "too_large",
]
