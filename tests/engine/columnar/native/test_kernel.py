"""A plan becomes one function, with a column for the firms that floats may not decide."""

from datetime import date

import polars as pl
import pytest

from tests.oracle.strategies import library
from tidu.engine.columnar import ColumnarProgram
from tidu.engine.columnar.native.kernel import DOUBT, kernel_of
from tidu.engine.columnar.native.leaves import NotNativeError

ON = date(2026, 6, 1)
SCHEMA = {"revenue": pl.Float64(), "main_revenue": pl.Float64(), "employees": pl.Int32()}


def judge() -> ColumnarProgram:
    return ColumnarProgram([library().standard("srdi-2022"), library().standard("size-2011")], on=ON)


def test_a_kernel_says_what_it_reads_and_writes() -> None:
    program = judge()
    answer = program.run(pl.DataFrame(schema=SCHEMA)).schema
    kernel = kernel_of(program.plan(SCHEMA), SCHEMA, answer)
    assert set(kernel.leaves.names) <= set(SCHEMA)
    assert [*kernel.dtypes] == [*answer, DOUBT]
    assert kernel.dtypes["national.size-2011"] == pl.UInt8()
    assert len(kernel.widths) == len(kernel.dtypes)
    assert kernel.text.count("define") == 1


def test_outputs_that_may_be_missing_are_left_to_polars() -> None:
    program = judge()
    answer = dict(program.run(pl.DataFrame(schema=SCHEMA)).schema)
    with pytest.raises(NotNativeError):
        kernel_of(program.plan(SCHEMA), SCHEMA, answer | {"national.srdi-2022": pl.Int16()})


def test_a_plan_that_reads_nothing_is_left_to_polars() -> None:
    program = judge()
    with pytest.raises(NotNativeError, match="no column"):
        kernel_of(program.plan({}), {}, program.run(pl.DataFrame({"row": [1]})).schema)
