"""Further sheets of an export; their contents are read in test_jobs.py."""

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.tables.out.workbook.listing import listing_book
from tidu.web.exports.sheets import SHEETS, further_sheets

pytestmark = pytest.mark.django_db


def test_what_nobody_has_makes_no_sheet(site: Site, tmp_path: Path) -> None:
    with listing_book(tmp_path / "名单.xlsx") as book:
        assert further_sheets(book, [], [site.east_firm.pk]) == []
        made = further_sheets(book, list(SHEETS), [site.west_firm.pk])
    assert [type(one).__name__ for one in made] == ["TitlesSheet"], (
        "that there are no titles is worth a sheet"
    )


def test_a_batch_is_one_query_a_sheet(
    site: Site, tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(site)
    firms = {firm.pk: (firm.uscc, firm.name) for firm in (site.east_firm, site.west_firm)}
    with listing_book(tmp_path / "名单.xlsx") as book:
        made = further_sheets(book, list(SHEETS), list(firms))
        assert len(made) == 4
        with django_assert_num_queries(4):
            for sheet in made:
                sheet.add(firms)
