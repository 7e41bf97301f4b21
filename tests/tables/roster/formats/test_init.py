"""The content of a file decides how it is opened, not its name; Polars is loaded for parquet alone."""

import io

import polars as pl

from tests.architecture.source import run_python
from tests.tables.kit import csv_text, workbook
from tidu.tables.roster.formats import open_sheets

ROWS = [["统一社会信用代码", "营业收入（万元）"]]


def test_content_decides() -> None:
    parquet = io.BytesIO()
    pl.DataFrame({"统一社会信用代码": [""], "营业收入（万元）": [""]}).write_parquet(parquet)
    for data in (workbook(ROWS), csv_text(ROWS).encode(), parquet.getvalue()):
        (sheet,) = open_sheets(data, "名单.doc")
        assert sheet.head(1) == ROWS


def test_reading_a_roster_loads_no_frames() -> None:
    code = (
        "import sys\n"
        "from tidu.tables.roster.formats import open_sheets\n"
        "open_sheets(b'a,b', 'x')\n"
        "import tidu.tables.roster.formats.workbook\n"
        "print({'polars', 'numpy', 'openpyxl', 'xlsxwriter'} & set(sys.modules))"
    )
    assert run_python(code).strip() == "set()"
