import io

import openpyxl

from tests.web.assessments.test_comparing import both
from tests.web.case import Site
from tidu.web.assessments.comparing import compare
from tidu.web.assessments.comparison_book import comparison_book


def test_all_that_move_are_in_it(site: Site) -> None:
    made = both(site)
    compared = compare(site.officer, made, "national.innovative-2022", "national.srdi-2026", most=None)
    book = openpyxl.load_workbook(io.BytesIO(comparison_book(compared, made)))
    assert len(book.sheetnames) == 5
    names = {
        str(row[1].value)
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows(min_row=4)
        if row[1].value
    }
    assert names == {one.firm.name for ones in compared.moved.values() for one in ones}
    assert site.east_firm.name in names
