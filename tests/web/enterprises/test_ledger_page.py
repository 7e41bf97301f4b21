"""A firm's ledgers with what each standard counts."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tidu.web.enterprises.ledger_page import ledger_page

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


def test_the_date_decides_the_standard_and_the_count(site: Site) -> None:
    fill(site)
    now = ledger_page(site.east_firm, on=ON, chosen="national.srdi-2026")
    assert now.standard is not None
    assert now.standard.id == "national.srdi-2026"
    (ledger,) = now.ledgers
    count = next(one for one in ledger.counts if one.count.label == "Ⅰ类知识产权数量")
    assert [(name, item.state) for name, item in count.items] == [
        ("示例专利ZL1", "计入"),
        ("示例专利ZL2", "不计入"),
    ]
    assert [one.label for one in now.differing] == ["Ⅰ类知识产权数量"]
    earlier = ledger_page(site.east_firm, on=date(2025, 6, 1), chosen="national.srdi-2022")
    assert earlier.differing == ()


def test_an_unknown_standard_falls_back_to_one_in_force(site: Site) -> None:
    page = ledger_page(site.east_firm, on=ON, chosen="nonsense")
    assert page.standard == page.standards[0]
    assert page.ledgers == ()


def test_rows_stand_under_the_fields_in_use(site: Site) -> None:
    fill(site)
    (ledger,) = ledger_page(site.east_firm, on=ON).ledgers
    assert ledger.complete_on == date(2026, 3, 1)
    assert ledger.fields[:3] == ("种类", "证书号", "权利名称")
    row = ledger.rows[0]
    assert row.texts[:3] == ("发明专利", "ZL1", "示例专利ZL1")
    assert (row.name, row.source) == ("示例专利ZL1", "示例平台导出.xlsx")


def test_ledgers_without_rows_are_offered_and_titles_have_their_own_page(site: Site) -> None:
    fill(site)
    unused = {ledger.id for ledger in ledger_page(site.east_firm, on=ON).unused}
    assert unused == {"equity", "awards", "certificates", "institutions", "designations"}
