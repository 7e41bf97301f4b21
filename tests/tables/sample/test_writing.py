"""A sample is read back the same from every format."""

from pathlib import Path

import pytest

from tests.tables.kit import ON, catalogue, read
from tidu.engine import Facts
from tidu.tables.roster import RosterError
from tidu.tables.sample import sample, write_sample


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".parquet", ".XLSX"])
def test_what_is_written_is_read_back(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"样例{ending}"
    write_sample(file, n=60, seed=7, on=ON)
    roster = read(file)
    assert roster.rejected == ()
    assert roster.notes == ()
    assert roster.unread == ()
    for firm, made in zip(roster.firms, sample(60, 7, on=ON), strict=True):
        assert (firm.uscc, firm.name, firm.jurisdiction) == (made["uscc"], made["name"], made["jurisdiction"])
        facts = dict(Facts.read(made, catalogue=catalogue(), on=ON).values)
        del facts["uscc", None], facts["name", None]
        assert firm.facts.values == facts


def test_a_strange_ending(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"样例不能写成“.docx”；请用 .xlsx、.csv 或 .parquet"):
        write_sample(tmp_path / "样例.docx", n=1, seed=1, on=ON)


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".parquet"])
def test_a_place_that_cannot_be_written(ending: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="没有"):
        write_sample(tmp_path / "没有" / f"样例{ending}", n=1, seed=1, on=ON)


def test_spreadsheets_see_the_encoding_of_a_csv(tmp_path: Path) -> None:
    file = tmp_path / "样例.csv"
    write_sample(file, n=1, seed=1, on=ON)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf" + "统一社会信用代码".encode())
